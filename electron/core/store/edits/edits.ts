import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Edit, EditTarget } from '#contract/routes/edits.ts';
import type { Problem } from '#contract/errors.ts';
import type { EditEnd, EditJob, NewEdit, StoreQueries } from '../store.ts';
import type { BatchCounts } from './batchCounts.ts';
import { createEditQueue } from './editQueue.ts';
import { EDIT_COLUMNS, toEdit, type EditRow } from './editRows.ts';
import { foldEdit } from './foldEdit.ts';
import type { OpenEdit, OpenEdits } from './openEdits.ts';
import { layAll, type Shelf } from './shelf.ts';

/** Each kind's rows differ; what is read from one shelf only ever goes back to it. */
export type Shelves = Readonly<Record<EditTarget, Shelf<object>>>;

/** Changes a person made: kept, laid over what the server says, and ended one by one. */
export function createEdits(
  db: Database,
  deps: { readonly openEdits: OpenEdits; readonly shelves: Shelves; readonly batchCounts: BatchCounts },
): StoreQueries['edits'] {
  const { openEdits, shelves, batchCounts } = deps;
  const queue = createEditQueue(db, { batchCounts, presentOf });
  const select = db.prepare<[number], EditRow>(`SELECT ${EDIT_COLUMNS} FROM edits WHERE id = ?`);
  const singles = db.prepare<{ target: EditTarget | null; key: string | null }, EditRow>(
    `SELECT ${EDIT_COLUMNS} FROM edits WHERE batch_id IS NULL AND (:target IS NULL OR target = :target)
       AND (:key IS NULL OR key = :key) ORDER BY id LIMIT 1000`,
  );
  const countByState = db.prepare<[], { state: string; count: number }>(
    'SELECT state, COUNT(*) AS count FROM edits WHERE batch_id IS NULL GROUP BY state',
  );
  const insert = db.prepare(
    `INSERT INTO edits (target, key, op, label, change, seen, state, at)
     VALUES (:target, :key, :op, :label, :change, :seen, 'waiting', :at)`,
  );
  const fold = db.prepare(
    `UPDATE edits SET key = :key, label = :label, change = :change, seen = :seen, state = 'waiting', not_before = 0,
       problem = NULL WHERE id = :id`,
  );
  const remove = db.prepare<[number]>('DELETE FROM edits WHERE id = ?');
  const rekey = db.prepare<[string, EditTarget, string]>(
    `UPDATE edits SET key = ? WHERE batch_id IS NULL AND target = ? AND key = ?`,
  );
  const setOverruled = db.prepare<[string, number]>(
    `UPDATE edits SET state = 'overruled', overruled = ?, beneath = NULL, problem = NULL WHERE id = ?`,
  );
  const setRefused = db.prepare<[string, number]>(
    `UPDATE edits SET state = 'refused', problem = ? WHERE id = ?`,
  );

  function openOf(target: EditTarget, key: string): readonly OpenEdit[] {
    return openEdits.of(target, [key]).get(key) ?? [];
  }

  /** Shows a thing with what is open of it, over what the server says. */
  function showAgain(target: EditTarget, key: string, beneath: object | null): void {
    const shelf = shelves[target];
    openEdits.noteBeneath(target, key, beneath);
    shelf.show(key, layAll(shelf, beneath, openOf(target, key)));
  }

  function beneathOf(target: EditTarget, key: string): object | null {
    const beneath = openEdits.beneath(target, key);
    return beneath === undefined ? shelves[target].current(key) : beneath;
  }

  function presentOf({ target, key, op, change }: EditRow): EditJob['present'] {
    const values = op === 'create' ? null : beneathOf(target, key);
    if (!values) return null;
    const fields = shelves[target].fields(values);
    const named = Object.keys(JSON.parse(change) as object).filter((name) => name in fields);
    return Object.fromEntries(named.map((name) => [name, fields[name]]));
  }

  function write(edit: NewEdit, at: number): number {
    const shelf = shelves[edit.target];
    const label = shelf.label(edit.key, shelf.lay(beneathOf(edit.target, edit.key), edit));
    const { change, seen, target, key, op } = edit;
    const row = { target, key, op, label, change: JSON.stringify(change), seen: JSON.stringify(seen) };
    return Number(insert.run({ ...row, at: Math.trunc(at) }).lastInsertRowid);
  }

  /** Takes a change into an edit that has not left; what the person saw first is what it is compared with. */
  function writeInto(last: OpenEdit, edit: NewEdit): number {
    const shelf = shelves[edit.target];
    const row = select.get(last.id);
    const before = row ? (JSON.parse(row.seen) as Record<string, unknown>) : {};
    const change = { ...last.change, ...edit.change };
    const isMoved = last.op === 'create' && typeof edit.change['phone'] === 'string';
    const key = isMoved ? String(edit.change['phone']) : last.key;
    const label = shelf.label(key, shelf.lay(beneathOf(edit.target, last.key), { key, op: last.op, change }));
    const seen = last.op === 'create' ? {} : { ...edit.seen, ...before };
    if (key !== last.key) shelf.show(last.key, null);
    fold.run({ id: last.id, key, label, change: JSON.stringify(change), seen: JSON.stringify(seen) });
    return last.id;
  }

  function end(row: EditRow, ended: EditEnd) {
    const { target, key, op } = row;
    const shelf = shelves[target];
    const change = JSON.parse(row.change) as Record<string, unknown>;
    const before = beneathOf(target, key);
    if (row.batchId !== null) queue.finish(row, 'done', null, ended.requestedAt);
    else if (ended.overruled.length > 0) setOverruled.run(JSON.stringify(ended.overruled), row.id);
    else remove.run(row.id);
    const { answer, requestedAt, became = change } = ended;
    const values = op === 'remove' ? null : shelf.lay(before, { key, op, change: became });
    const newKey = newKeyOf(answer, change) ?? key;
    if (newKey !== key) rekey.run(newKey, target, key);
    const isOpen = openOf(target, newKey).length > 0;
    if (isOpen) openEdits.noteBeneath(target, newKey, values);
    return shelf.take({ key, op, values, answer, requestedAt });
  }

  function discard(row: EditRow): boolean {
    if (row.batchId !== null || row.state === 'sending') return false;
    const { target, key } = row;
    const beneath = row.state === 'overruled' ? undefined : beneathOf(target, key);
    remove.run(row.id);
    if (beneath !== undefined) showAgain(target, key, beneath);
    return true;
  }

  return {
    add(edit, at) {
      const { target, key } = edit;
      const last = openOf(target, key).at(-1);
      const beneath = beneathOf(target, key);
      const how = foldEdit(last, edit);
      if (last && (how === 'undone' || how === 'instead')) remove.run(last.id);
      if (how === 'undone') {
        showAgain(target, key, beneath);
        return null;
      }
      const id = last && how === 'into' ? writeInto(last, edit) : write(edit, at);
      const row = select.get(id);
      if (!row) return null;
      showAgain(target, row.key, beneath);
      return toEdit(row);
    },
    get(id) {
      const row = select.get(id);
      return row ? toEdit(row) : null;
    },
    list: ({ target = null, key = null }) => singles.all({ target, key }).map(toEdit),
    counts() {
      const counts = new Map(countByState.all().map(({ state, count }) => [state, count]));
      const of = (state: Edit['state']): number => counts.get(state) ?? 0;
      return {
        waiting: of('waiting') + of('sending'),
        refused: of('refused'),
        overruled: of('overruled'),
      };
    },
    claim: queue.claim,
    claimOne: queue.claimOne,
    nextDueAt: queue.nextDueAt,
    done(id, ended) {
      const row = select.get(id);
      if (row?.state !== 'sending') throw new Error(`the edit ${id} is not being sent`);
      return end(row, ended);
    },
    defer: queue.defer,
    refused(id, problem: Problem, at) {
      const row = select.get(id);
      if (!row) return;
      if (row.batchId !== null) queue.finish(row, 'refused', problem, at);
      else setRefused.run(JSON.stringify(problem), id);
    },
    skipped(id, problem, at) {
      const row = select.get(id);
      if (row && row.batchId !== null) queue.finish(row, 'skipped', problem, at);
    },
    recover: queue.recover,
    retry: queue.retry,
    discard(id) {
      const row = select.get(id);
      return row ? discard(row) : false;
    },
  };
}

/** A contact may have got another number, a new group or auto-reply has the server's id. */
function newKeyOf(answer: EditEnd['answer'], change: Readonly<Record<string, unknown>>): string | null {
  if (answer?.target === 'contact') return answer.record.phone;
  if (answer) return answer.record.id;
  return typeof change['phone'] === 'string' ? change['phone'] : null;
}
