import SqliteDatabase from 'better-sqlite3-multiple-ciphers';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#contract/errors.ts';
import { asideNameOf } from '../file/backups.ts';
import { PARTS, removeStore, sizeOf, syncFile, syncFolderOf } from '../file/besideStore.ts';
import { openDatabase, type OpenedDatabase } from '../file/database.ts';
import { gather, type Kept } from './gather.ts';
import { probeKey } from '../file/keyProbe.ts';
import { restore, type Restored } from './restore.ts';
import type { Salvaged, StoreOpened } from '../store.ts';
import { storeErrors } from '../storeErrors.ts';

export type OpenedStore = OpenedDatabase & StoreOpened;

/**
 * Opens a store; one that is damaged is set aside, and a new one made with what could be saved of it. Throws what
 * `openDatabase` throws: STORE_DAMAGED only where even the new one can't be had, and never tries twice.
 */
export function openOrMend(file: string, key: string, now: number): OpenedStore {
  const before = readNote(file) ? mend(file, key, now) : null;
  try {
    return opened(file, key, before);
  } catch (error) {
    if (before || !(error instanceof AppError && error.code === 'STORE_DAMAGED')) throw error;
    if (isLocked(file)) throw storeErrors.inUse(file, error);
    return opened(file, key, mend(file, key, now));
  }
}

function opened(file: string, key: string, salvaged: Salvaged | null): OpenedStore {
  const found = openDatabase(file, key);
  // Until now a crash would have left it to the next opening to tell.
  if (salvaged) endMending(file);
  return { ...found, salvaged };
}

/**
 * Steps that a crash or a full disk may break off anywhere, for the next opening to go on with: a note of where the
 * damaged file goes; its parts are moved there, itself last; the new one is made beside and moved into its place; the
 * note goes. What lies at its place is the damaged file for as long as there is none set aside under the noted name.
 */
function mend(file: string, key: string, now: number): Salvaged {
  const aside = readNote(file)?.aside ?? asideNameOf(file, now);
  if (!readNote(file)) writeNote(file, { aside, salvaged: null });
  if (!existsSync(aside)) setAside(file, aside);
  if (!existsSync(file)) makeAnew(file, key, aside);
  return readNote(file)?.salvaged ?? { setAsideAs: aside, ...NOTHING, backupAt: null };
}

function setAside(file: string, aside: string): void {
  // A file that was lost leaves its log: an empty one takes its place, for what comes last tells that all is moved.
  if (!existsSync(file)) writeFileSync(file, '', { mode: 0o600 });
  for (const part of PARTS) {
    if (existsSync(`${file}${part}`)) renameSync(`${file}${part}`, `${aside}${part}`);
  }
  syncFolderOf(file);
}

function makeAnew(file: string, key: string, aside: string): void {
  if (probeKey(aside, key) === 'wrong-key') throw storeErrors.wrongKey(aside);
  const anew = `${file}-new`;
  removeStore(anew);
  const kept = gatherSafely(aside, file, key);
  const found = openDatabase(anew, key);
  let restored: Restored;
  try {
    restored = restore(found.db, kept);
  } finally {
    found.close();
  }
  writeNote(file, { aside, salvaged: { setAsideAs: aside, ...restored, backupAt: kept.backupAt } });
  renameSync(anew, file);
  removeStore(anew);
  syncFolderOf(file);
}

/** Whatever goes wrong with the old file, the new one opens: the old one stays for another try. */
function gatherSafely(aside: string, file: string, key: string): Kept {
  try {
    return gather(aside, file, key);
  } catch {
    return {
      drafts: [],
      chats: [],
      messages: [],
      dropped: [],
      facts: [],
      quickReplies: [],
      contactViews: [],
      unsavedForms: [],
      edits: [],
      backupAt: null,
    };
  }
}

const NOTHING: Restored = {
  drafts: 0,
  quickReplies: 0,
  contactViews: 0,
  unsavedForms: 0,
  messages: 0,
  chats: 0,
  edits: 0,
};

interface Note {
  readonly aside: string;
  /** Once the new file is made. */
  readonly salvaged: Salvaged | null;
}

function noteOf(file: string): string {
  return `${file}-mending`;
}

function endMending(file: string): void {
  rmSync(noteOf(file), { force: true });
}

/** The folder may have been moved since: only the name is kept. */
function writeNote(file: string, { aside, salvaged }: Note): void {
  const anew = `${noteOf(file)}-new`;
  writeFileSync(anew, JSON.stringify({ aside: basename(aside), salvaged }), { mode: 0o600 });
  syncFile(anew);
  renameSync(anew, noteOf(file));
  syncFolderOf(file);
}

/** null: nothing is being mended. A note that makes no sense was not written by `writeNote`, which does it at once. */
function readNote(file: string): Note | null {
  if (!existsSync(noteOf(file))) return null;
  try {
    const { aside, salvaged } = JSON.parse(readFileSync(noteOf(file), 'utf8')) as Note;
    // An earlier version counted no quick replies.
    return { aside: join(dirname(file), aside), salvaged: salvaged && { ...NOTHING, ...salvaged } };
  } catch {
    return null;
  }
}

/**
 * Whether another process has the file open, which damage must not take from under it. SQLite is asked through another
 * name of the same file: opening an emptied file under its own name would delete its log.
 */
function isLocked(file: string): boolean {
  if (!sizeOf(file)) return false;
  const probe = `${file}-probe`;
  try {
    rmSync(probe, { force: true });
    linkSync(file, probe);
  } catch {
    // A file system without links: there, as on Windows, moving a file that is open fails by itself or harms nobody.
    return false;
  }
  try {
    const db = new SqliteDatabase(probe, { timeout: 0, readonly: true });
    try {
      db.pragma('user_version');
      return false;
    } catch (error) {
      return error instanceof Error && 'code' in error && /^SQLITE_(BUSY|LOCKED)/.test(String(error.code));
    } finally {
      db.close();
    }
  } finally {
    for (const part of ['', '-wal', '-shm', '-journal']) rmSync(`${probe}${part}`, { force: true });
  }
}
