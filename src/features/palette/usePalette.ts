import { computed, shallowRef, watch } from 'vue';
import { formatPhone } from '@/shared/phone';
import { useAccounts, useOpenChats } from '@/shared/stores';
import type { PaletteItem } from './paletteItems';
import { narrowedTo, readPalette, type PaletteKind } from './paletteMode';
import { paletteSections } from './paletteSections';
import { useCommandMatches } from './useCommandMatches';
import { usePaletteSearch } from './usePaletteSearch';

/** What is typed into the palette, what that finds, and which of it is chosen. Lives while the palette is open. */
export function usePalette() {
  const accounts = useAccounts();
  const chats = useOpenChats();
  const typed = shallowRef('');
  const accountId = computed(() => (accounts.active?.state === 'ready' ? accounts.active.id : null));
  const input = computed(() => readPalette(typed.value));
  const search = usePaletteSearch(
    () => accountId.value,
    () => input.value,
  );
  const { shown } = search;
  const { matches, suggested } = useCommandMatches(() =>
    shown.value.mode === 'all' || shown.value.mode === 'commands' ? shown.value.query : '',
  );

  const sections = computed(() =>
    paletteSections({
      ...shown.value,
      commands: matches.value,
      suggested: suggested.value,
      people: search.people.found.value,
      recent: { rows: search.recentChats.value, total: search.recentTotal.value },
      openPhone: accountId.value === null ? null : chats.phoneOf(accountId.value),
      templates: search.templates.value,
      messages: search.messages.found.value,
      haveMessagesFailed: search.messages.problem.value !== null,
      nameOf,
    }),
  );
  const items = computed(() => sections.value.flatMap((section) => section.items));

  const activeKey = shallowRef('');
  const place = computed(() =>
    Math.max(
      0,
      items.value.findIndex(({ key }) => key === activeKey.value),
    ),
  );
  const active = computed<PaletteItem | null>(() => items.value[place.value] ?? null);
  // Another question begins at its best answer.
  watch(shown, () => (activeKey.value = ''));

  function choose(at: number): void {
    activeKey.value = items.value[Math.max(0, Math.min(items.value.length - 1, at))]?.key ?? '';
  }

  /** Further in this kind, or this kind alone; false where there is no more. */
  function more(of: PaletteKind): void {
    if (shown.value.mode === 'all') typed.value = narrowedTo(of, shown.value.query);
    else if (of === 'messages') void search.messages.more();
    else if (of === 'templates') search.moreTemplates();
    else if (of === 'people') search.moreRecent();
  }

  /** Once the end is in sight. */
  function onEnd(): void {
    const last = items.value.at(-1);
    if (shown.value.mode !== 'all' && last?.kind === 'more') more(last.of);
  }
  // Much was looked at that does not hold every word: on to the first that does.
  watch(
    () => search.messages.found.value,
    (found) => {
      if (found && found.messages.length === 0 && found.next !== null) void search.messages.more();
    },
  );

  return {
    typed,
    input,
    shown,
    accountId,
    sections,
    items,
    place,
    active,
    choose,
    more,
    onEnd,
    isAnswered: computed(
      () =>
        shown.value.query === input.value.query &&
        (input.value.query === '' ||
          search.messages.isAnswered.value ||
          !['all', 'messages'].includes(input.value.mode)),
    ),
  };
}

function nameOf(item: PaletteItem): string {
  switch (item.kind) {
    case 'command':
    case 'account':
      return item.title.text;
    case 'person':
      return item.person.name ?? formatPhone(item.person.phone);
    case 'template':
      return item.template.name.replaceAll('_', ' ');
    case 'message':
    case 'more':
      return '';
  }
}
