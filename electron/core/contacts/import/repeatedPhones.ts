import type { Pace } from './pace.ts';

/** Taken by their last digit, so that each sort is short. */
const PARTS = 10;

/**
 * Phones that occur more than once, as numbers; 0 stands for none. By sorting: a set of all of them, growing to millions,
 * costs several times as much, most of it in garbage collection.
 */
export async function repeatedPhones(phones: Float64Array, pace: Pace): Promise<ReadonlySet<number>> {
  const repeated = new Set<number>();
  for (let digit = 0; digit < PARTS; digit += 1) {
    await pace.rest();
    const part = phones.filter((phone) => phone !== 0 && phone % PARTS === digit).sort();
    for (let index = 1; index < part.length; index += 1) {
      const phone = part[index] ?? 0;
      if (phone === part[index - 1]) repeated.add(phone);
    }
  }
  return repeated;
}
