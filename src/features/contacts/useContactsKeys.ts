import { useEventListener } from '@vueuse/core';
import { isTyping } from '@/shared/ui';

interface ContactsKeys {
  readonly search: () => void;
  /** Escape, where nothing else is to be closed by it. */
  readonly clear: () => void;
}

/** The screen's keys that work wherever the focus is. */
export function useContactsKeys({ search, clear }: ContactsKeys): void {
  useEventListener(document, 'keydown', (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open], :popover-open'))
      return;
    if (event.key === '/' && !isTyping(event.target)) {
      event.preventDefault();
      search();
    } else if (event.key === 'Escape') {
      clear();
    }
  });
}
