import { useEventListener } from '@vueuse/core';
import { createHeed } from './heed';
import { isApple } from './platform';
import { canRun, runCommand } from './registry';

/** How long the second key of two may take. */
const PATIENCE_MS = 1_500;

/**
 * The one place where keys become commands, wherever the focus is. What a widget did itself (`preventDefault`) is left to
 * it; while something modal is open, so is everything.
 * @param usesLetterKeys whether letters and signs by themselves count.
 */
export function useCommandKeys(usesLetterKeys: () => boolean): void {
  const { heed, isBegun, forget } = createHeed(isApple());
  let timer: ReturnType<typeof setTimeout> | undefined;

  useEventListener(document, 'keydown', (event: KeyboardEvent) => {
    if (isModifier(event.key)) return;
    clearTimeout(timer);
    const isOthers = event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]');
    if (isOthers) {
      forget();
      return;
    }
    const id = heed(event, { canRun, hasPlain: hasPlain(event, usesLetterKeys()) });
    if (id !== null) {
      event.preventDefault();
      runCommand(id, event);
    } else if (isBegun()) {
      event.preventDefault();
      timer = setTimeout(forget, PATIENCE_MS);
    }
  });
}

function hasPlain(event: KeyboardEvent, usesLetters: boolean): boolean {
  if (document.querySelector(':popover-open')) return false;
  // Escape and the like are no letters: fields that want them stop them.
  if (event.key.length > 1) return true;
  return usesLetters && !isTyping(event.target);
}

/** Whether what is typed there are words: keys that do something by themselves are left to it. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      /^(?:TEXTAREA|SELECT)$/u.test(target.tagName) ||
      (target instanceof HTMLInputElement && !/^(?:checkbox|radio|button|range)$/u.test(target.type)) ||
      /^(?:textbox|searchbox|combobox|application)$/u.test(target.role ?? ''))
  );
}

function isModifier(key: string): boolean {
  return /^(?:Control|Shift|Alt|Meta|AltGraph)$/u.test(key);
}
