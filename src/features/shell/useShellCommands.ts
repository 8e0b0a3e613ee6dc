import { nextTick } from 'vue';
import { digitOf, runCommand, useCommands, type CommandId } from '@/shared/commands';
import { useText } from '@/shared/i18n';
import { useAccounts, useScreen, useSyncStatus, type Screen } from '@/shared/stores';
import { announce } from '@/shared/ui';
import { focusPane } from './panes';

/** Which command shows which screen. */
const WAYS = {
  inbox: 'goInbox',
  contacts: 'goContacts',
  groups: 'goGroups',
  autoReplies: 'goAutoReplies',
  templates: 'goTemplates',
  insights: 'goInsights',
  outbox: 'goOutbox',
  settings: 'goSettings',
} as const satisfies Readonly<Record<Screen, CommandId>>;

/** What can be done from every screen: screens, accounts, reading again, the parts of the window. */
export function useShellCommands(): void {
  const accounts = useAccounts();
  const screen = useScreen();
  const sync = useSyncStatus();
  const { t } = useText();

  const ways = Object.entries(WAYS) as [Screen, CommandId][];
  useCommands(Object.fromEntries(ways.map(([name, command]) => [command, () => screen.show(name)])));

  /** The inbox is what does it. */
  async function newChat(): Promise<void> {
    screen.show('inbox');
    await nextTick();
    if (screen.current === 'inbox') runCommand('newChat');
  }

  function openAccount(event: KeyboardEvent | undefined): void {
    const account = event && accounts.list[digitOf(event) - 1];
    if (!account) return;
    screen.show('inbox');
    void accounts.open(account.id);
  }

  useCommands({
    account: openAccount,
    addAccount: () => screen.addAccount(),
    newChat: {
      isOn: () => screen.current !== 'inbox' && accounts.active?.state === 'ready',
      run: () => void newChat(),
    },
    nextPane: () => focusPane(1),
    previousPane: () => focusPane(-1),
    sync: () => {
      announce(t('shell.syncSyncing'));
      void sync.syncNow();
    },
  });
}
