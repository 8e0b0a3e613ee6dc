import { computed, nextTick, onMounted, shallowRef, watch, type ShallowRef } from 'vue';
import type { ScrollingList } from '@/shared/ui';
import { keyOf, type ThreadItem } from './groupThread';

interface StickyOptions {
  readonly list: Readonly<ShallowRef<ScrollingList | null>>;
  /** What the list shows, oldest first; `offset` rows stand before it. */
  readonly items: () => readonly ThreadItem[];
  readonly offset: number;
  /** The message the thread is opened for, by its id; null: none. */
  readonly startAt: () => number | null;
}

/** Where a thread stands: px below the beginning of a row; no key: at its end. */
export interface ThreadPlace {
  readonly key: string | null;
  readonly belowPx: number;
}

/** Px from the end that still count as being there. */
const NEAR = 32;
const FAR = 240;
const MOST_FRAMES = 60;

/**
 * Keeps the thread at its end while the person is there, and only then. Counts what customers write meanwhile.
 */
export function useStickyEnd({ list, items, offset, startAt }: StickyOptions) {
  /** Unknown at first, so not said: to be at the end marks messages as read. */
  const isAtEnd = shallowRef(false);
  const isFar = shallowRef(false);
  const lastSeenKey = shallowRef<string | null>(null);
  let isTouched = false;
  let settling = 0;

  function measure(): void {
    const position = list.value?.position();
    if (!position || position.viewport === 0) return;
    const left = position.size - position.offset - position.viewport;
    isAtEnd.value = left <= NEAR;
    isFar.value = left > FAR;
  }

  function toEnd(): void {
    settling += 1;
    isAtEnd.value = true;
    isFar.value = false;
    const count = items().length;
    if (count > 0) list.value?.scrollTo(offset + count - 1, 'end');
  }

  /** To a row by its key; false where it is not here. */
  function toKey(key: string, align: 'start' | 'center' = 'center'): boolean {
    const index = items().findIndex((item) => item.key === key);
    if (index >= 0) list.value?.scrollTo(offset + index, align);
    return index >= 0;
  }

  /** Shows a message in the middle, whatever was there; false where it is not here. */
  async function reveal(id: number): Promise<boolean> {
    const place = (): number =>
      items().findIndex((item) => item.kind === 'message' && item.message.id === id);
    if (place() < 0) return false;
    isAtEnd.value = false;
    isTouched = false;
    await settleAt(place, 'center');
    measure();
    return true;
  }

  function placeNow(): ThreadPlace {
    const view = list.value;
    if (!view || isAtEnd.value) return { key: null, belowPx: 0 };
    const top = view.position().offset;
    const index = Math.max(offset, view.indexAt(top));
    return { key: items()[index - offset]?.key ?? null, belowPx: top - view.offsetOf(index) };
  }

  /** Back to where it stood, whatever was brought in meanwhile. */
  async function returnTo({ key, belowPx }: ThreadPlace): Promise<void> {
    if (key === null) {
      toEnd();
      return;
    }
    isAtEnd.value = false;
    isTouched = false;
    await settleAt(() => items().findIndex((item) => item.key === key), 'start');
    list.value?.scrollBy(belowPx);
    measure();
  }

  /** Where a thread is opened: at the message it was opened for, at the first that is new, or at its end. */
  async function start(): Promise<void> {
    const all = items();
    const wanted = startAt();
    if (wanted !== null) {
      lastSeenKey.value = all.at(-1)?.key ?? null;
      await reveal(wanted);
      return;
    }
    const unread = all.findIndex((item) => item.kind === 'new');
    lastSeenKey.value = all.at(unread < 0 ? -1 : Math.max(0, unread - 1))?.key ?? null;
    if (unread < 0) {
      toEnd();
      return;
    }
    isAtEnd.value = false;
    await settleAt(() => unread, 'start');
    measure();
  }

  /** Bubbles are measured as they come into view, and each time the place moves: stays with it until it stands still. */
  async function settleAt(place: () => number, align: 'start' | 'center'): Promise<void> {
    const mine = ++settling;
    let before = '';
    for (let frame = 0, still = 0; frame < MOST_FRAMES && still < 3; frame += 1) {
      const index = place();
      if (isTouched || mine !== settling || index < 0) return;
      list.value?.scrollTo(offset + index, align);
      await nextFrame();
      const now = JSON.stringify(list.value?.position());
      still = now === before ? still + 1 : 0;
      before = now;
    }
  }

  onMounted(() => void start());
  watch(
    [() => items().at(-1)?.key ?? null, isAtEnd],
    ([key, atEnd], [previous]) => {
      if (!atEnd) return;
      lastSeenKey.value = key;
      if (key !== previous) void nextTick(toEnd);
    },
    { flush: 'post' },
  );

  /** Customers' messages after the last one that was in view. */
  const newCount = computed(() => {
    if (isAtEnd.value || lastSeenKey.value === null) return 0;
    const all = items();
    const seen = all.findIndex((item) => item.key === lastSeenKey.value);
    if (seen < 0) return 0;
    return all.slice(seen + 1).filter((item) => item.kind === 'message' && item.message.direction === 'in')
      .length;
  });

  return {
    isAtEnd,
    isFar,
    newCount,
    toEnd,
    reveal,
    placeNow,
    returnTo,
    toMessage: (message: Parameters<typeof keyOf>[0]) => toKey(keyOf(message)),
    onScroll: measure,
    /** The person scrolls: from now on the place is theirs. */
    onTouch: () => void (isTouched = true),
    /** Sizes changed: bubbles were measured, or the window or the composer grew. */
    onResize: () => (isAtEnd.value ? toEnd() : measure()),
  };
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
