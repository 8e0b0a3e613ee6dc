import { onScopeDispose, shallowRef, watch } from 'vue';
import type { RevealWish } from '@/shared/stores';

/** Long enough to be found by the eye once the list stands still. */
const MARKED_MS = 2_500;

/** Which message is marked: the one that was just shown, for a moment. */
export function useMark(target: () => RevealWish | null) {
  const marked = shallowRef<number | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  watch(
    target,
    (wish) => {
      clearTimeout(timer);
      marked.value = wish?.id ?? null;
      timer = setTimeout(() => (marked.value = null), MARKED_MS);
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));

  return { marked };
}
