import SqliteDatabase, { type Database } from 'better-sqlite3-multiple-ciphers';
import { KEY, madeUpRows, type Row, type Server, type Way } from './measure.ts';

const PAGE_SIZE = 100;
const WARM_ROWS = 6_000;

export interface BareOptions {
  readonly rows: number;
  readonly atOnce: number;
  /** Pages in a transaction. */
  readonly pagesTogether: number;
  /** Settings of the file beside those that every encrypted file of the app has. */
  readonly pragmas?: readonly string[];
}

/** The smallest loop that does the same: fetch, JSON.parse, one insert a row, and one for what it is found by. */
export function bareWay({ baseUrl, apiKey }: Server, options: BareOptions): Way<Database> {
  const { rows, atOnce, pagesTogether, pragmas = [] } = options;
  const pages = Math.ceil(rows / PAGE_SIZE);
  return {
    open: (file) => Promise.resolve(openBare(file, pragmas)),
    warmUp(db) {
      const takeIn = inserter(db);
      const made = madeUpRows(WARM_ROWS);
      for (let start = 0; start < WARM_ROWS; start += 1_000) {
        db.exec('BEGIN');
        takeIn([made.slice(start, start + 1_000)]);
        db.exec('ROLLBACK');
      }
      return Promise.resolve();
    },
    async sync(db) {
      const takeIn = inserter(db);
      const held: Row[][] = [];
      let next = 1;
      let transactions = 0;
      async function read(): Promise<void> {
        while (next <= pages) {
          const response = await fetch(`${baseUrl}/contacts/?limit=${PAGE_SIZE}&page=${next++}`, {
            headers: { authorization: `Bearer ${apiKey}` },
          });
          held.push((JSON.parse(await response.text()) as { data: Row[] }).data);
          if (held.length < pagesTogether) continue;
          takeIn(held.splice(0));
          transactions += 1;
        }
      }
      await Promise.all(Array.from({ length: atOnce }, read));
      if (held.length > 0) takeIn(held);
      return transactions + 1;
    },
    count: (db) =>
      Promise.resolve(db.prepare<[], number>('SELECT COUNT(*) FROM contacts').pluck().get() ?? 0),
    close(db) {
      db.close();
      return Promise.resolve();
    },
  };
}

function openBare(file: string, pragmas: readonly string[]): Database {
  const db = new SqliteDatabase(file);
  for (const pragma of [
    ...["cipher = 'sqlcipher'", 'legacy = 4', `key = "x'${KEY}'"`],
    ...['locking_mode = EXCLUSIVE', 'temp_store = MEMORY', 'cache_size = -32000'],
    ...['journal_mode = WAL', 'synchronous = FULL', 'journal_size_limit = 16000000'],
    ...pragmas,
  ])
    db.pragma(pragma);
  db.exec(`
    CREATE TABLE contacts (
      id INTEGER PRIMARY KEY,
      phone TEXT NOT NULL UNIQUE,
      name TEXT,
      email TEXT,
      tags TEXT NOT NULL,
      attributes TEXT NOT NULL,
      is_opted_in INTEGER,
      created_at INTEGER,
      updated_at INTEGER,
      raw TEXT NOT NULL
    ) STRICT;
    CREATE VIRTUAL TABLE contacts_search USING fts5 (
      search, content='', contentless_delete=1, tokenize='trigram case_sensitive 1'
    );`);
  return db;
}

/** Keeps what the app keeps of a row, and finds it by what the app finds it by. */
function inserter(db: Database): (pages: readonly (readonly Row[])[]) => void {
  const insert = db.prepare(`
    INSERT INTO contacts (phone, name, email, tags, attributes, is_opted_in, created_at, updated_at, raw)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const insertSearch = db.prepare('INSERT INTO contacts_search (rowid, search) VALUES (?, ?)');
  return db.transaction((pages: readonly (readonly Row[])[]) => {
    for (const row of pages.flat()) {
      const { phone_number: phone, name, email, tags, custom_attributes: attributes, ...others } = row;
      const { is_opted_in: isOptedIn, created_at: createdAt, updated_at: updatedAt, ...raw } = others;
      const { lastInsertRowid } = insert.run(
        ...[phone, name, email, JSON.stringify(tags), JSON.stringify(attributes), isOptedIn ? 1 : 0],
        ...[Date.parse(createdAt), Date.parse(updatedAt), JSON.stringify(raw)],
      );
      insertSearch.run(lastInsertRowid, folded(`${name ?? ''} ${phone} ${email ?? ''}`));
    }
  });
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
