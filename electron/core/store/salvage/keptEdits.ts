import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Problem } from '#contract/errors.ts';
import { isTime, lookUp, textOr, type Shelf } from '../file/shelf.ts';
import type { RawRow, Remains } from './remains.ts';

/** A person's change that the server had not taken for sure, or that overruled somebody: values as they are stored. */
export interface KeptEdit {
  readonly id: number;
  readonly target: string;
  readonly key: string;
  readonly op: string;
  readonly label: string;
  readonly change: string;
  readonly seen: string;
  readonly state: 'refused' | 'overruled';
  readonly at: number;
  readonly mayHaveArrived: 0 | 1;
  readonly problem: string | null;
  readonly overruled: string | null;
}

const COLUMNS = [
  ...['id', 'target', 'key', 'op', 'label', 'change', 'seen', 'state', 'at', 'may_have_arrived'],
  ...['problem', 'overruled'],
];

const MAY_BE_OLD: Problem = {
  code: 'STORE_MENDED',
  message:
    'The file on this computer was damaged while this change was waiting, so it is not sent by itself. ' +
    'Look at what stands there now, then send it again or take it back.',
  data: { reason: 'change' },
};

/** Single edits. Those of batches are left: how far one had come is not known any more. */
export function editsOf(remains: Remains): Shelf<KeptEdit> {
  return {
    all() {
      const { rows, isWhole } = remains.rows('edits', 'id', COLUMNS, 'batch_id IS NULL');
      return { rows: rows.map(toEdit).filter((edit) => edit !== null), isWhole };
    },
    find: ({ id, at }) =>
      lookUp(remains.some('edits', COLUMNS, 'id = ? AND at = ? AND batch_id IS NULL', [id, at]), toEdit),
  };
}

function toEdit(row: RawRow): KeptEdit | null {
  const { id, target, key, op, label, change, seen, state, at } = row;
  const isKept = isTime(id) && isTime(at) && isWord(target) && isWord(key) && isWord(op) && isWord(label);
  if (!isKept || !isObject(change) || !isObject(seen)) return null;
  const isSeenBy = state === 'overruled' && isWord(row['overruled']);
  return {
    ...{ id, target, key, op, label, change, seen, at },
    state: isSeenBy ? 'overruled' : 'refused',
    mayHaveArrived: state === 'sending' || row['may_have_arrived'] === 1 ? 1 : 0,
    problem: isSeenBy
      ? null
      : state === 'refused'
        ? textOr(row['problem'], JSON.stringify(MAY_BE_OLD))
        : JSON.stringify(MAY_BE_OLD),
    overruled: isSeenBy ? textOr(row['overruled'], null) : null,
  };
}

/** Puts one into a new file; it has another id there. */
export function editAdder(db: Database): (edit: KeptEdit) => void {
  const insert = db.prepare(
    `INSERT INTO edits (target, key, op, label, change, seen, state, at, may_have_arrived, problem, overruled)
     VALUES (:target, :key, :op, :label, :change, :seen, :state, :at, :mayHaveArrived, :problem, :overruled)`,
  );
  return ({ id: _, ...edit }) => void insert.run(edit);
}

function isWord(value: unknown): value is string {
  return typeof value === 'string';
}

function isObject(value: unknown): value is string {
  try {
    const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : null;
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  } catch {
    return false;
  }
}
