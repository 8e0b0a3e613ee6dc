import { refDebounced } from '@vueuse/core';
import { computed, type Ref } from 'vue';
import { useQuery } from '@/bridge';

export interface PersonRow {
  readonly phone: string;
  readonly name: string | null;
}

export interface PeopleGroup {
  readonly of: 'recent' | 'contacts' | 'found';
  readonly rows: readonly PersonRow[];
}

const RECENT = 6;
const SHOWN = 40;
const PAUSE_MS = 120;

/** Whom one may want to write to: the newest chats and the contacts, or who fits what is typed among both. */
export function usePeopleToWriteTo(accountId: () => string, typed: Readonly<Ref<string>>) {
  const pausing = refDebounced(typed, PAUSE_MS);
  const search = computed(() => pausing.value.trim());
  const recent = useQuery(
    'conversations.list',
    () => (search.value === '' ? { accountId: accountId(), filter: 'all', offset: 0, limit: RECENT } : null),
    { events: ['conversations.changed'] },
  );
  const contacts = useQuery(
    'contacts.list',
    () => (search.value === '' ? { accountId: accountId(), offset: 0, limit: SHOWN } : null),
    { events: ['contacts.changed'] },
  );
  const found = useQuery(
    'search.all',
    () =>
      search.value === ''
        ? null
        : { accountId: accountId(), query: search.value, peopleLimit: SHOWN, messagesLimit: 0 },
    { keepData: () => true, events: ['contacts.changed'] },
  );

  const groups = computed((): readonly PeopleGroup[] => {
    if (search.value !== '') return withRows([{ of: 'found', rows: found.data.value?.people ?? [] }]);
    const chats = recent.data.value?.rows ?? [];
    const known = new Set(chats.map(({ phone }) => phone));
    const others = (contacts.data.value?.rows ?? []).filter(({ phone }) => !known.has(phone));
    return withRows([
      { of: 'recent', rows: chats },
      { of: 'contacts', rows: others },
    ]);
  });
  const asked = computed(() => (search.value === '' ? contacts : found));
  return {
    /** What was looked for, in the groups as they stand. */
    search,
    groups,
    /** They answer what is typed now. */
    isAnswered: computed(() => search.value === typed.value.trim() && !asked.value.isFetching.value),
    state: computed(() => asked.value.state.value),
    problem: computed(() => asked.value.problem.value),
    retry: () => asked.value.refetch(),
  };
}

function withRows(groups: readonly PeopleGroup[]): readonly PeopleGroup[] {
  return groups.filter(({ rows }) => rows.length > 0);
}
