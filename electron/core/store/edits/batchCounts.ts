import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { BatchRowState } from '#contract/routes/batches.ts';

export type BatchCounts = ReturnType<typeof createBatchCounts>;
export type Counts = Record<BatchRowState, number>;

const EMPTY: Counts = { waiting: 0, sending: 0, done: 0, refused: 0, skipped: 0, cancelled: 0 };

/**
 * How many rows of a batch have come to what. Counted once and kept in step after that: a batch may have 100,000 rows, and
 * is looked at after each of them.
 */
export function createBatchCounts(db: Database) {
  const count = db.prepare<[number], { state: BatchRowState; count: number }>(
    'SELECT state, COUNT(*) AS count FROM edits WHERE batch_id = ? GROUP BY state',
  );
  const end = db.prepare<[number, number]>(
    `UPDATE batches SET state = 'finished', finished_at = ? WHERE id = ? AND state IN ('running', 'paused')`,
  );
  const known = new Map<number, Counts>();

  function of(batchId: number): Counts {
    let counts = known.get(batchId);
    if (!counts) {
      counts = { ...EMPTY };
      for (const row of count.all(batchId)) counts[row.state] = row.count;
      known.set(batchId, counts);
    }
    return counts;
  }

  return {
    of: (batchId: number): Readonly<Counts> => ({ ...of(batchId) }),
    move(batchId: number, from: BatchRowState, to: BatchRowState): void {
      // Counted after the row was written where it was not known: it is in its new place already.
      if (!known.has(batchId)) return;
      const counts = of(batchId);
      counts[from] -= 1;
      counts[to] += 1;
    },
    /** Count anew: many rows changed at once, or a transaction did not come to its end. */
    forget(batchId?: number): void {
      if (batchId === undefined) known.clear();
      else known.delete(batchId);
    },
    endIfDone(batchId: number, at: number): void {
      const { waiting, sending } = of(batchId);
      if (waiting + sending === 0) end.run(Math.trunc(at), batchId);
    },
  };
}
