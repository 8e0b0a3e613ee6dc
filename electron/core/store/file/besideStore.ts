import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** What lies beside a store's file and belongs to it, by what is added to its name. `''` is the file itself. */
export const PARTS = ['-wal', '-shm', '-key-check', '-open', ''] as const;

export const PAGE_SIZE = 4096;

/** The folder of a store's backups. */
export function backupFolderOf(file: string): string {
  return join(dirname(file), 'backups');
}

export function sizeOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.size ?? null;
}

/** Whether commits lie in the log that the file does not hold yet: after a clean close there is no log. */
export function hasLog(file: string): boolean {
  return (sizeOf(`${file}-wal`) ?? 0) > 0;
}

export function removeStore(file: string): void {
  for (const part of PARTS) rmSync(`${file}${part}`, { force: true });
}

export type OpenMark = 'none' | 'open' | 'suspect';

/**
 * A small file that is there while the store is open, so that a crash is seen at the next opening. It is a file and not
 * a row, for it must be possible to read everything on a full disk and in a store that is damaged.
 */
export function openMarkOf(file: string): OpenMark {
  const mark = `${file}-open`;
  if (!existsSync(mark)) return 'none';
  return readFileSync(mark, 'latin1') === SUSPECT ? 'suspect' : 'open';
}

/** Makes the mark where it can; a full disk has no room even for that, and the log then tells of a crash alone. */
export function markOpen(file: string, isSuspect = false): void {
  try {
    writeFileSync(`${file}-open`, isSuspect ? SUSPECT : '', { mode: 0o600 });
    syncFolderOf(file);
  } catch {
    // What is refused here is refused to SQLite too, which says so at the first write.
  }
}

export function clearOpenMark(file: string): void {
  rmSync(`${file}-open`, { force: true });
}

const SUSPECT = 'suspect';

/** Makes renames and new files outlast a power cut. Windows can't, and needs not. */
export function syncFolderOf(file: string): void {
  if (process.platform === 'win32') return;
  syncFile(dirname(file), 'r');
}

export function syncFile(file: string, flags: 'r' | 'r+' = 'r+'): void {
  const descriptor = openSync(file, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** `<name><ending>-20261122T140443123Z`: names that tell their time, and sort by it. */
export function stampedName(prefix: string, at: number): string {
  return `${prefix}${new Date(at).toISOString().replace(/[-:.]/g, '')}`;
}

/** The time in a name that `stampedName` made of the same prefix; null for any other. */
export function stampOf(name: string, prefix: string): number | null {
  if (!name.startsWith(prefix)) return null;
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/.exec(name.slice(prefix.length));
  if (!found) return null;
  const [, year, month, day, hour, minute, second, ms] = found;
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
  return Number.isNaN(at) ? null : at;
}

export function backupPrefixOf(file: string): string {
  return `${basename(file)}.`;
}
