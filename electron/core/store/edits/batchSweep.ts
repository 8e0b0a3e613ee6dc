import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { BatchCounts } from './batchCounts.ts';

/** Rows that are written or go at a time: some milliseconds, in which the store answers nobody else. */
export const ROWS_A_PIECE = 1_000;

/**
 * What is left to do for batches that were cancelled or removed: their state says it at once, their rows, of which there
 * may be 100,000, follow piece by piece. A crash leaves the rest to the next start.
 */
export function createBatchSweep(db: Database, { batchCounts }: { readonly batchCounts: BatchCounts }) {
  const removed = db.prepare<[], number>(`SELECT id FROM batches WHERE state = 'removing' LIMIT 1`).pluck();
  const removeRows = db.prepare<[number, number]>(
    'DELETE FROM edits WHERE id IN (SELECT id FROM edits WHERE batch_id = ? LIMIT ?)',
  );
  const removeBatch = db.prepare<[number]>('DELETE FROM batches WHERE id = ?');
  const cancelled = db
    .prepare<[], number>(
      `SELECT id FROM batches AS b WHERE state = 'cancelled'
         AND EXISTS (SELECT 1 FROM edits WHERE batch_id = b.id AND state = 'waiting') LIMIT 1`,
    )
    .pluck();
  const cancelRows = db.prepare<[number, number]>(
    `UPDATE edits SET state = 'cancelled'
     WHERE id IN (SELECT id FROM edits WHERE batch_id = ? AND state = 'waiting' LIMIT ?)`,
  );

  function sweepOne(): boolean {
    const gone = removed.get();
    if (gone !== undefined) {
      if (removeRows.run(gone, ROWS_A_PIECE).changes > 0) return true;
      removeBatch.run(gone);
      batchCounts.forget(gone);
      return true;
    }
    const left = cancelled.get();
    if (left === undefined) return false;
    cancelRows.run(left, ROWS_A_PIECE);
    batchCounts.forget(left);
    return true;
  }

  return {
    /** The next piece; false: there was nothing left. */
    step: db.transaction(sweepOne),
    /** All rows that wait: those of a cancelled batch must not be taken for rows that are tried again. */
    cancelAll(id: number): void {
      while (cancelRows.run(id, ROWS_A_PIECE).changes > 0) batchCounts.forget(id);
    },
  };
}
