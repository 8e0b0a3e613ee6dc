import { useElementSize } from '@vueuse/core';
import { computed, nextTick, shallowRef, watch, type Ref, type ShallowRef } from 'vue';
import { assignColumns, columnsIn, neighbourInColumn, placeCards } from './masonry';

interface MasonryOptions {
  /** What scrolls; its content box is as wide as all columns. */
  readonly scroller: Readonly<ShallowRef<HTMLElement | null>>;
  readonly keys: Readonly<Ref<readonly string[]>>;
  /** About how high a card is before it is drawn, in px. */
  readonly estimate: (index: number) => number;
  /** A card that stays in the page out of view. */
  readonly keptIndex: Readonly<Ref<number>>;
}

const LEAST_WIDTH = 296;
const GAP = 16;
/** Px above and below what is in view that are drawn too. */
const AHEAD = 700;

/**
 * Columns of cards of which only those around what is in view are in the page, so that a thousand scroll like twenty. A
 * card's height is guessed until it is drawn and measured; what is in view stays where it is when a guess was wrong.
 */
export function useMasonry({ scroller, keys, estimate, keptIndex }: MasonryOptions) {
  const { width, height: viewport } = useElementSize(scroller);
  const offset = shallowRef(0);
  const measured = shallowRef<ReadonlyMap<string, number>>(new Map());

  const grid = computed(() => columnsIn(width.value, LEAST_WIDTH, GAP));
  const estimates = computed(() => keys.value.map((_, index) => estimate(index)));
  const columns = computed(() => assignColumns(estimates.value, grid.value.count, GAP));
  const layout = computed(() => {
    const heights = keys.value.map((key, index) => measured.value.get(key) ?? estimates.value[index] ?? 0);
    return placeCards(columns.value, heights, grid.value.count, GAP);
  });
  const inView = computed(() => {
    if (width.value === 0) return [];
    const from = offset.value - AHEAD;
    const to = offset.value + viewport.value + AHEAD;
    return layout.value.cards.flatMap(({ top, height }, index) =>
      (top < to && top + height > from) || index === keptIndex.value ? [index] : [],
    );
  });

  // In columns of another width every card has another height, and says so.
  watch(
    () => grid.value.width,
    () => (measured.value = new Map()),
    { flush: 'sync' },
  );

  function measure(key: string, height: number): void {
    if (height === 0 || measured.value.get(key) === height) return;
    void keepInPlace(() => (measured.value = new Map(measured.value).set(key, height)));
  }

  /** The first card in view stays where it is. */
  async function keepInPlace(change: () => void): Promise<void> {
    const at = layout.value.cards.findIndex(({ top }) => top >= offset.value);
    const before = layout.value.cards[at]?.top ?? 0;
    change();
    const moved = (layout.value.cards[at]?.top ?? 0) - before;
    if (at < 0 || moved === 0 || offset.value === 0) return;
    await nextTick();
    if (scroller.value) scroller.value.scrollTop += moved;
  }

  return {
    columnWidth: computed(() => grid.value.width),
    height: computed(() => layout.value.height),
    inView,
    onScroll: () => (offset.value = scroller.value?.scrollTop ?? 0),
    /** Where a card stands in its scroller, in px. */
    placeOf(index: number): { left: number; top: number } {
      const { column = 0, top = 0 } = layout.value.cards[index] ?? {};
      return { left: column * (grid.value.width + GAP), top };
    },
    /** A card that is drawn is so high, in px. */
    measure,
    /** Scrolls no further than needed. */
    async show(index: number): Promise<void> {
      const card = layout.value.cards[index];
      const element = scroller.value;
      if (!card || !element) return;
      if (card.top < element.scrollTop) element.scrollTop = card.top - GAP;
      else if (card.top + card.height > element.scrollTop + viewport.value)
        element.scrollTop = card.top + card.height - viewport.value + GAP;
      offset.value = element.scrollTop;
      await nextTick();
    },
    below: (index: number) => neighbourInColumn(layout.value.cards, index, 1),
    above: (index: number) => neighbourInColumn(layout.value.cards, index, -1),
  };
}
