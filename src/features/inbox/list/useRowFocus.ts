import { nextTick, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { ScrollingList } from '@/shared/ui';

interface RowFocusOptions {
  readonly root: Readonly<ShallowRef<HTMLElement | null>>;
  readonly list: Readonly<ShallowRef<ScrollingList | null>>;
  readonly total: Readonly<Ref<number>>;
}

/** Arrow keys, Home and End in a list of which only a part is in the page: the row is brought in, then focused. */
export function useRowFocus({ root, list, total }: RowFocusOptions) {
  const focusedPlace = shallowRef(0);

  async function focusRow(place: number): Promise<void> {
    if (place < 0 || place >= total.value) return;
    focusedPlace.value = place;
    list.value?.scrollTo(place);
    await nextTick();
    root.value?.querySelector<HTMLElement>(`[data-place="${place}"] .open`)?.focus();
  }

  function onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const row = (event.target as Element).closest<HTMLElement>('[data-place]');
    const place = Number(row?.dataset['place'] ?? focusedPlace.value);
    const next = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: total.value - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    void focusRow(next);
  }

  return { focusedPlace, focusRow, onKey };
}
