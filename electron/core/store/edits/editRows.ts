import type { Problem } from '#contract/errors.ts';
import type { Edit, EditTarget, OverruledField } from '#contract/routes/edits.ts';
import type { EditJob } from '../store.ts';

/** An edit as it is stored; JSON is text. */
export interface EditRow {
  readonly id: number;
  readonly batchId: number | null;
  readonly target: EditTarget;
  readonly key: string;
  readonly op: Edit['op'];
  readonly label: string;
  readonly change: string;
  readonly seen: string;
  /** Of a single edit; rows of a batch have states of their own. */
  readonly state: Edit['state'];
  readonly at: number;
  readonly attempts: number;
  readonly mayHaveArrived: 0 | 1;
  readonly problem: string | null;
  readonly overruled: string | null;
}

export const EDIT_COLUMNS = `id, batch_id AS batchId, target, key, op, label, change, seen, state, at, attempts,
  may_have_arrived AS mayHaveArrived, problem, overruled`;

export function toEdit(row: EditRow): Edit {
  const { id, target, key, op, label, state, at } = row;
  return {
    ...{ id, target, key, op, label, state, at },
    fields: op === 'remove' ? [] : Object.keys(JSON.parse(row.change) as object),
    problem: row.problem === null ? null : (JSON.parse(row.problem) as Problem),
    overruled: row.overruled === null ? [] : (JSON.parse(row.overruled) as OverruledField[]),
  };
}

export function toJob(row: EditRow, present: EditJob['present']): EditJob {
  const { id, batchId, target, key, op, attempts, at } = row;
  return {
    ...{ id, batchId, target, key, op, attempts, at, present },
    change: JSON.parse(row.change) as Record<string, unknown>,
    seen: JSON.parse(row.seen) as Record<string, unknown>,
    mayHaveArrived: row.mayHaveArrived === 1,
  };
}
