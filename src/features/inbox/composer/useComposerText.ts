import { onScopeDispose, shallowRef } from 'vue';
import { useEventListener } from '@vueuse/core';
import type { DraftKeeper } from './draftKeeper';
import type { Sends } from './createSends';

/**
 * The text of one chat's box. Every key goes to the draft keeper, which saves it; leaving the chat, hiding the window
 * and closing it save at once.
 */
export function useComposerText({
  phone,
  drafts,
  sends,
}: {
  phone: string;
  drafts: DraftKeeper;
  sends: Sends;
}) {
  const text = shallowRef(drafts.peek(phone) ?? '');
  let isGone = false;

  void drafts.open(phone).then(
    (saved) => {
      if (!isGone && text.value === '') text.value = saved;
    },
    // A draft that can't be read now is not lost: it is in the store, and writing goes on.
    () => undefined,
  );

  function type(next: string): void {
    text.value = next;
    drafts.change(phone, next);
  }

  /** Hands what is in the box to the app; the box is free at once. */
  async function send(): Promise<void> {
    const sent = text.value;
    text.value = '';
    const restored = await sends.sendText(phone, sent);
    if (restored !== null && !isGone) text.value = restored;
  }

  /** Puts a text back into the box, before what is there. */
  function putBack(before: string): Promise<void> {
    type(text.value.trim() === '' ? before : `${before}\n${text.value}`);
    return drafts.flush();
  }

  const flush = (): void => void drafts.flush();
  useEventListener(window, ['pagehide', 'beforeunload', 'blur'], flush);
  useEventListener(document, 'visibilitychange', flush);
  onScopeDispose(() => {
    isGone = true;
    flush();
  });

  return { text, type, send, putBack };
}
