import { accountProfile, qualityDrop } from '#contract/routes/accounts.ts';
import { diskError, isMissing } from '#core/lib/disk.ts';
import { writePrivateFile } from '#core/lib/privateFile.ts';
import type { Logger } from '#core/ports.ts';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/**
 * What is kept of an account beside its store: a folder each, `accounts/<id>/account.json`, so that a damaged file
 * costs one account at most. No secrets: those lie in the vault under the names of `secretNames`.
 */
const keptRecord = z.object({
  id: z.string().regex(/^acc_[a-z0-9]{12}$/),
  label: z.string(),
  kind: z.enum(['inlobo', 'demo']),
  baseUrl: z.string(),
  keyHint: z.string(),
  verifiedAt: z.number().int().nullable(),
  profile: accountProfile,
  color: z.number().int().min(0).max(8),
  createdAt: z.number().int(),
  /** `incomplete` while it is being added or removed: what a crash leaves so is cleared away at the next start. */
  phase: z.enum(['incomplete', 'ready']),
  /** Its keys last until the app stops, and so does all else of it. */
  isForSession: z.boolean(),
  qualityDrops: z.array(qualityDrop).optional(),
  /** Kept instead by earlier versions, which told of one alone. */
  qualityDrop: qualityDrop.nullish(),
  /** What the server last said of each where it said something: see standing.ts. */
  lastRated: accountProfile
    .pick({ qualityRating: true, messagingLimit: true })
    .default({ qualityRating: null, messagingLimit: null }),
});
export const accountRecord = keptRecord.transform(({ qualityDrop: only, qualityDrops, ...record }) => ({
  ...record,
  qualityDrops: qualityDrops ?? (only ? [only] : []),
}));
export type AccountRecord = z.infer<typeof accountRecord>;

export interface Registry {
  /** Every account that can be read, oldest first. */
  load(): Promise<AccountRecord[]>;
  /** Throws DISK_FULL or DISK_REFUSED; the file is then as it was. */
  save(record: AccountRecord): Promise<void>;
  /** Deletes the account's folder with everything in it, backups and damaged files that were set aside too. */
  delete(id: string): Promise<void>;
  /** Deletes the account's backups, where something must go before anything can be written; false: there are none. */
  deleteBackups(id: string): Promise<boolean>;
  storeFile(id: string): string;
  /** Renames a store that can't be opened any more, so that a new one can begin beside it. */
  setStoreAside(id: string, at: number): Promise<void>;
}

export function secretNames(id: string): { apiKey: string; storeKey: string } {
  return { apiKey: `api-key/${id}`, storeKey: `store-key/${id}` };
}

export function createRegistry(deps: { readonly dataDir: string; readonly logger: Logger }): Registry {
  const { dataDir, logger } = deps;
  const root = join(dataDir, 'accounts');
  const folder = (id: string) => join(root, id);
  const file = (id: string) => join(folder(id), 'account.json');

  const storeFile = (id: string) => join(folder(id), 'store.db');

  async function read(id: string): Promise<AccountRecord | null> {
    try {
      const record = accountRecord.parse(JSON.parse(await readFile(file(id), 'utf8')));
      return record.id === id ? record : null;
    } catch (error) {
      logger.warn('an account folder could not be read; it is left as it is', { id, error });
      return null;
    }
  }

  return {
    async load() {
      const names = await readdir(root).catch((error: unknown) => {
        if (isMissing(error)) return [];
        throw diskError(error);
      });
      const records = await Promise.all(names.filter((name) => name.startsWith('acc_')).map(read));
      return records.filter((record) => record !== null).sort((a, b) => a.createdAt - b.createdAt);
    },
    async save(record) {
      await writePrivateFile(file(record.id), `${JSON.stringify(record, null, 2)}\n`);
    },
    async delete(id) {
      await rm(folder(id), { recursive: true, force: true, maxRetries: 3 }).catch((error: unknown) => {
        throw diskError(error);
      });
    },
    async deleteBackups(id) {
      const backups = join(folder(id), 'backups');
      const there = await readdir(backups).catch(() => []);
      await rm(backups, { recursive: true, force: true, maxRetries: 3 }).catch((error: unknown) => {
        throw diskError(error);
      });
      return there.length > 0;
    },
    storeFile,
    async setStoreAside(id, at) {
      for (const suffix of ['', '-wal', '-shm', '-key-check', '-open', '-mending']) {
        await rename(`${storeFile(id)}${suffix}`, `${storeFile(id)}.aside-${at}${suffix}`).catch(
          (error: unknown) => {
            if (!isMissing(error)) throw diskError(error);
          },
        );
      }
    },
  };
}
