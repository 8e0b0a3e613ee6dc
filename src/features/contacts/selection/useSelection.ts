import { computed, shallowRef, watch } from 'vue';
import type { ContactFilter } from '#contract/routes/contacts.ts';
import { useText } from '@/shared/i18n';
import { announce } from '@/shared/ui';
import { allOf, countOf, isSelected, NONE, onlyOne, toggled, withPhones, type Selection } from './selection';

interface SelectionOptions {
  readonly filter: () => ContactFilter;
  /** How many the filter lets through. */
  readonly total: () => number;
  readonly phonesBetween: (first: number, last: number) => Promise<readonly string[]>;
}

/** Which contacts of the table are chosen. How many is announced. */
export function useSelection({ filter, total, phonesBetween }: SelectionOptions) {
  const { t } = useText();
  const selection = shallowRef<Selection>(NONE);
  /** Where a range begins: the row that was chosen last. */
  let anchor = 0;
  const count = computed(() => countOf(selection.value, total()));

  function set(next: Selection): void {
    selection.value = next;
    announce(
      count.value === 0
        ? t('contacts.selection.none')
        : t('contacts.selection.count', { count: count.value }),
    );
  }

  function toggle(place: number, phone: string): void {
    anchor = place;
    set(toggled(selection.value, phone));
  }

  /** From the row chosen last to this one. */
  async function extendTo(place: number): Promise<void> {
    try {
      const phones = await phonesBetween(Math.min(anchor, place), Math.max(anchor, place));
      set(withPhones(selection.value, phones, true));
    } catch {
      // What could not be read is not chosen, and the list itself says why.
    }
  }

  /** Of those that match: all, or nobody where all are chosen already. */
  function toggleAll(): void {
    set(count.value === total() && count.value > 0 ? NONE : allOf(filter()));
  }

  // "All that match" is of the filter it was said of.
  watch(
    () => JSON.stringify(filter()),
    () => {
      if (selection.value.kind === 'all') selection.value = NONE;
    },
  );

  return {
    selection,
    count,
    only: computed(() => onlyOne(selection.value)),
    isSelected: (phone: string) => isSelected(selection.value, phone),
    toggle,
    extendTo,
    toggleAll,
    selectAll: () => set(allOf(filter())),
    clear: () => set(NONE),
    /** Where a range would begin. */
    setAnchor: (place: number) => void (anchor = place),
  };
}

export type SelectionHandle = ReturnType<typeof useSelection>;
