/** Where a card stands among columns of equal width. Px; `top` from the top of all. */
export interface Placed {
  readonly column: number;
  readonly top: number;
  readonly height: number;
}

export interface Masonry {
  readonly cards: readonly Placed[];
  /** Of the highest column. */
  readonly height: number;
}

/** As many columns as fit, each at least so wide, and what their width is then. */
export function columnsIn(width: number, least: number, gap: number): { count: number; width: number } {
  const count = Math.max(1, Math.floor((width + gap) / (least + gap)));
  return { count, width: Math.max(0, (width - gap * (count - 1)) / count) };
}

/** Each card into the column that is shortest so far, by heights that do not change when a card is drawn: none changes sides. */
export function assignColumns(estimates: readonly number[], count: number, gap: number): readonly number[] {
  const heights = Array.from({ length: count }, () => 0);
  return estimates.map((estimate) => {
    const column = heights.indexOf(Math.min(...heights));
    heights[column] = (heights[column] ?? 0) + estimate + gap;
    return column;
  });
}

export function placeCards(
  columns: readonly number[],
  heights: readonly number[],
  count: number,
  gap: number,
): Masonry {
  const tops = Array.from({ length: count }, () => 0);
  const cards = columns.map((column, index): Placed => {
    const height = heights[index] ?? 0;
    const top = tops[column] ?? 0;
    tops[column] = top + height + gap;
    return { column, top, height };
  });
  return { cards, height: Math.max(0, Math.max(...tops) - gap) };
}

/** The card above or below in the same column; the card itself at an end. */
export function neighbourInColumn(cards: readonly Placed[], index: number, step: 1 | -1): number {
  const column = cards[index]?.column;
  for (let at = index + step; at >= 0 && at < cards.length; at += step) {
    if (cards[at]?.column === column) return at;
  }
  return index;
}
