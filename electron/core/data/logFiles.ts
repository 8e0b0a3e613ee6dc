import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { diskError, isMissing } from '#core/lib/disk.ts';

export interface LogFiles {
  bytes(): Promise<number>;
  /** Deletes the files that were set aside; gives their bytes. Throws DISK_REFUSED. */
  removeOld(): Promise<number>;
  /** The newest lines, oldest first. */
  lastLines(count: number): Promise<string[]>;
}

/** Where `core/host.ts` has the log written. */
const FOLDER = 'log';
const FILE = 'inlobo-desk.log';
/** Enough for the lines that are asked for, of whatever length they are. */
const MOST_READ = 1024 * 1024;

export function createLogFiles(dataDir: string): LogFiles {
  const folder = join(dataDir, FOLDER);
  const isOld = (name: string) => name.startsWith(`${FILE}.`);

  async function sizes(): Promise<{ name: string; bytes: number }[]> {
    const names = await readdir(folder).catch(() => []);
    const found = names.map(async (name) => {
      const { size } = await stat(join(folder, name)).catch(() => ({ size: 0 }));
      return { name, bytes: size };
    });
    return Promise.all(found);
  }

  return {
    bytes: async () => (await sizes()).reduce((sum, { bytes }) => sum + bytes, 0),
    async removeOld() {
      const old = (await sizes()).filter(({ name }) => isOld(name));
      for (const { name } of old) {
        await rm(join(folder, name), { force: true }).catch((error: unknown) => {
          throw diskError(error);
        });
      }
      return old.reduce((sum, { bytes }) => sum + bytes, 0);
    },
    async lastLines(count) {
      const text = await tailOf(join(folder, FILE));
      return text
        .split('\n')
        .filter((line) => line.trim() !== '')
        .slice(-count);
    },
  };
}

async function tailOf(path: string): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const from = Math.max(0, size - MOST_READ);
      const { bytesRead, buffer } = await file.read(Buffer.alloc(size - from), 0, size - from, from);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (error) {
    if (isMissing(error)) return '';
    return JSON.stringify({ msg: 'the log could not be read' });
  }
}
