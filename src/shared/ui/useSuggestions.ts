import { computed, shallowRef, useId, watch } from 'vue';

/** One line that can be taken. */
export interface Suggestion {
  readonly key: string;
  readonly label: string;
  /** Beside it, in quiet: a count, a code. */
  readonly note?: string;
}

interface SuggestionsOptions {
  readonly suggestions: () => readonly Suggestion[];
  readonly take: (suggestion: Suggestion) => void;
  /** Whether the first line is meant as soon as there are lines: for a choice among them, not for free words. */
  readonly isFirstMeant?: boolean;
}

/**
 * The keyboard of a field with suggestions under it (WAI-ARIA combobox): the field keeps the focus, arrows move among
 * the lines, Enter takes the one that is meant, Escape closes. Give the field `fieldAttrs`, and `SuggestionList` the rest.
 */
export function useSuggestions({ suggestions, take, isFirstMeant = false }: SuggestionsOptions) {
  const listId = useId();
  const wantsOpen = shallowRef(false);
  const active = shallowRef(-1);
  const isOpen = computed(() => wantsOpen.value && suggestions().length > 0);
  const lineId = (index: number): string => `${listId}-${index}`;

  watch(
    () =>
      suggestions()
        .map(({ key }) => key)
        .join('\n'),
    () => (active.value = isFirstMeant ? 0 : -1),
    { immediate: true },
  );

  function open(): void {
    wantsOpen.value = true;
  }

  function close(): void {
    wantsOpen.value = false;
    active.value = isFirstMeant ? 0 : -1;
  }

  function choose(index: number): boolean {
    const chosen = suggestions()[index];
    if (!isOpen.value || !chosen) return false;
    take(chosen);
    return true;
  }

  /** True where the key was for the list, and is used up. */
  function onKey(event: KeyboardEvent): boolean {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
    const isUsed = use(event.key);
    if (isUsed) {
      event.preventDefault();
      event.stopPropagation();
    }
    return isUsed;
  }

  function use(key: string): boolean {
    const count = suggestions().length;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      if (count === 0) return false;
      if (isOpen.value) active.value = moved(active.value, key === 'ArrowDown' ? 1 : -1, count);
      else open();
      return true;
    }
    if (key === 'Enter') return choose(active.value);
    if (key !== 'Escape' || !isOpen.value) return false;
    close();
    return true;
  }

  const fieldAttrs = computed(() => ({
    role: 'combobox',
    autocomplete: 'off',
    'aria-autocomplete': 'list' as const,
    'aria-expanded': isOpen.value,
    'aria-controls': isOpen.value ? listId : undefined,
    'aria-activedescendant': isOpen.value && active.value >= 0 ? lineId(active.value) : undefined,
  }));

  return { listId, lineId, isOpen, active, open, close, choose, onKey, fieldAttrs };
}

/** One line on, round at the ends; none is before the first. */
function moved(from: number, step: 1 | -1, count: number): number {
  if (from < 0) return step > 0 ? 0 : count - 1;
  return (from + step + count) % count;
}
