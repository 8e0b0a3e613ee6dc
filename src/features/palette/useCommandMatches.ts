import { computed } from 'vue';
import type { Account } from '#contract/routes/accounts.ts';
import { titleOf, useAvailableCommands, type CommandId } from '@/shared/commands';
import { useText } from '@/shared/i18n';
import { useAccounts } from '@/shared/stores';
import { matchTitles } from './matchCommands';
import type { PaletteItem } from './paletteItems';

type Choice = { readonly id: CommandId } | { readonly account: Account };

/** Without a query, these come first. */
const SUGGESTED: readonly CommandId[] = [
  'newChat',
  'addContact',
  'goInbox',
  'goContacts',
  'goSettings',
  'shortcuts',
];

/** Commands that can be done now, and the other accounts, by what is typed. */
export function useCommandMatches(query: () => string) {
  const { t } = useText();
  const accounts = useAccounts();
  const commands = useAvailableCommands();
  const choices = computed<readonly Choice[]>(() => [
    ...commands.value.map(({ id }) => ({ id })),
    ...accounts.list.filter(({ id }) => id !== accounts.active?.id).map((account) => ({ account })),
  ]);
  const titleOfChoice = (choice: Choice): string =>
    'id' in choice ? t(titleOf(choice.id)) : t('palette.switchTo', { name: choice.account.label });

  const matches = computed<readonly PaletteItem[]>(() =>
    matchTitles(choices.value, titleOfChoice, query()).map(({ of, title }) =>
      'id' in of
        ? { kind: 'command', key: `command-${of.id}`, id: of.id, title }
        : { kind: 'account', key: `account-${of.account.id}`, account: of.account, title },
    ),
  );
  const suggested = computed(() =>
    SUGGESTED.flatMap((id) => matches.value.find((item) => item.kind === 'command' && item.id === id) ?? []),
  );
  return { matches, suggested };
}
