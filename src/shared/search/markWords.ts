import type { Highlighted } from '#contract/routes/search.ts';
import { DIGIT_GAP, foldLetters } from '#contract/rules/foldText.ts';
import { messageAlternatives, searchTerms, type Term } from '#contract/rules/searchTerms.ts';

/** [from, to) in UTF-16 units. */
export type Range = readonly [number, number];

/** A text folded as the search folds it, and for each unit of that where its letter begins and ends in the text. */
interface Folded {
  readonly text: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The text with every word of the query marked that stands in it, one that does not mind the others. */
export function markWords(text: string, query: string): Highlighted {
  const terms = searchTerms(query).map((term): Term =>
    /^\d+$/.test(term) ? { kind: 'number', digits: term } : { kind: 'text', text: term },
  );
  const folded = foldPlaces(text);
  return {
    text,
    ranges: terms.flatMap((term) => rangesOfTerm(folded, term)).map(([from, to]) => [from, to]),
  };
}

/** Where what is looked for stands, in order, where all of it does; none otherwise. Spaces count as one each. */
export function rangesOf(text: string, query: string): readonly Range[] {
  if (searchTerms(query).length === 0) return [];
  const folded = foldPlaces(text);
  for (const terms of messageAlternatives(query)) {
    const found = terms.map((term) => rangesOfTerm(folded, term));
    if (found.every((ranges) => ranges.length > 0)) return found.flat().toSorted(([a], [b]) => a - b);
  }
  return [];
}

export function foldPlaces(text: string): Folded {
  let folded = '';
  const from: number[] = [];
  const to: number[] = [];
  for (const { segment, index } of letters.segment(text)) {
    const own = /^\s+$/u.test(segment) ? ' ' : foldLetters(segment);
    if (own === ' ' && folded.endsWith(' ')) continue;
    folded += own;
    for (let unit = 0; unit < own.length; unit += 1) {
      from.push(index);
      to.push(index + segment.length);
    }
  }
  return { text: folded, from, to };
}

function rangesOfTerm({ text, from, to }: Folded, term: Term): Range[] {
  const pattern =
    term.kind === 'number'
      ? Array.from(term.digits).join(DIGIT_GAP)
      : term.text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return [...text.matchAll(new RegExp(pattern, 'gu'))].map(({ index, 0: { length } }) => [
    from[index] ?? 0,
    to[index + length - 1] ?? 0,
  ]);
}
