import type { Accounts } from '#core/accounts/accounts.ts';
import type { AccountWork } from '#core/accounts/entry.ts';
import type { Vault } from '#core/vault/vault.ts';
import type { HandlersOf } from './handlersOf.ts';

interface VaultDeps {
  readonly vault: Vault;
  readonly accounts: Accounts<AccountWork>;
}

export function vaultHandlers({ vault, accounts }: VaultDeps): HandlersOf<'vault'> {
  /** A vault that opens lets accounts open that were waiting for their keys. */
  async function thenReopen<T extends { readonly state: string }>(status: T): Promise<T> {
    if (status.state === 'ready') await accounts.reopen();
    return status;
  }

  return {
    'vault.status': async () => thenReopen(await vault.status()),
    'vault.create': async (input) => thenReopen(await vault.create(input)),
    'vault.unlock': async ({ passphrase }) => thenReopen(await vault.unlock(passphrase)),
    'vault.change': ({ current, next }) => vault.change(current, next),
    'vault.forget': async () => {
      // The keys first: where the vault refuses, nothing is lost; once they are gone, no store opens any more.
      await vault.forget();
      await accounts.removeAll();
      return {};
    },
  };
}
