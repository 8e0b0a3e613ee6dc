import { foldText } from './foldText.ts';

/** What must occur: folded text, or digits however they are grouped. */
export type Term =
  { readonly kind: 'text'; readonly text: string } | { readonly kind: 'number'; readonly digits: string };

/** The words of a query, each of which must be found; a phone number is one word, however it is grouped. */
export function searchTerms(query: string): string[] {
  const folded = foldText(query);
  if (/^[\d+()\-./ ]*\d[\d+()\-./ ]*$/.test(folded)) return [folded.replace(/\D/g, '')];
  return folded.split(' ').filter((term) => term !== '');
}

/** What messages are looked for by, all terms of one of these: a number however it is grouped, or else the words typed. */
export function messageAlternatives(query: string): readonly (readonly Term[])[] {
  const [first = '', ...rest] = searchTerms(query);
  const words = foldText(query)
    .split(' ')
    .map((text): Term => ({ kind: 'text', text }));
  if (rest.length > 0 || !/^\d+$/.test(first)) return [words];
  return [[{ kind: 'number', digits: first }], ...(words.length > 1 ? [words] : [])];
}
