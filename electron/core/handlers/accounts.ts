import type { Accounts } from '#core/accounts/accounts.ts';
import type { AccountWork } from '#core/accounts/entry.ts';
import type { HandlersOf } from './handlersOf.ts';

export function accountHandlers(accounts: Accounts<AccountWork>): HandlersOf<'accounts'> {
  return {
    'accounts.list': async () => ({ accounts: await accounts.list() }),
    'accounts.add': async (input) => ({ account: await accounts.add(input) }),
    'accounts.addDemo': async () => ({ account: await accounts.addDemo() }),
    'accounts.generateKey': async (input) => ({ account: await accounts.generateKey(input) }),
    'accounts.rename': async ({ accountId, label }) => ({ account: await accounts.rename(accountId, label) }),
    'accounts.rekey': async ({ accountId, apiKey }) => ({ account: await accounts.rekey(accountId, apiKey) }),
    'accounts.keptHere': async ({ accountId }) => (await accounts.work(accountId)).store.figures.keptHere(),
    'accounts.remove': async ({ accountId }) => {
      await accounts.remove(accountId);
      return {};
    },
    'accounts.profile': async ({ accountId }) => ({ account: await accounts.refresh(accountId) }),
    'accounts.noteQuality': async ({ accountId, upTo }) => ({
      account: await accounts.noteQuality(accountId, upTo),
    }),
  };
}
