import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Edit, EditTarget } from '#contract/routes/edits.ts';

/** A single edit that has not ended: what it changes is laid over what the server says. */
export interface OpenEdit {
  readonly id: number;
  readonly key: string;
  readonly op: Edit['op'];
  readonly change: Readonly<Record<string, unknown>>;
  readonly state: 'waiting' | 'sending' | 'refused';
  readonly mayHaveArrived: boolean;
}

interface OpenRow extends Omit<OpenEdit, 'change' | 'mayHaveArrived'> {
  readonly change: string;
  readonly mayHaveArrived: 0 | 1;
}

export type OpenEdits = ReturnType<typeof createOpenEdits>;

const IS_OPEN = `batch_id IS NULL AND target = ? AND state IN ('waiting', 'sending', 'refused')`;

/** Which single edits are open, and what the server says stands beneath them. */
export function createOpenEdits(db: Database) {
  const isAny = db
    .prepare<[EditTarget], number>(
      'SELECT EXISTS (SELECT 1 FROM edits WHERE batch_id IS NULL AND target = ?)',
    )
    .pluck();
  const columns = 'id, key, op, change, state, may_have_arrived AS mayHaveArrived';
  const ofTarget = db.prepare<[EditTarget], OpenRow>(
    `SELECT ${columns} FROM edits WHERE ${IS_OPEN} ORDER BY key, id`,
  );
  const ofKeys = db.prepare<[EditTarget, string], OpenRow>(
    `SELECT ${columns} FROM edits WHERE ${IS_OPEN} AND key IN (SELECT value FROM json_each(?)) ORDER BY key, id`,
  );
  const beneath = db
    .prepare<[EditTarget, string], string | null>(
      `SELECT beneath FROM edits WHERE ${IS_OPEN} AND key = ? ORDER BY id LIMIT 1`,
    )
    .pluck();
  const setBeneath = db.prepare<[string | null, EditTarget, string]>(
    `UPDATE edits SET beneath = ? WHERE ${IS_OPEN} AND key = ?`,
  );

  return {
    /** By key, in the order they were made; keys without any are left out. */
    of(target: EditTarget, keys?: readonly string[]): ReadonlyMap<string, readonly OpenEdit[]> {
      if (isAny.get(target) !== 1) return NONE;
      const rows = keys ? ofKeys.all(target, JSON.stringify(keys)) : ofTarget.all(target);
      return Map.groupBy(rows.map(toOpenEdit), ({ key }) => key);
    },
    /** What the server says stands there; null: nothing. Undefined: no edit of it is open. */
    beneath(target: EditTarget, key: string): object | null | undefined {
      const json = beneath.get(target, key);
      return json === undefined ? undefined : json === null ? null : (JSON.parse(json) as object);
    },
    noteBeneath(target: EditTarget, key: string, values: object | null): void {
      setBeneath.run(values && JSON.stringify(values), target, key);
    },
  };
}

const NONE: ReadonlyMap<string, readonly OpenEdit[]> = new Map();

function toOpenEdit({ change, mayHaveArrived, ...row }: OpenRow): OpenEdit {
  return {
    ...row,
    change: JSON.parse(change) as Record<string, unknown>,
    mayHaveArrived: mayHaveArrived === 1,
  };
}
