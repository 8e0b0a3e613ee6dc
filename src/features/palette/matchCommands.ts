import uFuzzy from '@leeoniya/ufuzzy';
import type { Highlighted } from '#contract/routes/search.ts';

/** Words in any script; letters of a word may lie apart, words may come in any order. */
const fuzzy = new uFuzzy({
  unicode: true,
  interSplit: "[^\\p{L}\\p{M}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\p{M}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
  intraIns: 1,
});
const ANY_ORDER = 1;
/** Of more than this none is ranked: there are not so many commands. */
const MOST = 1_000;

export interface Matched<Of> {
  readonly of: Of;
  readonly title: Highlighted;
}

/** Those whose title fits, the best first, with where it does; all as they are for no query. */
export function matchTitles<Of>(
  all: readonly Of[],
  titleOf: (one: Of) => string,
  query: string,
): readonly Matched<Of>[] {
  const titles = all.map(titleOf);
  if (query === '') return all.map((of, index) => ({ of, title: { text: titles[index] ?? '', ranges: [] } }));
  const [found, info, order] = fuzzy.search(uFuzzy.latinize([...titles]), latin(query), ANY_ORDER, MOST);
  const places = order ? order.map((at) => [info.idx[at], info.ranges[at]] as const) : [];
  const plain = order ? [] : (found ?? []).map((index) => [index, []] as const);
  return [...places, ...plain].flatMap(([index = -1, flat = []]) => {
    const of = all[index];
    return of === undefined ? [] : [{ of, title: { text: titles[index] ?? '', ranges: pairs(flat) } }];
  });
}

function latin(text: string): string {
  return uFuzzy.latinize([text])[0] ?? text;
}

function pairs(flat: readonly number[]): [number, number][] {
  return flat.flatMap((from, index) =>
    index % 2 ? [] : [[from, flat[index + 1] ?? from] as [number, number]],
  );
}
