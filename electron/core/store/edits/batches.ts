import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { BatchRow, BatchRowState } from '#contract/routes/batches.ts';
import type { Problem } from '#contract/errors.ts';
import type { NewBatchRow, RejectedRow, StoredBatch, StoreQueries } from '../store.ts';
import type { BatchCounts } from './batchCounts.ts';
import { batchTitle, bulkKind, bulkRow } from './bulkRows.ts';

interface StoredRow {
  readonly id: number;
  readonly kind: StoredBatch['kind'];
  readonly title: string;
  readonly details: string;
  readonly state: StoredBatch['state'];
  readonly createdAt: number;
  readonly finishedAt: number | null;
}

type JsonRow<Row> = Omit<Row, 'problem' | 'cells'> & {
  readonly problem: string | null;
  readonly cells: string | null;
};

const MOST_LISTED = 50;
const BULK_PIECE = 1_000;
const BATCH_COLUMNS = `id, kind, title, details, state, created_at AS createdAt, finished_at AS finishedAt`;

export const BATCH_ROWS_SQL = `SELECT id, key AS phone, label, op, state, problem, line, NULL AS cells FROM edits
  WHERE batch_id = :id AND state IN (SELECT value FROM json_each(:states)) ORDER BY id LIMIT :limit OFFSET :offset`;

/** Many changes made one after the other; their rows are edits that don't show before they end. */
export function createBatches(
  db: Database,
  deps: {
    readonly batchCounts: BatchCounts;
    readonly selected: StoreQueries['contacts']['selected'];
  },
): StoreQueries['batches'] {
  const { batchCounts, selected } = deps;
  const insert = db.prepare<[string, string, string, number]>(
    `INSERT INTO batches (kind, title, details, state, created_at) VALUES (?, ?, ?, 'filling', ?)`,
  );
  const insertRow = db.prepare(
    `INSERT INTO edits (batch_id, target, key, op, label, change, seen, state, at, problem, line, cells)
     SELECT id, 'contact', :key, :op, :label, :change, :seen, :state, created_at, :problem, :line, :cells
     FROM batches WHERE id = :batchId AND state = 'filling'`,
  );
  const select = db.prepare<[number], StoredRow>(`SELECT ${BATCH_COLUMNS} FROM batches WHERE id = ?`);
  const newest = db.prepare<[number], StoredRow>(
    `SELECT ${BATCH_COLUMNS} FROM batches WHERE state <> 'filling' ORDER BY id DESC LIMIT ?`,
  );
  const rows = db.prepare<[{ id: number; states: string; limit: number; offset: number }], JsonRow<BatchRow>>(
    BATCH_ROWS_SQL,
  );
  const rejected = db.prepare<[number, number, number], JsonRow<RejectedRow>>(
    `SELECT id, key AS phone, label, line, cells, problem FROM edits
     WHERE batch_id = ? AND state IN ('refused', 'skipped') AND id > ? ORDER BY id LIMIT ?`,
  );
  const setState = db.prepare<[string, number]>('UPDATE batches SET state = ? WHERE id = ?');
  const cancel = db.prepare<[number, number]>(
    `UPDATE batches SET state = 'cancelled', finished_at = ? WHERE id = ?`,
  );
  const cancelRows = db.prepare<[number]>(
    `UPDATE edits SET state = 'cancelled' WHERE batch_id = ? AND state = 'waiting'`,
  );
  const retryRows = db.prepare<[number]>(
    `UPDATE edits SET state = 'waiting', problem = NULL, not_before = 0 WHERE batch_id = ? AND state = 'refused'`,
  );
  const runAgain = db.prepare<[number]>(
    `UPDATE batches SET state = 'running', finished_at = NULL WHERE id = ?`,
  );
  const remove = db.prepare<[number]>(
    `DELETE FROM batches WHERE id = ? AND state IN ('cancelled', 'finished')`,
  );
  const removeFilling = db.prepare(`DELETE FROM batches WHERE state = 'filling'`);

  function open(batch: Parameters<StoreQueries['batches']['open']>[0], at: number): number {
    const details = JSON.stringify(batch.details ?? null);
    return Number(insert.run(batch.kind, batch.title, details, Math.trunc(at)).lastInsertRowid);
  }

  function fill(id: number, added: readonly NewBatchRow[]): void {
    for (const row of added) {
      const { key, op, label, line, cells, problem } = row;
      insertRow.run({
        ...{ batchId: id, key, op, label, line },
        change: JSON.stringify(row.change),
        seen: JSON.stringify(row.seen),
        state: problem ? 'skipped' : 'waiting',
        problem: problem && JSON.stringify(problem),
        cells: cells && JSON.stringify(cells),
      });
    }
    batchCounts.forget(id);
  }

  function start(id: number, at: number): void {
    if (select.get(id)?.state !== 'filling') return;
    setState.run('running', id);
    batchCounts.endIfDone(id, at);
  }

  function toBatch(row: StoredRow): StoredBatch {
    const counts = batchCounts.of(row.id);
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return { ...row, details: JSON.parse(row.details) as unknown, counts, total };
  }

  return {
    open,
    fill,
    openBulk({ selection, action }, at) {
      const id = open({ kind: bulkKind(action), title: batchTitle(action), details: null }, at);
      let total = 0;
      for (let after: number | null = null; ;) {
        const { rows: contacts, next } = selected(selection, { after, limit: BULK_PIECE });
        const changes = contacts.map((contact) => bulkRow(contact, action)).filter((row) => row !== null);
        fill(id, changes);
        total += changes.length;
        if (next === null) break;
        after = next;
      }
      start(id, at);
      return { id, total };
    },
    start,
    list: () => newest.all(MOST_LISTED).map(toBatch),
    get(id) {
      const row = select.get(id);
      return row ? toBatch(row) : null;
    },
    rows(id, { states = ALL_STATES, limit, offset }) {
      const counts = batchCounts.of(id);
      return {
        rows: rows.all({ id, states: JSON.stringify(states), limit, offset }).map(({ cells: _, ...row }) => ({
          ...row,
          problem: parsed(row.problem) as Problem | null,
        })),
        total: [...new Set(states)].reduce((sum, state) => sum + counts[state], 0),
      };
    },
    rejected: (id, { after, limit }) =>
      rejected.all(id, after ?? 0, limit).map((row) => ({
        ...row,
        problem: parsed(row.problem) as Problem | null,
        cells: parsed(row.cells) as string[] | null,
      })),
    setState(id, state, at) {
      const now = select.get(id)?.state;
      if (now !== 'running' && now !== 'paused') return false;
      if (state === 'cancelled') {
        cancelRows.run(id);
        cancel.run(Math.trunc(at), id);
        batchCounts.forget(id);
      } else {
        setState.run(state, id);
      }
      return true;
    },
    retry(id) {
      const now = select.get(id)?.state;
      if (now === undefined || now === 'filling') return 0;
      const { changes } = retryRows.run(id);
      batchCounts.forget(id);
      if (changes > 0 && now !== 'paused') runAgain.run(id);
      return changes;
    },
    remove(id) {
      const isRemoved = remove.run(id).changes > 0;
      if (isRemoved) batchCounts.forget(id);
      return isRemoved;
    },
    recover() {
      removeFilling.run();
    },
  };
}

const ALL_STATES: readonly BatchRowState[] = [
  'waiting',
  'sending',
  'done',
  'refused',
  'skipped',
  'cancelled',
];

function parsed(json: string | null): unknown {
  return json === null ? null : JSON.parse(json);
}
