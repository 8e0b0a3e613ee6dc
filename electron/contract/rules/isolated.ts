import type { Direction } from './languages.ts';

const RTL_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const [LRI, RLI, FSI, PDI] = ['\u2066', '\u2067', '\u2068', '\u2069'];

const STRONG = /\p{L}/u;

/** How a text reads that others wrote: as its first letter does; `auto` where it has none. */
export function readingDirection(text: string): Direction | 'auto' {
  const letter = STRONG.exec(text)?.[0];
  if (letter === undefined) return 'auto';
  return RTL_LETTER.test(letter) ? 'rtl' : 'ltr';
}

/**
 * What fills a place of a sentence, closed in itself (Unicode isolates) where it reads the other way than the sentence
 * may: a name that turns nothing round, a phone number that keeps its + in front. In an Arabic sentence what holds
 * Arabic letters reads as Arabic, so that a sentence within a sentence may begin with a Latin name.
 */
export function isolated(value: string, direction: Direction): string {
  const isRtl = RTL_LETTER.test(value);
  if (direction === 'ltr') return isRtl ? FSI + value + PDI : value;
  return (isRtl ? RLI : LRI) + value + PDI;
}
