import type { Unsettled } from '#core/store/store.ts';

/** After the attempt ended: most are in the history by then, and a server that is slow to list them gets some time. */
const EARLY_LOOKS_MS = [500, 3_000, 10_000, 30_000];
/** From the first look that reached back far enough to the one that ends the search: what the store asks for. */
const LOOKING_MS = 60_000;
const THEN_EVERY_MS = 10_000;
/** The person was asked; the history may still tell before they answer. */
const ASKED_EVERY_MS = 60_000;
const UNAVAILABLE_AFTER_MS = 2 * 60_000;

/** When the history should be read next for a message that may have been sent. `lookedAt`: when it was last tried, if ever. */
export function lookDueAt({ endedAt, firstLookAt, isAsked }: Unsettled, lookedAt: number | null): number {
  const planned = EARLY_LOOKS_MS.map((delay) => endedAt + delay);
  if (lookedAt === null) return Math.min(...planned);
  if (isAsked) return lookedAt + ASKED_EVERY_MS;
  if (firstLookAt !== null) planned.push(firstLookAt + LOOKING_MS);
  const left = planned.filter((at) => at > lookedAt);
  return left.length > 0 ? Math.min(...left) : lookedAt + THEN_EVERY_MS;
}

/** Whether it was looked for in vain for so long that nobody waits any more. `since`: when looking began in this run. */
export function isOverdue({ endedAt, lastLookAt, isAsked }: Unsettled, since: number, now: number): boolean {
  const last = Math.max(endedAt, lastLookAt ?? 0, since);
  // A clock that was set back: better asked too early than never.
  return !isAsked && Math.abs(now - last) >= UNAVAILABLE_AFTER_MS;
}
