import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { diskError } from './disk.ts';

/** Replaces a file at once or not at all, readable by its owner alone. Throws DISK_FULL or DISK_REFUSED. */
export async function writePrivateFile(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFileAtomic(path, text, { mode: 0o600 });
  } catch (error) {
    throw diskError(error);
  }
}
