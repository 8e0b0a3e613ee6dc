import SqliteDatabase, { type Database } from 'better-sqlite3-multiple-ciphers';
import { constants, copyFileSync, existsSync, rmSync, truncateSync } from 'node:fs';
import { hasLog, PAGE_SIZE, removeStore, sizeOf } from '../file/besideStore.ts';
import { useKey } from '../file/database.ts';
import { readAround, type Readable } from './readAround.ts';

/** What a file says of one thing: `unreadable` is not `absent`. */
export type Lookup<T> =
  { readonly kind: 'found'; readonly row: T } | { readonly kind: 'absent' | 'unreadable' };

/** Rows as SQLite gives them: of whatever shape an older or damaged file has. */
export type RawRow = Readonly<Record<string, unknown>>;

export interface Remains {
  /** All rows of a table that can be read, in no order; those of a damaged page are left out. `columns` holds `key`. */
  rows(table: string, key: string, columns: readonly string[], where?: string): Readable<RawRow>;
  /** Rows by a condition; null where they can't be read. */
  some(
    table: string,
    columns: readonly string[],
    where: string,
    parameters: readonly unknown[],
  ): RawRow[] | null;
  close(): void;
}

/**
 * Opens a damaged store, or a backup, to read what can be read and change nothing: every page carries an HMAC, so what
 * reads at all is what was written. Gives null where not even the first page can be read.
 */
export function openRemains(file: string, key: string): Remains | null {
  const size = sizeOf(file) ?? 0;
  // SQLite takes an empty file for a new one, and deletes its log.
  if (size < PAGE_SIZE) return null;
  return size % PAGE_SIZE === 0 ? openWhole(file, key) : openTorn(file, key, size);
}

/**
 * The part of a page that a file ends in can't be checked, and SQLite would give out what it holds as it is: a copy
 * without it is read instead.
 */
function openTorn(file: string, key: string, size: number): Remains | null {
  const copy = `${file}-untorn`;
  const remove = () => removeStore(copy);
  try {
    remove();
    copyFileSync(file, copy, constants.COPYFILE_FICLONE);
    truncateSync(copy, size - (size % PAGE_SIZE));
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
    const remains = openWhole(copy, key);
    if (remains) {
      const close = () => {
        remains.close();
        remove();
      };
      return { ...remains, close };
    }
  } catch {
    // No room for a copy: the backups are asked.
  }
  remove();
  return null;
}

function openWhole(file: string, key: string): Remains | null {
  const hadMemory = sizeOf(`${file}-shm`) !== null;
  const close = (db: Database | null): void => {
    db?.close();
    // Reading beside a log needs a file of shared memory, and perhaps an empty log.
    if (!hadMemory) rmSync(`${file}-shm`, { force: true });
    if (!hasLog(file)) rmSync(`${file}-wal`, { force: true });
  };
  let db: Database | null = null;
  try {
    db = new SqliteDatabase(file, { readonly: true, fileMustExist: true });
    useKey(db, key);
    // Without it SQLite refuses a file that is shorter than it says, and all tables where one can't be found.
    db.unsafeMode(true);
    db.pragma('writable_schema = ON');
    // Where nobody is known, nothing can be hung on anyone.
    db.prepare('SELECT phone FROM people LIMIT 0').all();
    return reading(db, () => close(db));
  } catch {
    close(db);
    return null;
  }
}

function reading(db: Database, close: () => void): Remains {
  const isSchemaWhole = succeeds(() => db.prepare('SELECT COUNT(sql) FROM sqlite_schema').get());

  /** The columns of a table that this file has; null where it has no such table, or can't say. */
  function columnsOf(table: string): Set<string> | null {
    const names = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
    return names.length > 0 ? new Set(names) : null;
  }

  function select(table: string, columns: readonly string[], rest: string): string | null {
    const there = columnsOf(table);
    if (!there) return null;
    const isThere = (column: string) => column === 'rowid' || there.has(column);
    const list = columns.map((column) => (isThere(column) ? column : `NULL AS ${column}`)).join(', ');
    return `SELECT ${list} FROM ${table} ${rest}`;
  }

  /** No key is higher; where the table itself can't say, what hangs on it does. */
  function highest(table: string, key: string): number {
    const own = maximum(table, key);
    if (own !== null) return own;
    const kin = key === 'person_id' ? PERSON_KEYS : ([...MESSAGE_KEYS, ['sqlite_sequence', 'seq']] as const);
    const known = kin.map(([name, column]) => maximum(name, column)).filter((found) => found !== null);
    return known.length > 0 ? Math.max(...known) + BEYOND_KIN : WITHOUT_KIN;
  }

  function maximum(table: string, key: string): number | null {
    try {
      return db.prepare<[], number | null>(`SELECT max(${key}) FROM ${table}`).pluck().get() ?? -1;
    } catch {
      return null;
    }
  }

  return {
    rows(table, key, columns, where = '1') {
      try {
        const sql = select(table, columns, `WHERE ${key} BETWEEN ? AND ? AND ${where} ORDER BY ${key}`);
        // An older version had no such table; or its name stood where nothing can be read.
        if (sql === null) return { rows: [], isWhole: isSchemaWhole };
        const read = db.prepare<[number, number], RawRow>(sql);
        return readAround(
          highest(table, key),
          (from, to) => read.iterate(from, to),
          (row) => Number(row[key]),
        );
      } catch {
        return { rows: [], isWhole: false };
      }
    },
    some(table, columns, where, parameters) {
      try {
        const sql = select(table, columns, `WHERE ${where}`);
        if (sql === null) return isSchemaWhole ? [] : null;
        return db.prepare<unknown[], RawRow>(sql).all(...parameters);
      } catch {
        return null;
      }
    },
    close,
  };
}

const PERSON_KEYS = [
  ['people', 'id'],
  ['contacts', 'person_id'],
  ['conversations', 'person_id'],
  ['messages', 'person_id'],
  ['drafts', 'person_id'],
] as const;
const MESSAGE_KEYS = [
  ['messages', 'id'],
  ['outbox', 'message_id'],
] as const;
const BEYOND_KIN = 1024;
const WITHOUT_KIN = 100_000;

function succeeds(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
