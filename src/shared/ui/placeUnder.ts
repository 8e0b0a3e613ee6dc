/** Px between a floating thing and the window's edge, and what it belongs to. */
const EDGE = 8;
const GAP = 4;

/** Puts a floating element (`position: fixed`) under another, as wide as that one; above where there is no room. */
export function placeUnder(floating: HTMLElement, anchor: Element): void {
  const box = anchor.getBoundingClientRect();
  floating.style.inlineSize = `${box.width}px`;
  const { offsetHeight: height } = floating;
  const isBelow = box.bottom + GAP + height <= innerHeight - EDGE || box.top < innerHeight - box.bottom;
  floating.style.left = `${box.left}px`;
  floating.style.top = `${isBelow ? box.bottom + GAP : box.top - GAP - height}px`;
}
