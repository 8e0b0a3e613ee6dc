const DAY_MS = 24 * 60 * 60_000;

/**
 * Which of a store's backups stay, by when they were made (ms): the two newest, the oldest of the last week, the
 * oldest of the last month and the newest before that. The oldest of a span grows into the next one, so there is
 * always something of about a day, a week and a month ago. One made by a clock that was ahead says nothing of its age:
 * the newest of these stays too, beside the others. Six at most; the newest always.
 */
export function backupsToKeep(madeAt: readonly number[], now: number): number[] {
  const newestFirst = [...new Set(madeAt)].sort((a, b) => b - a);
  const ages = newestFirst.filter((at) => at <= now + DAY_MS);
  const kept = [
    newestFirst.find((at) => at > now + DAY_MS),
    ...ages.slice(0, 2),
    ages.findLast((at) => now - at <= 7 * DAY_MS),
    ages.findLast((at) => now - at > 7 * DAY_MS && now - at <= 30 * DAY_MS),
    ages.find((at) => now - at > 30 * DAY_MS),
  ];
  return newestFirst.filter((at) => kept.includes(at));
}

/** Beyond this a copy takes long enough to be noticed: such a store is backed up once a week. */
const LARGE_BYTES = 512 * 1024 * 1024;

/** Whether a backup of a store of this size is due. */
export function isBackupDue(madeAt: readonly number[], now: number, sizeBytes: number): boolean {
  // Less than a whole day: who closes the app each evening, now earlier, now later, gets one each evening.
  const everyMs = sizeBytes > LARGE_BYTES ? 6.5 * DAY_MS : 0.75 * DAY_MS;
  // Either side of now: a clock that was ahead for an hour must not bring two a day, nor one that was years ahead none.
  return madeAt.every((at) => Math.abs(now - at) >= everyMs);
}

const ASIDE_KEPT_MS = 30 * DAY_MS;
const MOST_ASIDE = 3;

/**
 * Which damaged files stay: those of the last 30 days, three at most. Of more the first stays, which holds the most,
 * and the two newest: a disk that damages one after the other must not be filled with them.
 */
export function asidesToKeep(setAsideAt: readonly number[], now: number): number[] {
  const oldestFirst = [...new Set(setAsideAt)]
    .filter((at) => Math.abs(now - at) <= ASIDE_KEPT_MS)
    .sort((a, b) => a - b);
  if (oldestFirst.length <= MOST_ASIDE) return oldestFirst;
  return [...oldestFirst.slice(0, 1), ...oldestFirst.slice(1 - MOST_ASIDE)];
}
