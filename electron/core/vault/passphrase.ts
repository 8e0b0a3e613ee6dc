import { readFile, rm } from 'node:fs/promises';
import { AppError } from '#contract/errors.ts';
import { diskError, isMissing } from '#core/lib/disk.ts';
import type { SecretVault } from '#core/ports.ts';
import { writePrivateFile } from '#core/lib/privateFile.ts';
import { damagedVault, vaultExists } from './problems.ts';
import { createSealingKey, readSealed, seal, unseal, type Secrets, type SealingKey } from './sealed.ts';

export const MIN_PASSPHRASE = 8;

export interface PassphraseFile {
  exists(): Promise<boolean>;
  /** Throws VAULT_DAMAGED where the file is missing, cut short or not a vault; asks for no passphrase. */
  inspect(): Promise<void>;
  /** Throws PASSPHRASE_TOO_SHORT, VAULT_EXISTS, DISK_FULL or DISK_REFUSED. */
  create(passphrase: string): Promise<SecretVault>;
  /** Throws PASSPHRASE_WRONG or VAULT_DAMAGED. */
  unlock(passphrase: string): Promise<SecretVault>;
  /** Seals the same secrets under `next`, and gives the vault that goes on. Throws as unlock and create do. */
  change(current: string, next: string): Promise<SecretVault>;
  forget(): Promise<void>;
}

/** All secrets in one file, sealed under a passphrase. `cost` is scrypt's N. Calls must not overlap. */
export function createPassphraseFile(path: string, cost?: number): PassphraseFile {
  async function read(): Promise<string> {
    try {
      return await readFile(path, 'utf8');
    } catch (error) {
      throw isMissing(error) ? damagedVault(error) : diskError(error);
    }
  }

  async function exists(): Promise<boolean> {
    try {
      await readFile(path);
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw diskError(error);
    }
  }

  return {
    exists,
    async inspect() {
      readSealed(await read());
    },
    async create(passphrase) {
      refuseShort(passphrase);
      if (await exists()) throw vaultExists();
      return keep(path, new Map(), await createSealingKey(passphrase, cost));
    },
    async unlock(passphrase) {
      const { secrets, key } = await unseal(readSealed(await read()), passphrase);
      return opened(path, secrets, key);
    },
    async change(current, next) {
      refuseShort(next);
      const { secrets } = await unseal(readSealed(await read()), current);
      return keep(path, secrets, await createSealingKey(next, cost));
    },
    async forget() {
      await rm(path, { force: true }).catch((error: unknown) => {
        throw diskError(error);
      });
    },
  };
}

async function keep(path: string, secrets: Secrets, key: SealingKey): Promise<SecretVault> {
  await writePrivateFile(path, seal(secrets, key));
  return opened(path, secrets, key);
}

/** The unlocked vault: what is in memory is always what was last written. */
function opened(path: string, first: Secrets, key: SealingKey): SecretVault {
  let kept = first;
  async function write(next: Map<string, string>): Promise<void> {
    await writePrivateFile(path, seal(next, key));
    kept = next;
  }
  return {
    get: (name) => Promise.resolve(kept.get(name) ?? null),
    set: (name, secret) => write(new Map(kept).set(name, secret)),
    async delete(name) {
      const next = new Map(kept);
      if (next.delete(name)) await write(next);
    },
  };
}

function refuseShort(passphrase: string): void {
  if (Array.from(passphrase).length < MIN_PASSPHRASE) {
    throw new AppError(
      'PASSPHRASE_TOO_SHORT',
      `A passphrase needs at least ${MIN_PASSPHRASE} characters. A few words in a row are easy to remember.`,
      { min: MIN_PASSPHRASE },
    );
  }
}
