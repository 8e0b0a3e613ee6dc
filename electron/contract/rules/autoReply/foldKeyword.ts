/** Nothing is seen of them, and people leave them out: soft hyphens, joiners, direction marks, byte order marks. */
const UNSEEN = /[\u00ad\u200b-\u200f\u2060-\u2069\ufeff]/gu;
/** Marks above and below Latin, Greek and Cyrillic letters. Those of other scripts are letters of their own. */
const ACCENTS = /[\u0300-\u036f]/gu;

/** Nothing of such a text is written in more than one way, but for its case and its blanks. */
const PLAIN = /^[\u0020-\u005f\u0061-\u007e]*$/u;

/** A text as keywords are compared: in any case and width, with any kind of space and apostrophe. */
export function foldKeyword(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replaceAll(/ {2,}/gu, ' ').trim();
  return text
    .normalize('NFKC')
    .replace(UNSEEN, '')
    .toLowerCase()
    .replaceAll(/[\u2018\u2019\u02bc\u00b4`]/gu, "'")
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .normalize('NFC');
}

/** The same without accents. @param folded by `foldKeyword`. */
export function dropAccents(folded: string): string {
  if (PLAIN.test(folded)) return folded;
  return folded.normalize('NFD').replace(ACCENTS, '').normalize('NFC');
}

/**
 * Whether what stands from `start` to `end` (UTF-16) is cut out of a longer word: a letter or digit of it has another
 * one beside it.
 */
export function isWithinWord(text: string, start: number, end: number): boolean {
  return joins(text, start) || joins(text, end);
}

/** Whether letters or digits stand on both sides of a place. */
function joins(text: string, place: number): boolean {
  return isOfWord(before(text, place)) && isOfWord(text.codePointAt(place));
}

function before(text: string, place: number): number | undefined {
  const low = text.charCodeAt(place - 1);
  const isPair = low >= 0xdc00 && low <= 0xdfff && place >= 2;
  return place < 1 ? undefined : text.codePointAt(isPair ? place - 2 : place - 1);
}

function isOfWord(codePoint: number | undefined): boolean {
  return codePoint !== undefined && /[\p{L}\p{M}\p{N}]/u.test(String.fromCodePoint(codePoint));
}
