import { useEventListener } from '@vueuse/core';
import { isTyping } from '@/shared/ui';

interface InboxKeys {
  /** Alt and an arrow: the chat above or below. */
  readonly neighbour: (step: 1 | -1) => void;
  readonly search: () => void;
  /** Escape: back from the thread to the list. */
  readonly back: () => void;
}

/** The inbox's keys that work wherever the focus is. */
export function useInboxKeys({ neighbour, search, back }: InboxKeys): void {
  useEventListener(document, 'keydown', (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) return;
    if (event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      neighbour(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === '/' && !isTyping(event.target)) {
      event.preventDefault();
      search();
    } else if (event.key === 'Escape') {
      back();
    }
  });
}
