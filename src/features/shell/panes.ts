/** Parts of the window, in the order they stand: each element with `data-pane` that holds no other is one. */
const PANE = '[data-pane]';
const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), select:not(:disabled), [tabindex]:not([tabindex="-1"])';

/** To the next or previous part of the window that is in sight, around from the last to the first. */
export function focusPane(step: 1 | -1): void {
  const inSight = [...document.querySelectorAll<HTMLElement>(PANE)].filter((pane) => pane.checkVisibility());
  const panes = inSight.filter((pane) => !inSight.some((other) => other !== pane && pane.contains(other)));
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const from = at < 0 && step === -1 ? 0 : at;
  for (let tried = 1; tried <= panes.length; tried += 1) {
    const pane = panes[(((from + step * tried) % panes.length) + panes.length) % panes.length];
    if (pane && focusFirst(pane)) return;
  }
}

/** What the tab key would come to first in it; false where there is nothing. */
function focusFirst(pane: HTMLElement): boolean {
  const first = [...pane.querySelectorAll<HTMLElement>(FOCUSABLE)].find(
    (one) => one.tabIndex >= 0 && one.checkVisibility(),
  );
  first?.focus();
  return first !== undefined;
}
