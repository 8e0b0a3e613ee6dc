import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readAround } from './readAround.ts';

/** A table of these keys in pages of some size, of which some are damaged: touching one fails. */
function paged(keys: readonly number[], perPage: number, damaged: ReadonlySet<number>) {
  const pageOf = (index: number) => Math.floor(index / perPage);
  return function* (from: number, to: number): Generator<number> {
    const first = keys.findIndex((key) => key >= from);
    // To seek is to read the page where the key would stand, and the one after the last key says that it is the last.
    const seek = pageOf(first < 0 ? keys.length - 1 : first);
    if (damaged.has(seek)) throw new Error('damaged');
    for (const [index, key] of keys.entries()) {
      if (key < from) continue;
      // Only the row after the last one tells that it was the last.
      if (damaged.has(pageOf(index))) throw new Error('damaged');
      if (key > to) return;
      yield key;
    }
  };
}

it('reads every row that stands in a sound page, and none of the others', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 6_000 }), { minLength: 1, maxLength: 120 }),
      fc.integer({ min: 1, max: 20 }),
      fc.array(fc.nat({ max: 20 }), { maxLength: 6 }),
      (unsorted, perPage, damagedPages) => {
        const keys = [...unsorted].sort((a, b) => a - b);
        const damaged = new Set(damagedPages);
        const sound = keys.filter((_, index) => !damaged.has(Math.floor(index / perPage)));
        const { rows, isWhole } = readAround(Math.max(...keys), paged(keys, perPage, damaged), (key) => key);
        expect([...rows].sort((a, b) => a - b)).toEqual(sound);
        if (isWhole) expect(sound).toEqual(keys);
      },
    ),
    { numRuns: 100, seed: 1 },
  );
});

it('ends where nothing can be read at all, however far the keys go', () => {
  let reads = 0;
  const fail = (): number[] => {
    reads += 1;
    throw new Error('damaged');
  };
  const { rows, isWhole } = readAround(Number.MAX_SAFE_INTEGER, fail, (key) => key);
  expect({ rows, isWhole }).toEqual({ rows: [], isWhole: false });
  expect(reads).toBeLessThan(200_000);
});
