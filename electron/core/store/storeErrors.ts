import { AppError } from '#contract/errors.ts';

/** What may be wrong with a store's file, in words that say what to do. Files are never deleted or overwritten. */
export const storeErrors = {
  wrongKey: (file: string) =>
    new AppError(
      'STORE_WRONG_KEY',
      'The messages kept on this computer were locked with another key than the one at hand, so they can’t be read. ' +
        'The file was left as it is. If your keys were moved or restored, bring the old ones back; otherwise remove ' +
        'this account and connect it again.',
      { file },
    ),
  damaged: (file: string, cause?: unknown) =>
    new AppError(
      'STORE_DAMAGED',
      'The file with this account’s messages is damaged and could not be mended. Nothing of it was deleted. Restart ' +
        'Inlobo Desk to try once more; if that does not help, check the disk, or remove the account and connect it ' +
        'again to fetch everything anew.',
      { file },
      { cause },
    ),
  damageMet: (file: string, cause?: unknown) =>
    new AppError(
      'STORE_DAMAGED',
      'A part of the file with this account’s messages is damaged. Restart Inlobo Desk: it then keeps your drafts, ' +
        'unsent messages and pins, and fetches everything else again.',
      { file, reason: 'part' },
      { cause },
    ),
  tooNew: (file: string, version: number, known: number) =>
    new AppError(
      'STORE_TOO_NEW',
      'The messages on this computer were written by a newer version of Inlobo Desk. Nothing was changed: install the ' +
        'newest version to open them.',
      { file, version, known },
    ),
  inUse: (file: string, cause?: unknown) =>
    new AppError(
      'STORE_IN_USE',
      'These messages are open in another Inlobo Desk already. Close the other one, then try again.',
      { file },
      { cause },
    ),
  diskFull: (file: string, cause?: unknown) =>
    new AppError(
      'DISK_FULL',
      'The disk is full, so this could not be kept. Free some space, then try again.',
      { file },
      { cause },
    ),
  diskRefused: (file: string, cause?: unknown) =>
    new AppError(
      'DISK_REFUSED',
      'Inlobo Desk may not read or write its file in the data folder. Check the folder’s owner and permissions and ' +
        'that the disk is healthy, then start it again.',
      { file },
      { cause },
    ),
  died: (cause?: unknown) =>
    new AppError(
      'INTERNAL',
      'The part of Inlobo Desk that keeps your messages stopped unexpectedly. Start the app again; what was saved is ' +
        'still there.',
      undefined,
      { cause },
    ),
  closed: () => new AppError('STOPPING', 'Inlobo Desk is closing. Start it again, then try once more.'),
};

/** Whether SQLite says that what it read can't be right. */
export function isDamage(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^SQLITE_(NOTADB|CORRUPT)/.test(String(error.code));
}

/** Makes an AppError of what SQLite or the file system threw; a bug is given back as it is. */
export function toStoreError(error: unknown, file: string): unknown {
  if (error instanceof AppError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return storeErrors.inUse(file, error);
  if (isDamage(error)) return storeErrors.damaged(file, error);
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)/.test(code)) return storeErrors.diskFull(file, error);
  if (/^SQLITE_(CANTOPEN|READONLY|PERM|AUTH|IOERR|NOLFS)/.test(code))
    return storeErrors.diskRefused(file, error);
  if (/^(EACCES|EPERM|EROFS|EISDIR|ENOTDIR|ENOENT|EEXIST|EIO|ELOOP|ENAMETOOLONG|EMFILE|ENFILE)$/.test(code)) {
    return storeErrors.diskRefused(file, error);
  }
  return error;
}
