import { defineStore } from 'pinia';
import { computed } from 'vue';
import type { Account } from '#contract/routes/accounts.ts';
import { useQuery } from '@/bridge';
import { useSettings } from './settings';

const NONE: readonly Account[] = [];

/** The accounts on this computer and the one that is open. */
export const useAccounts = defineStore('accounts', () => {
  const settings = useSettings();
  const query = useQuery('accounts.list', () => ({}), {
    events: ['accounts.changed', 'vault.changed', 'conversations.changed'],
  });

  const list = computed<readonly Account[]>(() => query.data.value?.accounts ?? NONE);
  /** The one chosen last, or the first where that is gone; null: there is none. */
  const active = computed<Account | null>(
    () => list.value.find(({ id }) => id === settings.value.activeAccountId) ?? list.value[0] ?? null,
  );

  /** Opens another account; at once, and remembered for the next start. */
  function open(accountId: string): Promise<void> {
    return settings.change({ activeAccountId: accountId });
  }

  return { list, active, state: query.state, problem: query.problem, open, refetch: query.refetch };
});
