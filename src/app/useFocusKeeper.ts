import { useEventListener, useMutationObserver } from '@vueuse/core';

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), select:not(:disabled), [tabindex]';

/**
 * Never leaves the focus nowhere: where what had it goes away or can't be used any more (a row, a dialog's opener, a whole
 * screen), it goes to what stands nearest around that place.
 */
export function useFocusKeeper(): void {
  /** What had the focus last and everything around it, from within; empty: a person left it for nothing. */
  let path: readonly Element[] = [];
  let isDue = false;

  useEventListener(document, 'focusin', ({ target }) => {
    path = target instanceof Element ? around(target) : [];
  });
  // Pressed beside everything: that is where the person wants to be.
  useEventListener(document, 'pointerdown', () => (path = []), { capture: true });
  useMutationObserver(
    () => document.body,
    () => {
      if (isDue || !isNowhere()) return;
      isDue = true;
      // Whoever took it away may put it elsewhere by itself.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          isDue = false;
          if (isNowhere()) restore();
        }),
      );
    },
    { childList: true, subtree: true, attributeFilter: ['disabled', 'hidden', 'open', 'inert'] },
  );

  function isNowhere(): boolean {
    return path.length > 0 && (document.activeElement === document.body || document.activeElement === null);
  }

  function restore(): void {
    const [held] = path;
    // It could not be used for a moment, while something was saved, say.
    if (held instanceof HTMLElement && isUsable(held)) {
      held.focus();
      return;
    }
    const near = path.slice(1).filter((element) => element.isConnected && element !== document.body);
    // What a dialog covers takes no focus.
    for (const place of [...near, ...document.querySelectorAll('dialog[open], main')]) {
      const found = firstIn(place);
      found?.focus();
      if (found && document.activeElement === found) return;
    }
    // Nothing in it can be used now, while something is under way.
    const main = document.querySelector<HTMLElement>('main');
    if (main && main.tabIndex < 0) main.setAttribute('tabindex', '-1');
    main?.focus();
  }
}

function around(element: Element): readonly Element[] {
  const above = element.parentElement;
  return above ? [element, ...around(above)] : [element];
}

function isUsable(element: Element): boolean {
  return element.isConnected && element.checkVisibility() && !element.matches(':disabled, [inert] *');
}

/** What the tab key would come to first in it, or itself where it takes the focus. */
function firstIn(place: Element): HTMLElement | undefined {
  const within = [...place.querySelectorAll<HTMLElement>(FOCUSABLE)];
  return within.find((one) => one.tabIndex >= 0 && isUsable(one)) ?? (canHold(place) ? place : undefined);
}

function canHold(place: Element): place is HTMLElement {
  return place instanceof HTMLElement && place.matches(FOCUSABLE) && isUsable(place);
}
