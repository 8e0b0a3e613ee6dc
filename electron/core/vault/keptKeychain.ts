import { randomUUID } from 'node:crypto';
import { AppError } from '#contract/errors.ts';
import type { Logger, SecretVault } from '#core/ports.ts';
import type { Memory } from './remembered.ts';

interface KeptKeychainDeps {
  readonly keychain: SecretVault;
  readonly memory: Memory;
  readonly logger: Logger;
  /** A call failed while the vault was in use. */
  readonly onFailure: (error: unknown) => void;
}

export interface KeptKeychain {
  /** Finds out whether it works, by what was kept there where there is anything. Throws KEYCHAIN_…. */
  check(names: readonly string[]): Promise<void>;
  /** Whether it worked when it was last asked. */
  isWorking(): boolean;
  isEmpty(): boolean;
  readonly secrets: SecretVault;
  /** Deletes what was kept; what can't be deleted is logged, and stays. */
  forget(): Promise<void>;
}

/** The keychain, with vault.json keeping the names of what lies in it: written with the first, gone with the last. */
export function createKeptKeychain({ keychain, memory, logger, onFailure }: KeptKeychainDeps): KeptKeychain {
  let names: readonly string[] = [];
  let isWorking = false;

  async function remember(next: readonly string[]): Promise<void> {
    await (next.length > 0 ? memory.write({ backend: 'keychain', names: [...next] }) : memory.clear());
    names = next;
  }

  async function watched<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      isWorking = false;
      onFailure(error);
      throw error;
    }
  }

  return {
    async check(kept) {
      isWorking = false;
      names = kept;
      const [name] = kept;
      if (name === undefined || (await keychain.get(name)) === null) await probe(keychain);
      isWorking = true;
    },
    isWorking: () => isWorking,
    isEmpty: () => names.length === 0,
    secrets: {
      get: (name) => watched(() => keychain.get(name)),
      async set(name, secret) {
        await watched(() => keychain.set(name, secret));
        if (names.includes(name)) return;
        try {
          await remember([...names, name]);
        } catch (error) {
          // A secret that no later start would look for is not kept.
          await keychain.delete(name).catch(() => undefined);
          throw error;
        }
      },
      async delete(name) {
        await watched(() => keychain.delete(name));
        if (names.includes(name)) await remember(names.filter((other) => other !== name));
      },
    },
    async forget() {
      for (const name of names) {
        await keychain.delete(name).catch((error: unknown) => {
          logger.warn('a secret stays in the keychain: it could not be deleted', { name, error });
        });
      }
      names = [];
    },
  };
}

/** Keeps, reads and deletes an entry of its own. */
async function probe(keychain: SecretVault): Promise<void> {
  const name = `probe/${randomUUID()}`;
  await keychain.set(name, name);
  const read = await keychain.get(name);
  await keychain.delete(name);
  if (read !== name) {
    throw new AppError(
      'KEYCHAIN_UNAVAILABLE',
      'The keychain does not give back what is kept in it. Restart the computer, or keep your keys under a passphrase.',
      { reason: 'forgets' },
    );
  }
}
