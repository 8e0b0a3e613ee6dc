import { computed, watch } from 'vue';
import type { Conversation, ConversationFilter } from '#contract/routes/conversations.ts';
import type { OutputOf } from '#contract/routes/index.ts';
import { call } from '@/bridge';
import { useSparseList } from '@/shared/lists';

export interface ListInput {
  readonly accountId: string;
  readonly filter: ConversationFilter;
}

export type ListCounts = OutputOf<'conversations.list'>['counts'];

/** The conversations that fit, by place in the list. Counts stay from filter to filter, since they are over all. */
export function useConversationList(input: () => ListInput) {
  const list = useSparseList<Conversation, OutputOf<'conversations.list'>>({
    list: () => JSON.stringify(input()),
    read: (page) => call('conversations.list', { ...input(), ...page }),
    isAbout: (event) =>
      (event.name === 'conversations.changed' || event.name === 'contacts.changed') &&
      event.accountId === input().accountId,
    identify: ({ phone }) => phone,
  });
  watch(
    () => input().accountId,
    () => (list.answer.value = null),
  );
  return {
    ...list,
    counts: computed<ListCounts | null>(() => list.answer.value?.counts ?? null),
    asOf: computed(() => list.answer.value?.asOf ?? null),
  };
}
