import { shallowRef, watch, type Ref } from 'vue';
import type { ContactFilter } from '#contract/routes/contacts.ts';
import { withSearch } from './filter/filterChips';

interface TypedSearchOptions {
  readonly filter: Readonly<Ref<ContactFilter>>;
  readonly change: (filter: ContactFilter) => void;
}

/** What stands in the field of the search, as it is typed: the filter has it without the spaces around it. */
export function useTypedSearch({ filter, change }: TypedSearchOptions): Ref<string> {
  const typed = shallowRef('');
  watch(
    () => filter.value.search ?? '',
    (search) => {
      if (typed.value.trim() !== search) typed.value = search;
    },
    { immediate: true },
  );
  watch(typed, (text) => {
    if (text.trim() !== (filter.value.search ?? '')) change(withSearch(filter.value, text));
  });
  return typed;
}
