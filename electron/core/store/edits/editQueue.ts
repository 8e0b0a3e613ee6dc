import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Problem } from '#contract/errors.ts';
import type { BatchRowState } from '#contract/routes/batches.ts';
import type { EditJob, StoreQueries } from '../store.ts';
import type { BatchCounts } from './batchCounts.ts';
import { EDIT_COLUMNS, toJob, type EditRow } from './editRows.ts';

type Queue = Pick<
  StoreQueries['edits'],
  'claim' | 'claimOne' | 'nextDueAt' | 'defer' | 'recover' | 'retry'
> & {
  /** A row of a batch has its result; the last one ends the batch. */
  finish(row: EditRow, state: BatchRowState, problem: Problem | null, at: number): void;
};

/**
 * Another edit of the same thing is leaving, or was made before this one and goes first: a single edit before a single one,
 * a row of a batch before that of a later batch, as long as the earlier one runs.
 */
export const IS_BLOCKED = `EXISTS (
    SELECT 1 FROM edits AS o WHERE o.target = e.target AND o.key = e.key AND o.state IN ('waiting', 'sending')
      AND o.id <> e.id AND (o.state = 'sending' OR (o.batch_id IS NULL AND e.batch_id IS NULL AND o.id < e.id)
        OR (o.batch_id < e.batch_id AND (SELECT state FROM batches WHERE id = o.batch_id) = 'running')))`;

export const NEXT_SINGLE_SQL = `SELECT ${EDIT_COLUMNS} FROM edits AS e
  WHERE e.batch_id IS NULL AND e.state = 'waiting' AND e.not_before <= :now AND NOT ${IS_BLOCKED}
  ORDER BY e.not_before, e.id LIMIT 1`;
export const NEXT_OF_BATCH_SQL = `SELECT ${EDIT_COLUMNS} FROM edits AS e
  WHERE e.batch_id = :batchId AND e.state = 'waiting' AND e.not_before <= :now AND NOT ${IS_BLOCKED}
  ORDER BY e.not_before, e.id LIMIT 1`;

/** Which edit leaves next: single ones, then the rows of running batches, the oldest batch first. */
export function createEditQueue(
  db: Database,
  deps: {
    readonly batchCounts: BatchCounts;
    readonly presentOf: (row: EditRow) => EditJob['present'];
  },
): Queue {
  const { batchCounts, presentOf } = deps;
  const single = db.prepare<{ now: number }, EditRow>(NEXT_SINGLE_SQL);
  const ofBatch = db.prepare<{ now: number; batchId: number }, EditRow>(NEXT_OF_BATCH_SQL);
  const one = db.prepare<[number], EditRow>(
    `SELECT ${EDIT_COLUMNS} FROM edits AS e WHERE e.id = ? AND e.state = 'waiting' AND NOT ${IS_BLOCKED}`,
  );
  const running = db
    .prepare<[], number>(`SELECT id FROM batches WHERE state = 'running' ORDER BY id`)
    .pluck();
  const dueSingle = db
    .prepare<[], number | null>(
      `SELECT MIN(e.not_before) FROM edits AS e WHERE e.batch_id IS NULL AND e.state = 'waiting' AND NOT ${IS_BLOCKED}`,
    )
    .pluck();
  const dueOfBatch = db
    .prepare<[number], number>(
      `SELECT e.not_before FROM edits AS e WHERE e.batch_id = ? AND e.state = 'waiting' AND NOT ${IS_BLOCKED}
       ORDER BY e.not_before LIMIT 1`,
    )
    .pluck();
  const setState = db.prepare<[string, number]>('UPDATE edits SET state = ? WHERE id = ?');
  const setResult = db.prepare<[string, string | null, number]>(
    'UPDATE edits SET state = ?, problem = ? WHERE id = ?',
  );
  const batchOf = db.prepare<[number], { batchId: number | null; state: BatchRowState }>(
    'SELECT batch_id AS batchId, state FROM edits WHERE id = ?',
  );
  const defer = db.prepare(
    `UPDATE edits SET state = :state, not_before = :until, problem = :problem, attempts = attempts + 1,
       may_have_arrived = max(may_have_arrived, :mayHaveArrived) WHERE id = :id AND state = 'sending'`,
  );
  const isCancelled = db
    .prepare<[number], number>(`SELECT state = 'cancelled' FROM batches WHERE id = ?`)
    .pluck();
  const wereSending = db.prepare<[], { id: number; batchId: number | null }>(
    `SELECT id, batch_id AS batchId FROM edits WHERE state = 'sending'`,
  );
  const backToLine = db.prepare<[string, number]>(
    `UPDATE edits SET state = ?, may_have_arrived = 1 WHERE id = ?`,
  );
  const retry = db.prepare<[number]>(
    `UPDATE edits SET state = 'waiting', problem = NULL, not_before = 0
     WHERE id = ? AND batch_id IS NULL AND state = 'refused'`,
  );

  /** What of a cancelled batch was under way does not wait again. */
  function restState(batchId: number | null): 'waiting' | 'cancelled' {
    return batchId !== null && isCancelled.get(batchId) === 1 ? 'cancelled' : 'waiting';
  }

  function send(row: EditRow | undefined) {
    if (!row) return null;
    setState.run('sending', row.id);
    if (row.batchId !== null) batchCounts.move(row.batchId, 'waiting', 'sending');
    return toJob(row, presentOf(row));
  }

  function next(now: number): EditRow | undefined {
    const first = single.get({ now });
    if (first) return first;
    for (const batchId of running.all()) {
      const row = ofBatch.get({ now, batchId });
      if (row) return row;
    }
    return undefined;
  }

  return {
    claim: (now) => send(next(now)),
    claimOne: (id) => send(one.get(id)),
    nextDueAt() {
      const dues = [dueSingle.get() ?? null, ...running.all().map((id) => dueOfBatch.get(id) ?? null)];
      const known = dues.filter((due) => due !== null);
      return known.length === 0 ? null : Math.min(...known);
    },
    defer(id, until, problem, mayHaveArrived) {
      const batchId = batchOf.get(id)?.batchId ?? null;
      const state = restState(batchId);
      const values = { until: Math.trunc(until), problem: problem && JSON.stringify(problem) };
      const { changes } = defer.run({ id, state, ...values, mayHaveArrived: Number(mayHaveArrived) });
      if (changes > 0 && batchId !== null) batchCounts.move(batchId, 'sending', state);
    },
    finish({ id, batchId }, state, problem, at) {
      if (batchId === null) return;
      const before = batchOf.get(id)?.state;
      setResult.run(state, problem && JSON.stringify(problem), id);
      if (before) batchCounts.move(batchId, before, state);
      batchCounts.endIfDone(batchId, at);
    },
    recover() {
      for (const { id, batchId } of wereSending.all()) {
        const state = restState(batchId);
        backToLine.run(state, id);
        if (batchId !== null) batchCounts.move(batchId, 'sending', state);
      }
    },
    retry: (id) => retry.run(id).changes > 0,
  };
}
