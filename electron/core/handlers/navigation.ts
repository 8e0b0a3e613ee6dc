import type { Account } from '#contract/routes/accounts.ts';
import type { NavigationTarget } from '#contract/routes/navigation.ts';
import type { Navigation, Wish } from '#core/navigation.ts';
import type { SettingsStore } from '#core/settings/settings.ts';
import type { Store } from '#core/store/store.ts';
import type { HandlersOf } from './handlersOf.ts';

interface NavigationDeps {
  readonly navigation: Navigation;
  readonly accounts: {
    list(): Promise<readonly Pick<Account, 'id'>[]>;
    /** Rejects where the account's store is not open. */
    work(id: string): Promise<{ readonly store: Pick<Store, 'contacts' | 'conversations'> }>;
  };
  readonly settings: Pick<SettingsStore, 'get'>;
}

export function navigationHandlers({
  navigation,
  accounts,
  settings,
}: NavigationDeps): HandlersOf<'navigation'> {
  /** null: its account was removed meanwhile, and another one's chat must not open in its place. */
  async function resolve(target: NavigationTarget): Promise<NavigationTarget | null> {
    if (target.kind === 'settings') return target;
    if (target.kind === 'chat' && target.accountId === null) {
      return { ...target, accountId: await accountOf(target.phone) };
    }
    const list = await accounts.list();
    return list.some(({ id }) => id === target.accountId) ? target : null;
  }

  async function take(): Promise<Wish | null> {
    const wish = navigation.waiting();
    if (!wish) return null;
    const target = await resolve(wish.target);
    if (target) return { id: wish.id, target };
    navigation.done(wish.id);
    return null;
  }

  /** The account that knows the phone, the open one before the others; the open one where none does. */
  async function accountOf(phone: string): Promise<string | null> {
    const [{ activeAccountId }, list] = await Promise.all([settings.get(), accounts.list()]);
    const ids = list.map(({ id }) => id).sort((one, other) => rank(one) - rank(other));
    const known = await Promise.all(ids.map((id) => knows(id, phone)));
    return ids.find((_id, at) => known[at]) ?? ids[0] ?? null;

    function rank(id: string): number {
      return id === activeAccountId ? 0 : 1;
    }
  }

  async function knows(id: string, phone: string): Promise<boolean> {
    // An account whose store is shut can show no chat: it is passed over like one that knows nobody.
    const work = await accounts.work(id).catch(() => null);
    if (!work) return false;
    const { contacts, conversations } = work.store;
    return (await contacts.get(phone)) !== null || (await conversations.get(phone)) !== null;
  }

  return {
    'navigation.take': async () => ({ wish: await take() }),
    'navigation.done': ({ id }) => {
      navigation.done(id);
      return Promise.resolve({});
    },
  };
}
