import type { Database } from 'better-sqlite3-multiple-ciphers';
import {
  chmodSync,
  closeSync,
  constants,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  backupFolderOf,
  backupPrefixOf,
  hasLog,
  PARTS,
  stampedName,
  stampOf,
  syncFile,
  syncFolderOf,
} from './besideStore.ts';
import { storeErrors } from '../storeErrors.ts';
import { asidesToKeep, backupsToKeep, isBackupDue } from './thinning.ts';

export type BackupOutcome =
  | { readonly kind: 'made'; readonly file: string }
  | { readonly kind: 'skipped'; readonly because: 'not-due' | 'short-of-space' | 'not-at-rest' };

export interface Backup {
  readonly file: string;
  /** When it was made (ms). */
  readonly at: number;
}

/** Room that must be free, in sizes of the file: for the copy, and for the store to go on growing. */
const ROOM = 3;
/** Of a backup that a person asked for: the copy, and as much again. */
const OPEN_ROOM = 2;
const UNFINISHED = '.unfinished';

/** Backups of this store, newest first. */
export function listBackups(file: string): Backup[] {
  const prefix = backupPrefixOf(file);
  return stamped(backupFolderOf(file), prefix).sort((a, b) => b.at - a.at);
}

/**
 * Copies a store that was closed properly into `backups/`, under the same key, where that is due and there is room;
 * then thins out older ones. Throws what the file system throws; all that was there stays.
 */
export function backUp(file: string, now: number): BackupOutcome {
  const before = statSync(file);
  const made = listBackups(file).map(({ at }) => at);
  if (!isBackupDue(made, now, before.size)) return { kind: 'skipped', because: 'not-due' };
  const disk = statfsSync(dirname(file));
  if (disk.bavail * disk.bsize < ROOM * before.size) return { kind: 'skipped', because: 'short-of-space' };

  const target = prepared(file, now);
  const unfinished = `${target}${UNFINISHED}`;
  try {
    // Where the file system can, the copy shares its blocks until either changes.
    copyFileSync(file, unfinished, constants.COPYFILE_FICLONE);
    chmodSync(unfinished, 0o600);
    const after = statSync(file);
    // Another program opened the store meanwhile: the copy may hold half of what it wrote.
    const isAtRest = after.mtimeMs === before.mtimeMs && after.size === before.size && !hasLog(file);
    if (!isAtRest) return { kind: 'skipped', because: 'not-at-rest' };
    finish(unfinished, target);
  } finally {
    rmSync(unfinished, { force: true });
  }
  thinOut(file, now);
  return { kind: 'made', file: target };
}

/**
 * The same of a store that is open, whenever the last one was made. SQLite writes the copy, under the same key: opening
 * the file beside SQLite would drop the lock that keeps other processes out. Throws what SQLite and the file system
 * throw, and DISK_FULL where there is no room; all that was there stays.
 */
export function backUpOpen(db: Database, file: string, now: number): void {
  const disk = statfsSync(dirname(file));
  if (disk.bavail * disk.bsize < OPEN_ROOM * statSync(file).size) throw storeErrors.diskFull(file);
  const target = prepared(file, now);
  const unfinished = `${target}${UNFINISHED}`;
  try {
    // Made here for its mode; SQLite takes an empty file for none.
    closeSync(openSync(unfinished, 'wx', 0o600));
    db.prepare('VACUUM INTO ?').run(unfinished);
    finish(unfinished, target);
  } finally {
    rmSync(unfinished, { force: true });
  }
  thinOut(file, now);
}

/** Where a backup goes to; nothing unfinished is left there. */
function prepared(file: string, now: number): string {
  const folder = backupFolderOf(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  removeUnfinished(file);
  return join(folder, stampedName(backupPrefixOf(file), now));
}

function finish(unfinished: string, target: string): void {
  syncFile(unfinished);
  renameSync(unfinished, target);
  syncFolderOf(target);
}

function thinOut(file: string, now: number): void {
  const made = listBackups(file);
  const kept = backupsToKeep(
    made.map(({ at }) => at),
    now,
  );
  for (const backup of made) if (!kept.includes(backup.at)) rmSync(backup.file, { force: true });
}

/** Where a damaged store is set aside to. Never a name that is taken. */
export function asideNameOf(file: string, now: number): string {
  const taken = new Set(listAside(file).map(({ at }) => at));
  let at = Math.trunc(now);
  while (taken.has(at)) at += 1;
  return stampedName(`${file}${ASIDE}`, at);
}

const ASIDE = '.damaged-';

/** Deletes damaged files that were set aside long ago, with what belongs to them. */
export function clearAside(file: string, now: number): void {
  const aside = listAside(file);
  const kept = asidesToKeep(
    aside.map(({ at }) => at),
    now,
  );
  for (const { file: old, at } of aside) {
    if (!kept.includes(at)) for (const part of PARTS) rmSync(`${old}${part}`, { force: true });
  }
}

function listAside(file: string): Backup[] {
  return stamped(dirname(file), `${basename(file)}${ASIDE}`);
}

function stamped(folder: string, prefix: string): Backup[] {
  return namesIn(folder).flatMap((name) => {
    const at = stampOf(name, prefix);
    return at === null ? [] : [{ file: join(folder, name), at }];
  });
}

function removeUnfinished(file: string): void {
  const folder = backupFolderOf(file);
  for (const name of namesIn(folder)) {
    if (name.startsWith(backupPrefixOf(file)) && name.endsWith(UNFINISHED))
      rmSync(join(folder, name), { force: true });
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
