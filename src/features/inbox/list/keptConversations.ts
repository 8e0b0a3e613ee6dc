import { defineStore } from 'pinia';
import { markRaw, watch } from 'vue';
import type { Conversation } from '#contract/routes/conversations.ts';
import type { OutputOf } from '#contract/routes/index.ts';
import type { KeptList } from '@/shared/lists';
import { useAccounts } from '@/shared/stores';

export type KeptConversations = Map<string, KeptList<Conversation, OutputOf<'conversations.list'>>>;

/**
 * The first conversations of each account, by its id, as its list showed them last: whoever comes back to an account sees
 * them at once. What is kept of an account goes with it.
 */
export const useKeptConversations = defineStore('keptConversations', () => {
  const accounts = useAccounts();
  const kept: KeptConversations = markRaw(new Map());
  watch(
    () => accounts.list,
    (list) => {
      for (const accountId of [...kept.keys()])
        if (!list.some(({ id }) => id === accountId)) kept.delete(accountId);
    },
  );
  return { kept };
});
