import { foldText } from '#contract/rules/foldText.ts';
import type { PaletteItem } from './paletteItems';

const MOST = 4;
const MOST_OF_ONE = 3;

/**
 * Of each kind the first whose name begins with what is typed, or has a word that does, the closest first:
 * whatever kind they are, they stand at the top. None where that would be one kind alone, which has its own section.
 */
export function bestMatches(
  lists: readonly (readonly PaletteItem[])[],
  nameOf: (item: PaletteItem) => string,
  query: string,
): readonly PaletteItem[] {
  const wanted = foldText(query);
  const filled = lists.filter((items) => items.length > 0);
  if (wanted === '' || filled.length < 2) return [];
  return filled
    .flatMap((items) =>
      items
        .map((item) => ({ item, rank: rankOf(foldText(nameOf(item)), wanted) }))
        .filter(({ rank }) => rank < NOT_CLOSE)
        .slice(0, MOST_OF_ONE),
    )
    .map((ranked, index) => ({ ...ranked, index }))
    .toSorted((one, other) => one.rank - other.rank || one.index - other.index)
    .slice(0, MOST)
    .map(({ item }) => item);
}

const NOT_CLOSE = 3;

function rankOf(name: string, wanted: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  return name.includes(` ${wanted}`) ? 2 : NOT_CLOSE;
}
