/** What was read of something, and whether that was all of it. */
export interface Readable<T> {
  readonly rows: T[];
  readonly isWhole: boolean;
}

/** So many keys are asked for at once, until a part of them can't be read. */
const CHUNK = 4096;
const MOST_CHUNKS = 10_000;
/** Reads that may fail on the way around damage; each costs a page or two. */
const MOST_FAILURES = 20_000;

/**
 * Reads rows by a whole-number key from 0 to `highest`, around what can't be read: what is left of a range that fails is
 * halved until what fails is single keys. `read` gives rows in the order of their keys. All ranges of one width come before narrower ones, so that where too much is damaged to
 * try every key, what is left out is little everywhere rather than everything behind some point.
 */
export function readAround<T>(
  highest: number,
  read: (from: number, to: number) => Iterable<T>,
  keyOf: (row: T) => number,
): Readable<T> {
  const rows: T[] = [];
  const width = Math.max(CHUNK, Math.ceil((highest + 1) / MOST_CHUNKS));
  const ranges: { from: number; to: number }[] = [];
  for (let from = 0; from <= highest; from += width) ranges.push({ from, to: from + width - 1 });
  let failures = 0;
  for (const { from, to } of ranges) {
    let next = from;
    try {
      for (const row of read(from, to)) {
        rows.push(row);
        next = keyOf(row) + 1;
      }
    } catch {
      failures += 1;
      if (from === to || next > to || failures > MOST_FAILURES) continue;
      const middle = Math.floor((next + to) / 2);
      ranges.push({ from: next, to: middle });
      if (middle < to) ranges.push({ from: middle + 1, to });
    }
  }
  return { rows, isWhole: failures === 0 };
}
