import { nextTick, shallowRef, type Ref, type ShallowRef } from 'vue';
import type { ScrollingList } from '@/shared/ui';

interface RowFocusOptions {
  readonly root: Readonly<ShallowRef<HTMLElement | null>>;
  readonly list: Readonly<ShallowRef<ScrollingList | null>>;
  readonly total: Readonly<Ref<number>>;
  /** Whether the row at this place takes the focus; headings do not. Left out, all do. */
  readonly isStop?: (place: number) => boolean;
  /** Up from the first row. */
  readonly onLeave?: () => void;
  /** What of a row takes the focus; `row`: the element with the place itself. */
  readonly target?: 'open' | 'row';
  /** Page up and Page down move the focus too, by as many rows as are in view. */
  readonly hasPages?: boolean;
}

/** Arrow keys, Home and End in a list of which only a part is in the page: the row is brought in, then focused. */
export function useRowFocus({
  root,
  list,
  total,
  isStop = () => true,
  onLeave,
  target = 'open',
  hasPages = false,
}: RowFocusOptions) {
  const focusedPlace = shallowRef(0);

  /** The next place after `from` in that direction that takes the focus; -1 where there is none. */
  function next(from: number, step: 1 | -1): number {
    for (let place = from + step; place >= 0 && place < total.value; place += step) {
      if (isStop(place)) return place;
    }
    return -1;
  }

  async function focusRow(place: number): Promise<void> {
    if (place < 0 || place >= total.value) return;
    focusedPlace.value = place;
    list.value?.scrollTo(place);
    await nextTick();
    const row = `[data-place="${place}"]`;
    root.value
      ?.querySelector<HTMLElement>(target === 'row' ? row : `${row} .open`)
      ?.focus({ preventScroll: target === 'row' });
  }

  function onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const row = (event.target as Element).closest<HTMLElement>('[data-place]');
    const place = Number(row?.dataset['place'] ?? focusedPlace.value);
    const wanted = wantedBy(event.key, place);
    if (wanted === undefined) return;
    event.preventDefault();
    if (wanted < 0 && event.key === 'ArrowUp') onLeave?.();
    else void focusRow(wanted);
  }

  function wantedBy(key: string, place: number): number | undefined {
    switch (key) {
      case 'ArrowDown':
        return next(place, 1);
      case 'ArrowUp':
        return next(place, -1);
      case 'Home':
        return next(-1, 1);
      case 'End':
        return next(total.value, -1);
      case 'PageDown':
        return hasPages ? next(Math.min(total.value - 1, place + inView()) - 1, 1) : undefined;
      case 'PageUp':
        return hasPages ? next(Math.max(0, place - inView()) + 1, -1) : undefined;
      default:
        return undefined;
    }
  }

  /** Rows in view, less one that stays as a mark. */
  function inView(): number {
    if (!list.value) return 1;
    const { offset, viewport } = list.value.position();
    return Math.max(1, list.value.indexAt(offset + viewport) - list.value.indexAt(offset) - 1);
  }

  return { focusedPlace, focusRow, next, onKey };
}
