import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isMissing } from '#core/lib/disk.ts';
import { backupFolderOf, backupPrefixOf, stampOf } from './besideStore.ts';

/** What a store takes on the disk, in bytes. */
export interface StoreSizes {
  /** The file, its log and the notes beside it. */
  readonly storeBytes: number;
  readonly backupBytes: number;
  /** Damaged files, and those whose key was lost. */
  readonly asideBytes: number;
  readonly lastBackupAt: number | null;
}

/** Looks beside the file, whether or not it is open. What can't be looked at counts nothing. */
export async function measureStore(file: string): Promise<StoreSizes> {
  const [files, backups] = await Promise.all([
    filesIn(dirname(file), basename(file)),
    filesIn(backupFolderOf(file), backupPrefixOf(file)),
  ]);
  const aside = files.filter(({ name }) => isAside(file, name));
  const backedUpAt = backups.flatMap(({ name }) => stampOf(name, backupPrefixOf(file)) ?? []);
  return {
    storeBytes: sum(files) - sum(aside),
    backupBytes: sum(backups),
    asideBytes: sum(aside),
    lastBackupAt: backedUpAt.length > 0 ? Math.max(...backedUpAt) : null,
  };
}

/** Deletes what was set aside of a store that is open, and so was mended; gives the bytes. */
export async function removeSetAside(file: string): Promise<number> {
  const aside = (await filesIn(dirname(file), `${basename(file)}.`)).filter(({ name }) =>
    isAside(file, name),
  );
  for (const { name } of aside) await rm(join(dirname(file), name), { force: true });
  return sum(aside);
}

function isAside(file: string, name: string): boolean {
  const rest = name.slice(basename(file).length);
  return /^\.(?:damaged-\d{8}T\d{9}Z|aside-\d+)(?:-(?:wal|shm|key-check|open|mending))?$/.test(rest);
}

interface SizedFile {
  readonly name: string;
  readonly bytes: number;
}

async function filesIn(folder: string, prefix: string): Promise<SizedFile[]> {
  const names = await readdir(folder).catch(() => []);
  const files = await Promise.all(
    names
      .filter((name) => name.startsWith(prefix))
      .map(async (name): Promise<SizedFile | null> => {
        try {
          const { size, isFile } = await statOf(join(folder, name));
          return isFile ? { name, bytes: size } : null;
        } catch (error) {
          // Gone since: a log is taken over, a backup thinned out.
          if (isMissing(error)) return null;
          throw error;
        }
      }),
  );
  return files.filter((found) => found !== null);
}

async function statOf(path: string): Promise<{ size: number; isFile: boolean }> {
  const found = await stat(path);
  return { size: found.size, isFile: found.isFile() };
}

function sum(files: readonly SizedFile[]): number {
  return files.reduce((total, { bytes }) => total + bytes, 0);
}
