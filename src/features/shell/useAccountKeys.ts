import { useEventListener } from '@vueuse/core';
import { useAccounts, useScreen } from '@/shared/stores';
import { hasMod } from '@/shared/ui';

/** Ctrl/⌘ 1…9 opens the account at that place in the rail. */
export function useAccountKeys(): void {
  const accounts = useAccounts();
  const screen = useScreen();
  useEventListener(window, 'keydown', (event: KeyboardEvent) => {
    if (!hasMod(event) || event.shiftKey || event.altKey || !/^[1-9]$/.test(event.key)) return;
    const account = accounts.list[Number(event.key) - 1];
    if (!account) return;
    event.preventDefault();
    screen.show('inbox');
    void accounts.open(account.id);
  });
}
