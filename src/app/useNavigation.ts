import { onScopeDispose, watch } from 'vue';
import type { NavigationTarget } from '#contract/routes/navigation.ts';
import { call, onEvent } from '@/bridge';
import { useContactDrawer } from '@/features/contactDrawer';
import { useAccounts, useOpenChats, useScreen } from '@/shared/stores';

/**
 * Goes where a person asked to be taken outside the page: by a notification, a link, the tray or the system's menu.
 * @param isReady whether the screens are up; until then it waits in the app.
 */
export function useNavigation(isReady: () => boolean): void {
  const accounts = useAccounts();
  const chats = useOpenChats();
  const drawer = useContactDrawer();
  const screen = useScreen();

  async function openAccount(accountId: string | null): Promise<string | null> {
    const account = accounts.list.find(({ id }) => id === accountId) ?? accounts.active;
    if (account && account.id !== accounts.active?.id) await accounts.open(account.id);
    return account?.id ?? null;
  }

  async function goTo(target: NavigationTarget): Promise<void> {
    screen.isAddingAccount = false;
    // It would stand before what was asked for; what was typed into it is kept.
    drawer.close();
    if (target.kind === 'settings') {
      screen.show('settings');
      return;
    }
    const accountId = await openAccount(target.accountId);
    if (target.kind === 'chat' && accountId !== null) chats.open(accountId, target.phone);
    screen.show('inbox');
  }

  /** The wish that this page went after: it is asked for again until it is done, and is gone to once. */
  let latest: number | null = null;

  async function take(): Promise<void> {
    if (!isReady()) return;
    const { wish } = await call('navigation.take', {});
    if (!wish || wish.id === latest) return;
    latest = wish.id;
    await goTo(wish.target);
    await call('navigation.done', { id: wish.id });
  }

  const takeQuietly = () => void take().catch(() => undefined);
  onScopeDispose(onEvent((event) => event.name === 'navigation.requested' && takeQuietly()));
  watch(isReady, takeQuietly, { immediate: true });
}
