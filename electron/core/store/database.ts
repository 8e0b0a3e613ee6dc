import SqliteDatabase, { type Database } from 'better-sqlite3-multiple-ciphers';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { noteKey, probeKey } from './keyProbe.ts';
import { migrations as ourMigrations } from './migrations/index.ts';
import { migrate, versionOf, type Migration } from './migrations/migrate.ts';
import { storeErrors, toStoreError } from './storeErrors.ts';

export interface OpenedDatabase {
  readonly db: Database;
  /** The file was not closed properly the last time; its structure was checked and is sound. */
  readonly wasCrash: boolean;
  /** Marks a clean shutdown and closes. */
  close(): void;
}

/** How long to wait for another process that is just closing the file. */
const LOCK_TIMEOUT_MS = 1000;
const CLEAN = 'store.isClean';

/**
 * Opens, checks and migrates a store's file; makes it, readable by its owner alone, where there is none. Throws
 * AppErrors: STORE_WRONG_KEY, STORE_DAMAGED, STORE_TOO_NEW, STORE_IN_USE, DISK_FULL, DISK_REFUSED.
 */
export function openDatabase(
  file: string,
  key: string,
  migrations: readonly Migration[] = ourMigrations,
): OpenedDatabase {
  if (!/^[0-9a-f]{64}$/i.test(key)) throw new Error('A store key is 64 hexadecimal characters.');
  try {
    makeReady(file, key);
    const db = new SqliteDatabase(file, { timeout: LOCK_TIMEOUT_MS, fileMustExist: true });
    try {
      return openIn(db, file, key, migrations);
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw toStoreError(error, file);
  }
}

function makeReady(file: string, key: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  switch (probeKey(file, key)) {
    case 'wrong-key':
      throw storeErrors.wrongKey(file);
    case 'damaged':
      throw storeErrors.damaged(file);
    case 'new':
      // Made here for its mode, which SQLite then gives its log too.
      return closeSync(openSync(file, 'a', 0o600));
    case 'key-fits':
      return;
  }
}

function openIn(db: Database, file: string, key: string, migrations: readonly Migration[]): OpenedDatabase {
  db.pragma("cipher = 'sqlcipher'");
  db.pragma('legacy = 4');
  db.pragma(`key = "x'${key}'"`);
  // One process at a time, and no shared-memory file.
  db.pragma('locking_mode = EXCLUSIVE');
  // Sorting may spill to temporary files, which are not encrypted.
  db.pragma('temp_store = MEMORY');
  db.pragma('trusted_schema = OFF');
  db.pragma('cache_size = -32000');

  const version = versionOf(db);
  const newest = migrations.at(-1)?.version ?? 0;
  if (version > newest) throw storeErrors.tooNew(file, version, newest);

  db.pragma('journal_mode = WAL');
  // FULL syncs the log at every commit. NORMAL could lose the last commits at a power cut: a queued message, or the
  // note that a message is about to leave, without which it would leave twice. A commit costs a sync, and there are few.
  db.pragma('synchronous = FULL');
  // macOS: through the drive's own cache too. Nothing elsewhere.
  db.pragma('fullfsync = ON');
  db.pragma('checkpoint_fullfsync = ON');
  db.pragma('journal_size_limit = 16000000');
  db.pragma('foreign_keys = ON');

  const wasCrash = version > 0 && !isClean(db);
  if (wasCrash && db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw storeErrors.damaged(file);
  migrate(db, migrations);
  markClean(db, false);
  noteKey(file, key);
  return {
    db,
    wasCrash,
    close() {
      markClean(db, true);
      db.close();
    },
  };
}

function isClean(db: Database): boolean {
  return db.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(CLEAN) === '1';
}

function markClean(db: Database, isCleanNow: boolean): void {
  db.prepare(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(CLEAN, isCleanNow ? '1' : '0');
}
