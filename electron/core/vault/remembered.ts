import { readFile, rm } from 'node:fs/promises';
import { AppError } from '#contract/errors.ts';
import { diskError, isMissing } from '#core/lib/disk.ts';
import { z } from 'zod';
import { writePrivateFile } from '#core/lib/privateFile.ts';

/**
 * What `vault.json` remembers between starts: where secrets lie, and for the keychain their names, so that forgetting
 * the vault finds them all. Never a secret. A vault for the session is not remembered.
 */
const remembered = z.object({
  version: z.literal(1),
  backend: z.enum(['keychain', 'passphrase']),
  names: z.array(z.string()).default([]),
});
export type Remembered = Pick<z.infer<typeof remembered>, 'backend' | 'names'>;

export interface Memory {
  /** null where nothing is remembered. Throws VAULT_DAMAGED where the file can't be read: it is left as it is. */
  read(): Promise<Remembered | null>;
  /** Throws DISK_FULL or DISK_REFUSED. */
  write(what: Remembered): Promise<void>;
  clear(): Promise<void>;
}

export function createMemory(path: string): Memory {
  return {
    async read() {
      let text: string;
      try {
        text = await readFile(path, 'utf8');
      } catch (error) {
        if (isMissing(error)) return null;
        throw diskError(error);
      }
      try {
        const kept = remembered.parse(JSON.parse(text));
        // A keychain that holds nothing of ours is not missed when it is gone.
        return kept.backend === 'keychain' && kept.names.length === 0 ? null : kept;
      } catch (error) {
        throw new AppError(
          'VAULT_DAMAGED',
          'vault.json in the data folder, which says where your keys lie, cannot be read and was left as it is. Put back a copy of it from a backup, or forget the vault and paste your API keys again.',
          undefined,
          { cause: error },
        );
      }
    },
    write: ({ backend, names }) =>
      writePrivateFile(path, `${JSON.stringify({ version: 1, backend, names }, null, 2)}\n`),
    async clear() {
      await rm(path, { force: true }).catch((error: unknown) => {
        throw diskError(error);
      });
    },
  };
}
