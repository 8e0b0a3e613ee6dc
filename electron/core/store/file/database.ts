import SqliteDatabase, { type Database } from 'better-sqlite3-multiple-ciphers';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { clearOpenMark, hasLog, markOpen, openMarkOf, PAGE_SIZE, sizeOf } from './besideStore.ts';
import { noteKey, probeKey } from './keyProbe.ts';
import { migrations as ourMigrations } from '../migrations/index.ts';
import { migrate, versionOf, type Migration } from '../migrations/migrate.ts';
import { storeErrors, toStoreError } from '../storeErrors.ts';

export interface OpenedDatabase {
  readonly db: Database;
  /** The file was not closed properly the last time; its structure was checked and is sound. */
  readonly wasCrash: boolean;
  /** Damage was met: the next opening is to check the file from end to end. */
  suspect(): void;
  /** Closes; gives whether all is in the file now and nothing speaks against it. */
  close(): boolean;
}

/** How long to wait for another process that is just closing the file. */
const LOCK_TIMEOUT_MS = 1000;

/**
 * Opens, checks and migrates a store's file; makes it, readable by its owner alone, where there is none. Nothing is
 * written where nothing must be, so that everything can be read on a full disk. Throws AppErrors: STORE_WRONG_KEY,
 * STORE_DAMAGED, STORE_TOO_NEW, STORE_IN_USE, DISK_FULL, DISK_REFUSED.
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
  // Before SQLite reads the log: a clean close leaves none.
  const hadLog = hasLog(file);
  useKey(db, key);
  // One process at a time, and no shared-memory file.
  db.pragma('locking_mode = EXCLUSIVE');
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
  // 20 MB: a long pass writes the same pages of an index again and again, and they go to the file once.
  db.pragma('wal_autocheckpoint = 5000');
  db.pragma('foreign_keys = ON');

  const mark = openMarkOf(file);
  const wasCrash = version > 0 && (hadLog || mark !== 'none');
  if (isTorn(db, file) || (wasCrash && !isSound(db, mark === 'suspect'))) throw storeErrors.damaged(file);
  let isSuspect = false;
  markOpen(file);
  migrate(db, migrations);
  noteKey(file, key);
  return {
    db,
    wasCrash,
    suspect() {
      isSuspect = true;
      markOpen(file, true);
    },
    close() {
      db.close();
      // A log that could not be taken over, for the disk is full, is no crash but wants the same care.
      if (isSuspect || hasLog(file)) return false;
      clearOpenMark(file);
      return true;
    },
  };
}

/** Makes SQLite read and write this file with our key, and leave nothing outside it. */
export function useKey(db: Database, key: string): void {
  db.pragma("cipher = 'sqlcipher'");
  db.pragma('legacy = 4');
  db.pragma(`key = "x'${key}'"`);
  // Sorting may spill to temporary files, which are not encrypted.
  db.pragma('temp_store = MEMORY');
  db.pragma('trusted_schema = OFF');
}

/**
 * Whether the file ends within a page, which can't be checked and would be taken as it is. A crash may have left it so
 * while its log was being taken over: the log then holds the whole page.
 */
function isTorn(db: Database, file: string): boolean {
  const isWhole = () => (sizeOf(file) ?? 0) % PAGE_SIZE === 0;
  if (isWhole()) return false;
  db.pragma('wal_checkpoint(TRUNCATE)');
  return !isWhole();
}

/** Reads every page. The thorough check compares indexes with their tables too, and takes several times as long. */
function isSound(db: Database, isThorough: boolean): boolean {
  return db.pragma(isThorough ? 'integrity_check(1)' : 'quick_check(1)', { simple: true }) === 'ok';
}
