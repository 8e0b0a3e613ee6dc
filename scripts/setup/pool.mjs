import { availableParallelism } from 'node:os';

/**
 * Does all of it, a few at a time, and gives the results in order.
 * @template T, R
 * @param {readonly T[]} items
 * @param {(item: T) => Promise<R>} work
 * @param {number} [width]
 * @returns {Promise<R[]>}
 */
export async function inParallel(items, work, width = Math.max(2, availableParallelism())) {
  /** @type {R[]} */
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next;
      next += 1;
      results[index] = await work(/** @type {T} */ (items[index]));
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
