import { AppError } from '#contract/errors.ts';
import type { Insights } from '#contract/routes/insights.ts';
import { readInsights, type InsightQuery, type InsightStore } from './readInsights.ts';

/** Readings under way: a reader has one at a time, and the newest is the one it wants. */
export function createInsightReader() {
  const reading = new Map<string, AbortController>();

  function leave(readerId: string): void {
    reading.get(readerId)?.abort(new AppError('STOPPING', 'Another period was chosen meanwhile.'));
    reading.delete(readerId);
  }

  return {
    /** Throws STOPPING where the reader left, or asked again. */
    async read(readerId: string, open: () => Promise<InsightStore>, query: InsightQuery): Promise<Insights> {
      leave(readerId);
      const mine = new AbortController();
      reading.set(readerId, mine);
      try {
        const store = await open();
        mine.signal.throwIfAborted();
        return await readInsights(store, query, mine.signal);
      } finally {
        if (reading.get(readerId) === mine) reading.delete(readerId);
      }
    },
    leave,
  };
}
