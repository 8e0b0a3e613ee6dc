import { isOpenAt } from './rules.ts';
import { createRandom } from './random.ts';

const SLOT_MS = 75_000;
const LIVELY_MS = 30 * 60_000;
const LONGEST_MS = 5 * 86_400_000;
/** Nobody writes twice within this time. */
const PAUSE_MS = 3 * 3_600_000;

/** Somebody who writes without being asked. */
export interface Spontaneous {
  readonly at: number;
  /** Tells this one from all others: the same after a restart. */
  readonly slot: number;
  /** The conversation it goes to, by rank. */
  readonly rank: number;
}

/**
 * Who writes from the last call up to now, and up to a slot later. Time is cut into slots that each have a fixed fate, so a restart at a later time sees
 * the same messages: often in the first half hour after the epoch, then about six an hour while the shop is open and
 * one at night. What is older than five days at the start is left out.
 */
export function createSpontaneous(options: {
  readonly seed: number;
  readonly epoch: number;
  readonly ranked: number;
  readonly startedAt: number;
}): { until(now: number): Spontaneous[] } {
  const { seed, epoch, ranked } = options;
  let next = Math.max(0, Math.floor((options.startedAt - LONGEST_MS - epoch) / SLOT_MS));

  const wroteAt = new Map<number, number>();
  const inSlot = (slot: number): Spontaneous | null => {
    const random = createRandom(seed, 'slot', slot);
    const at = epoch + slot * SLOT_MS + random.integer(20_000, SLOT_MS - 1);
    const usual = isOpenAt(at) ? 0.12 : 0.02;
    if (!random.chance(at - epoch < LIVELY_MS ? 0.75 : usual)) return null;
    const candidates = Array.from({ length: 6 }, () => Math.floor(ranked * random.fraction() ** 2.2));
    const rank = candidates.find((one) => at - (wroteAt.get(one) ?? -Infinity) > PAUSE_MS);
    if (rank === undefined) return null;
    wroteAt.set(rank, at);
    return { at, slot, rank };
  };

  return {
    until(now) {
      const found: Spontaneous[] = [];
      if (ranked === 0) return found;
      while (epoch + next * SLOT_MS <= now) {
        const one = inSlot(next++);
        if (one) found.push(one);
      }
      return found;
    },
  };
}
