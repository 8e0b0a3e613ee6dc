import type { Batch } from '#contract/routes/batches.ts';
import { isEnded } from './batchWords';

/**
 * Batches that have a line: those that go on, those that ended and have something to look at, and of those that went
 * through the newest alone, for it to be seen that it did. The newest first.
 */
export function barLines(batches: readonly Batch[]): readonly Batch[] {
  const newestClean = batches.find(isClean);
  return batches.filter((batch) => !isClean(batch) || batch === newestClean);
}

/** Those that go with a line when it is dismissed: behind one that went through stand the older ones. */
export function dismissedWith(batch: Batch, batches: readonly Batch[]): readonly Batch[] {
  return isClean(batch) ? batches.filter(isClean) : [batch];
}

/** It ended, and everything was done. */
export function isClean(batch: Batch): boolean {
  return isEnded(batch) && batch.counts.done === batch.total;
}
