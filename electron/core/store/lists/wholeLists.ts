import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { EditTarget } from '#contract/routes/edits.ts';
import type { OpenEdit, OpenEdits } from '../edits/openEdits.ts';
import { layAll } from '../edits/shelf.ts';
import type { Meta } from '../meta.ts';
import type { UnreadablePart, WholeList } from '../store.ts';
import type { Unreadable } from './unreadable.ts';

/** A table that holds one of the server's lists, row for row. */
export interface ListTable<T, Row extends ColumnValues> {
  readonly part: UnreadablePart;
  readonly table: string;
  readonly key: readonly (keyof Row & string)[];
  /** All of them, those of the key among them. */
  readonly columns: readonly (keyof Row & string)[];
  /** The values by their columns' names. */
  readonly toRow: (record: T) => Row;
  /** Edits that are laid over its rows; left out: nobody edits it. */
  readonly edited?: {
    readonly target: EditTarget;
    readonly lay: LayRow<Row>;
  };
  /** Tidies up what went with rows that are in the list no more. */
  readonly onTaken?: () => void;
}

export interface WholeListDeps {
  readonly meta: Meta;
  readonly unreadable: Unreadable;
  readonly openEdits: OpenEdits;
}

/** A row with an edit laid over it; null: there is none to be shown. */
export type LayRow<Row> = (row: Row | null, edit: Pick<OpenEdit, 'key' | 'op' | 'change'>) => Row | null;

export type ColumnValues = Readonly<Record<string, string | number | null>>;

/** No answer comes later than this after one that was asked for later; beyond it, the clock was set back meanwhile. */
const LATEST_ANSWER_MS = 15 * 60_000;

/** Takes in lists that were read whole, and knows as of when. */
export function createWholeList<T, Row extends ColumnValues>(
  db: Database,
  deps: WholeListDeps,
  list: ListTable<T, Row>,
) {
  const { meta, unreadable, openEdits } = deps;
  const { part, table, key, columns, edited } = list;
  /** When rows were told of beside the whole list: one that was asked for before then does not know of it. */
  const toldAt = new Map<string, number>();
  const asOfKey = `store.${part}AsOf`;
  const select = db.prepare<[], Row>(`SELECT ${columns.join(', ')} FROM ${table}`);
  const upsert = db.prepare<[Row]>(`
    INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((column) => `:${column}`).join(', ')})
    ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${columns
      .filter((column) => !key.includes(column))
      .map((column) => `${column} = excluded.${column}`)
      .join(', ')}`);
  const remove = db.prepare<[Row]>(
    `DELETE FROM ${table} WHERE ${key.map((column) => `${column} = :${column}`).join(' AND ')}`,
  );
  const nameOf = (row: Row) => JSON.stringify(key.map((column) => row[column]));
  const differs = (one: Row, other: Row) => columns.some((column) => one[column] !== other[column]);

  function isOutdated(requestedAt: number): boolean {
    const newest = meta.number(asOfKey);
    return newest !== null && requestedAt < newest && newest - requestedAt < LATEST_ANSWER_MS;
  }

  /** Writes what differs and deletes what is gone; nothing where a newer answer was taken in before. */
  function replace({ rows, unreadable: raw, requestedAt }: WholeList<T>): { changed: number } {
    if (isOutdated(requestedAt)) return { changed: 0 };
    const now = new Map(rows.map(list.toRow).map((row) => [nameOf(row), row]));
    const before = new Map(select.all().map((row) => [nameOf(row), row]));
    keepNewer(now, before, requestedAt);
    layOver(now);
    const gone = [...before].filter(([name]) => !now.has(name)).map(([, row]) => row);
    const changed = [...now].filter(([name, row]) => {
      const known = before.get(name);
      return !known || differs(known, row);
    });
    for (const row of gone) remove.run(row);
    for (const [, row] of changed) upsert.run(row);
    list.onTaken?.();
    // All of them anew: what is not in the list any more goes, whatever the clock said when it was seen.
    unreadable.sweep(part, Number.MAX_SAFE_INTEGER);
    unreadable.keep(part, raw, requestedAt);
    meta.set(asOfKey, String(requestedAt));
    return { changed: gone.length + changed.length };
  }

  /** What was told of since the list was asked for stays as it is here. */
  function keepNewer(now: Map<string, Row>, before: ReadonlyMap<string, Row>, requestedAt: number): void {
    for (const [name, at] of toldAt) {
      if (at <= requestedAt) {
        toldAt.delete(name);
        continue;
      }
      const known = before.get(name);
      if (known) now.set(name, known);
      else now.delete(name);
    }
  }

  function layOver(now: Map<string, Row>): void {
    if (!edited) return;
    for (const [id, edits] of openEdits.of(edited.target)) {
      const name = JSON.stringify([id]);
      const isNewer = toldAt.has(name);
      const beneath = isNewer
        ? ((openEdits.beneath(edited.target, id) ?? null) as Row | null)
        : (now.get(name) ?? null);
      openEdits.noteBeneath(edited.target, id, beneath);
      const row = layAll(edited, beneath, edits);
      if (row) now.set(name, row);
      else now.delete(name);
    }
  }

  return {
    replace,
    asOf: (): number | null => meta.number(asOfKey),
    put: (row: Row): void => void upsert.run(row),
    drop: (row: Row): void => void remove.run(row),
    /** The row was told of, or said to be gone, beside the whole list. */
    noteTold: (id: string, requestedAt: number): void => void toldAt.set(JSON.stringify([id]), requestedAt),
  };
}

export function toInteger(value: number | null): number | null {
  return value === null ? null : Math.trunc(value);
}
