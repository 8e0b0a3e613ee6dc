import { useDebounceFn } from '@vueuse/core';
import { computed, onScopeDispose, shallowRef, watch } from 'vue';
import type { ContactLayout, ContactView } from '#contract/routes/contactViews.ts';
import { call, useAction, useQuery } from '@/bridge';
import { withSearch } from '../filter/filterChips';
import { DEFAULT_LAYOUT } from '../table/columns';
import { isSameLayout } from './sameLayout';
import { useContactSearches } from './useContactSearches';

const KEEP_AFTER_MS = 400;
const NO_VIEWS: readonly ContactView[] = [];

/** How the table of an account is looked at: kept as it is left but for the search, and under names with it. */
export function useContactViews(accountId: string) {
  const query = useQuery('contactViews.list', () => ({ accountId }), {
    events: ['contactViews.changed', 'accounts.changed'],
  });
  const searches = useContactSearches();
  const saving = useAction('contactViews.save');
  const removing = useAction('contactViews.remove');
  /** null until it is known how the table was left. */
  const layout = shallowRef<ContactLayout | null>(null);
  const chosenId = shallowRef<string | null>(null);
  let unkept: ContactLayout | null = null;

  const views = computed(() => query.data.value?.rows ?? NO_VIEWS);
  /** The view that was opened, or that the table looks like. */
  const chosen = computed(() => {
    const opened = views.value.find(({ id }) => id === chosenId.value);
    const now = layout.value;
    return opened ?? (now && views.value.find((view) => isSameLayout(view.layout, now))) ?? null;
  });
  const isChanged = computed(
    () => chosen.value !== null && layout.value !== null && !isSameLayout(chosen.value.layout, layout.value),
  );

  watch(
    [query.data, query.problem],
    ([data, problem]) => {
      if (layout.value !== null) return;
      if (data) layout.value = searchedFor(data.current ?? DEFAULT_LAYOUT, searches.of(accountId));
      else if (problem && problem.code !== 'ACCOUNT_NOT_READY') layout.value = DEFAULT_LAYOUT;
    },
    { immediate: true },
  );

  const keepSoon = useDebounceFn(keep, KEEP_AFTER_MS);

  function keep(): void {
    const left = unkept;
    unkept = null;
    // That it could not be kept is worth no words: the table stands as it was left until the app is closed.
    if (left)
      call('contactViews.setCurrent', { accountId, layout: searchedFor(left, '') }).catch(() => undefined);
  }

  function change(part: Partial<ContactLayout>): void {
    layout.value = { ...(layout.value ?? DEFAULT_LAYOUT), ...part };
    unkept = layout.value;
    searches.keep(accountId, layout.value.filter.search ?? '');
    void keepSoon();
  }

  onScopeDispose(keep);

  function open(view: ContactView): void {
    chosenId.value = view.id;
    change(view.layout);
  }

  /** Everybody, by name; the columns stay. */
  function openAll(): void {
    chosenId.value = null;
    change({ filter: {}, sort: null });
  }

  /** Under a name of its own, or over the view with this `id`; true where that could be done. */
  async function save(name: string, id?: string): Promise<boolean> {
    if (!layout.value) return false;
    const answer = await saving.run({
      accountId,
      name,
      layout: layout.value,
      ...(id !== undefined && { id }),
    });
    if (!answer) return false;
    await query.refetch();
    chosenId.value = answer.view.id;
    return true;
  }

  async function rename(view: ContactView, name: string): Promise<boolean> {
    const answer = await saving.run({ accountId, id: view.id, name, layout: view.layout });
    if (answer) await query.refetch();
    return answer !== null;
  }

  async function remove(view: ContactView): Promise<boolean> {
    const answer = await removing.run({ accountId, id: view.id });
    if (!answer) return false;
    if (chosenId.value === view.id) chosenId.value = null;
    await query.refetch();
    return true;
  }

  return {
    layout,
    views,
    chosen,
    isChanged,
    change,
    open,
    openAll,
    save,
    rename,
    remove,
    saveProblem: saving.problem,
    isSaving: saving.isRunning,
    removeProblem: removing.problem,
    isRemoving: removing.isRunning,
  };
}

function searchedFor(layout: ContactLayout, search: string): ContactLayout {
  return { ...layout, filter: withSearch(layout.filter, search) };
}

export type ContactViews = ReturnType<typeof useContactViews>;
