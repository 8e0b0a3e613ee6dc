import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { BatchRow, BatchRowState } from '#contract/routes/batches.ts';
import type { BulkAction, ContactSelection } from '#contract/routes/contacts.ts';
import type { Problem } from '#contract/errors.ts';
import type { BetweenRequests } from '../contacts/contactList.ts';
import type { NewBatchRow, RejectedRow, StoredBatch, StoreQueries } from '../store.ts';
import type { BatchCounts, Counts } from './batchCounts.ts';
import { createBatchSweep, ROWS_A_PIECE } from './batchSweep.ts';
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

interface Bulk {
  readonly selection: ContactSelection;
  readonly action: BulkAction;
  readonly after: number | null;
}

const MOST_LISTED = 50;
const BATCH_COLUMNS = `id, kind, title, details, state, created_at AS createdAt, finished_at AS finishedAt`;

export const BATCH_ROWS_SQL = `SELECT id, key AS phone, label, op, state, problem, line, NULL AS cells FROM edits
  WHERE batch_id = :id AND state IN (SELECT value FROM json_each(:states)) ORDER BY id LIMIT :limit OFFSET :offset`;

/** Many changes made one after the other; their rows are edits that don't show before they end. */
export function createBatches(
  db: Database,
  deps: {
    readonly batchCounts: BatchCounts;
    readonly selected: StoreQueries['contacts']['selected'];
    readonly betweenRequests: BetweenRequests;
  },
): StoreQueries['batches'] {
  const { batchCounts, selected, betweenRequests } = deps;
  const sweep = createBatchSweep(db, deps);
  const insert = db.prepare<[string, string, string, number]>(
    `INSERT INTO batches (kind, title, details, state, created_at) VALUES (?, ?, ?, 'filling', ?)`,
  );
  const insertRow = db.prepare(
    `INSERT INTO edits (batch_id, target, key, op, label, change, seen, state, at, problem, line, cells)
     SELECT id, 'contact', :key, :op, :label, :change, :seen, :state, created_at, :problem, :line, :cells
     FROM batches WHERE id = :batchId AND state = 'filling'`,
  );
  const select = db.prepare<[number], StoredRow>(
    `SELECT ${BATCH_COLUMNS} FROM batches WHERE id = ? AND state <> 'removing'`,
  );
  const newest = db.prepare<[number], StoredRow>(
    `SELECT ${BATCH_COLUMNS} FROM batches WHERE state NOT IN ('filling', 'removing') ORDER BY id DESC LIMIT ?`,
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
  const retryRows = db.prepare<[number]>(
    `UPDATE edits SET state = 'waiting', problem = NULL, not_before = 0 WHERE batch_id = ? AND state = 'refused'`,
  );
  const runAgain = db.prepare<[number]>(
    `UPDATE batches SET state = 'running', finished_at = NULL WHERE id = ?`,
  );
  const remove = db.prepare<[number]>(
    `UPDATE batches SET state = 'removing' WHERE id = ? AND state IN ('cancelled', 'finished')`,
  );
  const removeFilling = db.prepare(`UPDATE batches SET state = 'removing' WHERE state = 'filling'`);

  /** What is being put in piece by piece, and the last contact that is in: a selection may hold 100,000 phones. */
  const bulks = new Map<number, Bulk>();

  function open(batch: Parameters<StoreQueries['batches']['open']>[0], at: number): number {
    const details = JSON.stringify(batch.details ?? null);
    return Number(insert.run(batch.kind, batch.title, details, Math.trunc(at)).lastInsertRowid);
  }

  function fill(id: number, added: readonly NewBatchRow[]): void {
    if (select.get(id)?.state !== 'filling') throw new Error(`the batch ${id} is not being filled`);
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

  /** What waits in a cancelled batch is cancelled, whether or not its row says so yet. */
  function countsOf({ id, state }: Pick<StoredRow, 'id' | 'state'>): Counts {
    const counts = batchCounts.of(id);
    if (state !== 'cancelled') return counts;
    return { ...counts, waiting: 0, cancelled: counts.cancelled + counts.waiting };
  }

  function toBatch(row: StoredRow): StoredBatch {
    const counts = countsOf(row);
    const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
    return { ...row, details: JSON.parse(row.details) as unknown, counts, total };
  }

  return {
    open,
    fill,
    openBulk(bulk, at) {
      const id = open({ kind: bulkKind(bulk.action), title: batchTitle(bulk.action), details: null }, at);
      bulks.set(id, { ...bulk, after: null });
      return id;
    },
    fillBulk(id) {
      const bulk = bulks.get(id);
      if (!bulk) throw new Error(`the batch ${id} is not being filled from a selection`);
      const { selection, action, after } = bulk;
      const { rows: contacts, next } = selected(selection, { after, limit: ROWS_A_PIECE });
      const changes = contacts.map((contact) => bulkRow(contact, action)).filter((row) => row !== null);
      fill(id, changes);
      if (next === null) bulks.delete(id);
      else bulks.set(id, { ...bulk, after: next });
      return { added: changes.length, isWhole: next === null };
    },
    start,
    list: () => newest.all(MOST_LISTED).map(toBatch),
    get(id) {
      const row = select.get(id);
      return row ? toBatch(row) : null;
    },
    rows(id, { states = ALL_STATES, limit, offset }) {
      const batch = select.get(id);
      if (!batch) return { rows: [], total: 0 };
      const counts = countsOf(batch);
      const asked = JSON.stringify(batch.state === 'cancelled' ? withWaitingAsCancelled(states) : states);
      return {
        rows: rows.all({ id, states: asked, limit, offset }).map(({ cells: _, ...row }) => ({
          ...row,
          state: batch.state === 'cancelled' && row.state === 'waiting' ? 'cancelled' : row.state,
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
        cancel.run(Math.trunc(at), id);
        betweenRequests(sweep.step);
      } else {
        setState.run(state, id);
      }
      return true;
    },
    retry(id) {
      const now = select.get(id)?.state;
      if (now === undefined || now === 'filling') return 0;
      if (now === 'cancelled') sweep.cancelAll(id);
      const { changes } = retryRows.run(id);
      batchCounts.forget(id);
      if (changes > 0 && now !== 'paused') runAgain.run(id);
      return changes;
    },
    remove(id) {
      const isRemoved = remove.run(id).changes > 0;
      if (isRemoved) betweenRequests(sweep.step);
      return isRemoved;
    },
    recover() {
      removeFilling.run();
      betweenRequests(sweep.step);
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

function withWaitingAsCancelled(states: readonly BatchRowState[]): readonly BatchRowState[] {
  const others = states.filter((state) => state !== 'waiting');
  return others.includes('cancelled') ? [...others, 'waiting'] : others;
}

function parsed(json: string | null): unknown {
  return json === null ? null : JSON.parse(json);
}
