import { computed, watch } from 'vue';
import type { Conversation, ConversationFilter } from '#contract/routes/conversations.ts';
import type { OutputOf } from '#contract/routes/index.ts';
import { call } from '@/bridge';
import { useSparseList } from '@/shared/lists';
import type { KeptConversations } from './keptConversations';

export interface ListInput {
  readonly accountId: string;
  readonly filter: ConversationFilter;
}

export type ListCounts = OutputOf<'conversations.list'>['counts'];

/**
 * The conversations that fit, by place in the list. Counts stay from filter to filter, since they are over all. With `kept`,
 * the list of an account begins with the rows that were shown of it last.
 */
export function useConversationList(input: () => ListInput, kept?: KeptConversations) {
  const list = useSparseList<Conversation, OutputOf<'conversations.list'>>({
    list: () => JSON.stringify(input()),
    read: (page) => call('conversations.list', { ...input(), ...page }),
    isAbout: (event) =>
      (event.name === 'conversations.changed' || event.name === 'contacts.changed') &&
      event.accountId === input().accountId,
    identify: ({ phone }) => phone,
    ...(kept && { kept: withoutFilter(kept) }),
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

/** A filter that is chosen shows what fits now: rows that fitted before would only blink. */
function withoutFilter(kept: KeptConversations): Pick<KeptConversations, 'get' | 'set'> {
  const accountOf = (list: string) => {
    const { accountId, filter } = JSON.parse(list) as ListInput;
    return filter === 'all' ? accountId : null;
  };
  return {
    get: (list) => kept.get(accountOf(list) ?? ''),
    set(list, rows) {
      const accountId = accountOf(list);
      if (accountId !== null) kept.set(accountId, rows);
      return kept;
    },
  };
}
