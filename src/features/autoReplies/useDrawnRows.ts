import { computed, onScopeDispose, shallowRef, watch, type ShallowRef } from 'vue';

/** So many rows more at a time: about three screens. */
const STEP = 40;
/** Rows are drawn before they come into view. */
const AHEAD = '1200px';

interface DrawnRowsOptions {
  readonly total: () => number;
  /** This one is drawn in any case; -1: none has to be. */
  readonly needed: () => number;
  /** What stands after the last row that is drawn. A new element each time: give it `count` for its key. */
  readonly end: Readonly<ShallowRef<HTMLElement | null>>;
}

/** How many rows of a long list are drawn: the first ones, and more as its end comes near. */
export function useDrawnRows({ total, needed, end }: DrawnRowsOptions) {
  const asked = shallowRef(STEP);
  const count = computed(() => Math.min(total(), Math.max(asked.value, needed() + 1)));

  const observer = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) asked.value = count.value + STEP;
    },
    { scrollMargin: AHEAD },
  );
  watch(end, (element) => {
    observer.disconnect();
    if (element) observer.observe(element);
  });
  onScopeDispose(() => observer.disconnect());

  return count;
}
