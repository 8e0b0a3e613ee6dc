import type { Database } from 'better-sqlite3-multiple-ciphers';
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
  /** Tidies up what went with rows that are in the list no more. */
  readonly onTaken?: () => void;
}

export type ColumnValues = Readonly<Record<string, string | number | null>>;

/** No answer comes later than this after one that was asked for later; beyond it, the clock was set back meanwhile. */
const LATEST_ANSWER_MS = 15 * 60_000;

/** Takes in lists that were read whole, and knows as of when. */
export function createWholeList<T, Row extends ColumnValues>(
  db: Database,
  deps: { meta: Meta; unreadable: Unreadable },
  list: ListTable<T, Row>,
) {
  const { meta, unreadable } = deps;
  const { part, table, key, columns } = list;
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

  return { replace, asOf: (): number | null => meta.number(asOfKey) };
}

export function toInteger(value: number | null): number | null {
  return value === null ? null : Math.trunc(value);
}
