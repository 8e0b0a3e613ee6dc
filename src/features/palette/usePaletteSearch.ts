import { computed, onScopeDispose, shallowRef, watch } from 'vue';
import type { Conversation } from '#contract/routes/conversations.ts';
import { useQuery } from '@/bridge';
import { MOST_PEOPLE, useSearch } from '@/shared/search';
import type { PaletteMode, PaletteQuery } from './paletteMode';

/** Of each kind beside others; alone, a kind shows as much at a time. */
const FEW = 5;
const MANY = 30;
/** How long what was found before stands for what is typed now, while the store is busy with something else. */
const PATIENCE_MS = 150;

/**
 * People, templates and messages of an account for what is typed. People and templates come together, as `shown`; messages
 * when they are found. What was found before stands until then, so that nothing flickers.
 */
export function usePaletteSearch(accountId: () => string | null, input: () => PaletteQuery) {
  const mode = (): PaletteMode => input().mode;
  const wants = (kind: PaletteMode): boolean => accountId() !== null && (mode() === 'all' || mode() === kind);
  const queryFor = (kind: PaletteMode): string => (wants(kind) ? input().query : '');
  const searchInput = (query: string) => ({ accountId: accountId() ?? '', query });

  const people = useSearch(() => searchInput(queryFor('people')), {
    people: () => (mode() === 'people' ? MOST_PEOPLE : FEW),
    messages: () => 0,
    hasChats: false,
  });
  const asked = shallowRef('');
  const messages = useSearch(() => searchInput(asked.value), {
    people: () => 0,
    // One more than is shown beside others tells that there are more.
    messages: () => (mode() === 'messages' ? MANY : FEW + 1),
    hasChats: false,
  });
  // One question at a time: those that were typed over meanwhile are not asked at all.
  watch(
    [() => queryFor('messages'), messages.isAnswered, messages.problem],
    ([wanted, isAnswered, problem]) => {
      if (wanted === '' || asked.value === '' || isAnswered || problem) asked.value = wanted;
    },
    { immediate: true },
  );

  const templateLimit = shallowRef(MANY);
  const recentLimit = shallowRef(FEW);
  watch(
    () => `${mode()} ${input().query}`,
    () => {
      templateLimit.value = MANY;
      recentLimit.value = mode() === 'people' ? MANY : FEW + 1;
    },
    { immediate: true },
  );
  const templates = useQuery(
    'templates.list',
    () => {
      const { query } = input();
      const id = accountId();
      if (id === null || !wants('templates') || (mode() === 'all' && query === '')) return null;
      return { accountId: id, limit: templateLimit.value, ...(query !== '' && { search: query }) };
    },
    { keepData: (next, previous) => next.accountId === previous.accountId },
  );
  const recent = useQuery(
    'conversations.list',
    () => {
      const id = accountId();
      const isAsked = id !== null && wants('people') && input().query === '';
      return isAsked ? { accountId: id, limit: recentLimit.value } : null;
    },
    { keepData: (next, previous) => next.accountId === previous.accountId },
  );

  /** What is typed, once people answered it, or they take too long. */
  const isLate = shallowRef(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(
    () => JSON.stringify(input()),
    () => {
      clearTimeout(timer);
      isLate.value = false;
      timer = setTimeout(() => (isLate.value = true), PATIENCE_MS);
    },
    { flush: 'sync' },
  );
  onScopeDispose(() => clearTimeout(timer));
  const isSettled = computed(() => queryFor('people') === '' || people.isAnswered.value || isLate.value);
  const shown = shallowRef<PaletteQuery>(input());
  watch(
    [isSettled, () => JSON.stringify(input())],
    () => {
      if (isSettled.value) shown.value = input();
    },
    { flush: 'pre' },
  );

  const recentChats = computed<readonly Conversation[]>(() => recent.data.value?.rows ?? []);
  return {
    shown,
    people,
    messages,
    templates: computed(() => templates.data.value ?? null),
    moreTemplates: () => (templateLimit.value = Math.min(200, templateLimit.value + MANY)),
    recentChats,
    recentTotal: computed(() => recent.data.value?.total ?? 0),
    moreRecent: () => (recentLimit.value = Math.min(200, recentLimit.value + MANY)),
  };
}
