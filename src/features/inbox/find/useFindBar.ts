import { computed, nextTick, shallowRef, useTemplateRef, type ShallowRef } from 'vue';
import { useCommands } from '@/shared/commands';
import type { RevealWish } from '@/shared/stores';
import type { ThreadPlace } from '../thread/useStickyEnd';
import type { useFind } from './useFind';

interface FindBarOptions {
  /** What is typed into it. */
  readonly sought: ShallowRef<string>;
  readonly find: ReturnType<typeof useFind>;
  /** The message the chat was opened for: once somebody looks for words, it is no more gone to. */
  readonly opened: () => RevealWish | null;
  /** null: no message is shown. */
  readonly list: () => { placeNow(): ThreadPlace; returnTo(place: ThreadPlace): Promise<void> } | null;
}

/** Opens the bar over a thread (`ref="findBar"`), and gives the thread and the focus back where they were. */
export function useFindBar({ sought, find, opened, list }: FindBarOptions) {
  const bar = useTemplateRef<{ focus(): void }>('findBar');
  const isFinding = shallowRef(false);
  const passed = shallowRef<RevealWish | null>(null);
  let before: ThreadPlace | null = null;
  let focused: HTMLElement | null = null;

  function openFind(): void {
    if (isFinding.value) {
      bar.value?.focus();
      return;
    }
    before = list()?.placeNow() ?? null;
    focused = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    passed.value = opened();
    isFinding.value = true;
  }

  async function closeFind(): Promise<void> {
    const hasMoved = find.current.value !== null;
    isFinding.value = false;
    sought.value = '';
    await nextTick();
    focused?.focus({ preventScroll: true });
    if (before && hasMoved) await list()?.returnTo(before);
  }

  useCommands({
    chatFind: openFind,
    findOlder: { isOn: () => isFinding.value, run: () => find.step(1) },
    findNewer: { isOn: () => isFinding.value, run: () => find.step(-1) },
  });

  const wish = computed(() => find.current.value ?? (opened() === passed.value ? null : opened()));

  return { isFinding, closeFind, wish };
}
