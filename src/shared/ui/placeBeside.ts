/** Px between a floating thing and the window's edge. */
const EDGE = 8;
const GAP = 6;

/**
 * Puts a floating element (`position: fixed`) above or below another, whichever has room, and beside it where that one
 * stands at the window's edge; always within the window.
 */
export function placeBeside(floating: HTMLElement, anchor: Element): void {
  const box = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = floating;
  const isRtl = getComputedStyle(floating).direction === 'rtl';
  const left = isRtl ? box.right - width : box.left;
  const isAbove = box.top - GAP - height >= EDGE;
  const top = isAbove ? box.top - GAP - height : box.bottom + GAP;
  floating.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - width - EDGE))}px`;
  floating.style.top = `${Math.max(EDGE, Math.min(top, innerHeight - height - EDGE))}px`;
}
