/** No answer takes longer than this: what seems older than that is not old, but the clock was set. */
const LONGEST_ANSWER_MS = 5 * 60_000;
const MOST_REMOVED = 10_000;

/**
 * When what is known of each contact was asked for: an older answer never overwrites what a newer one said, nor brings
 * back whom a newer one took away. Only answers under way can be older, so this is kept no longer than the store is open.
 */
export function createToldAt() {
  /** By person id; 0: nothing was told yet. */
  let times = new Float64Array(1_024);
  const removedAt = new Map<string, number>();

  return {
    isOlder: (id: number, requestedAt: number): boolean => isOlder(requestedAt, times[id] ?? 0),
    note(id: number, requestedAt: number): void {
      if (id >= times.length) {
        const longer = new Float64Array(Math.max(id + 1, times.length * 2));
        longer.set(times);
        times = longer;
      }
      times[id] = requestedAt;
    },
    noteRemoved(phone: string, requestedAt: number): void {
      if (removedAt.size >= MOST_REMOVED) removedAt.clear();
      removedAt.set(phone, requestedAt);
    },
    wasRemovedSince: (phone: string, requestedAt: number): boolean =>
      isOlder(requestedAt, removedAt.get(phone) ?? 0),
  };
}

export type ToldAt = ReturnType<typeof createToldAt>;

/** Whether an answer was asked for before the one that told what is known. */
export function isOlder(requestedAt: number, toldAt: number): boolean {
  return requestedAt < toldAt && toldAt - requestedAt < LONGEST_ANSWER_MS;
}
