import { AppError } from '#contract/errors.ts';

/** Whether a file-system call failed because there is no such file. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** Says in words what the disk refused: DISK_FULL, DISK_REFUSED; anything else is given back as it is. */
export function diskError(error: unknown): unknown {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError(
        'DISK_FULL',
        'The disk is full, so this could not be kept. Free some space, then try again.',
        undefined,
        { cause: error },
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new AppError(
        'DISK_REFUSED',
        'Inlobo Desk may not write in its data folder. Check the folder’s owner and permissions, then start again.',
        undefined,
        { cause: error },
      );
    default:
      return error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
