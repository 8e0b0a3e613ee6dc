import { DIGIT_GAP, foldLetters, onOneLine } from '#contract/rules/foldText.ts';
import type { Term } from '#contract/rules/searchTerms.ts';
import type { Highlighted } from '#contract/routes/search.ts';

/** From and to, in UTF-16 units. */
type Range = readonly [number, number];

interface Word {
  readonly text: string;
  readonly folded: string;
  /** Where they begin in the line and in its folded text. */
  readonly at: number;
  readonly foldedAt: number;
}

/** A text on one line, folded word by word, so that what is found in the folded text is found again in the line. */
export interface Line {
  readonly text: string;
  readonly folded: string;
  readonly words: readonly Word[];
}

const MOST_LENGTH = 160;
/** How much is shown before the first match. */
const LEAD = 48;
/** How far from where a snippet would be cut a space is looked for. */
const NEAR = 24;
/** A letter with more marks than that is cut through. */
const LONGEST_GRAPHEME = 40;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export function foldLine(given: string): Line {
  const text = onOneLine(given);
  const words: Word[] = [];
  let folded = '';
  let at = 0;
  // Plain text is folded letter by letter, so it needs no taking apart.
  for (const word of isPlain(text) ? [text] : text.split(' ')) {
    const own = isPlain(word) ? word.toLowerCase() : onOneLine(foldLetters(word));
    if (own !== '') {
      if (folded !== '') folded += ' ';
      words.push({ text: word, folded: own, at, foldedAt: folded.length });
      folded += own;
    }
    at += word.length + 1;
  }
  return { text, folded, words };
}

/** Where the terms stand in the folded text, in order and apart; null where one of them does not occur. */
export function findTerms({ folded }: Line, terms: readonly Term[]): Range[] | null {
  const found = terms.map((term) => occurrences(folded, term));
  return found.some((ranges) => ranges.length === 0) ? null : apart(found.flat());
}

/** The part of the line around the first match; `found` as findTerms gives it. */
export function snippetOf(line: Line, found: readonly Range[]): Highlighted {
  const [first = [0, 0]] = found;
  const [from, to] = windowAround(line.text, unfold(line, first));
  const before = from > 0 ? '…' : '';
  const ranges: [number, number][] = [];
  for (const range of found) {
    const [start, end] = unfold(line, range);
    if (start >= to) break;
    if (start >= from && end <= to) ranges.push([start - from + before.length, end - from + before.length]);
  }
  return {
    text: `${before}${line.text.slice(from, to)}${to < line.text.length ? '…' : ''}`,
    ranges: apart(ranges).map(([start, end]) => [start, end]),
  };
}

function occurrences(folded: string, term: Term): Range[] {
  const ranges: Range[] = [];
  if (term.kind === 'number') {
    const pattern = new RegExp(Array.from(term.digits).join(DIGIT_GAP), 'g');
    for (const match of folded.matchAll(pattern)) ranges.push([match.index, match.index + match[0].length]);
    return ranges;
  }
  const { text } = term;
  for (let at = folded.indexOf(text); at >= 0; at = folded.indexOf(text, at + text.length))
    ranges.push([at, at + text.length]);
  return ranges;
}

/** In order, those that overlap as one. */
function apart(ranges: readonly Range[]): Range[] {
  const result: Range[] = [];
  for (const range of [...ranges].sort(([one], [other]) => one - other)) {
    const last = result.at(-1);
    if (last && range[0] < last[1]) result[result.length - 1] = [last[0], Math.max(last[1], range[1])];
    else result.push(range);
  }
  return result;
}

/** A range of the folded text as one of the line: the whole letters that it was made of. */
function unfold({ words }: Line, [from, to]: Range): Range {
  const first = wordAt(words, from);
  const last = wordAt(words, to - 1);
  return first && last ? [first.at + startIn(first, from), last.at + endIn(last, to)] : [0, 0];
}

function wordAt(words: readonly Word[], index: number): Word | undefined {
  let low = 0;
  let high = words.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((words[middle]?.foldedAt ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return words[low];
}

function isPlain(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

function startIn(word: Word, index: number): number {
  if (isPlain(word.text)) return index - word.foldedAt;
  return lettersOf(word).findLast(({ foldedAt }) => word.foldedAt + foldedAt <= index)?.at ?? 0;
}

function endIn(word: Word, index: number): number {
  if (isPlain(word.text)) return index - word.foldedAt;
  return lettersOf(word).find(({ foldedAt }) => word.foldedAt + foldedAt >= index)?.at ?? word.text.length;
}

/**
 * Where each letter of a word begins in it and in its folded text. Where letters fold differently together (jamo that
 * become a syllable), the word counts as one letter.
 */
function lettersOf({ text, folded }: Word): { at: number; foldedAt: number }[] {
  const letters: { at: number; foldedAt: number }[] = [];
  let together = '';
  for (const { segment, index } of graphemes.segment(text)) {
    const own = foldLetters(segment);
    if (own !== '') letters.push({ at: index, foldedAt: together.length });
    together += own;
  }
  return together === folded ? letters : [{ at: 0, foldedAt: 0 }];
}

function windowAround(text: string, [start, end]: Range): Range {
  if (text.length <= MOST_LENGTH) return [0, text.length];
  const from = Math.max(0, Math.min(start - LEAD, text.length - MOST_LENGTH));
  const to = Math.min(text.length, Math.max(from + MOST_LENGTH, end));
  return [from === 0 ? 0 : cutBefore(text, from, start), to === text.length ? to : cutAfter(text, to, end)];
}

/** A place to begin, not before `from` and not after `latest`. */
function cutBefore(text: string, from: number, latest: number): number {
  const space = text.indexOf(' ', from - 1);
  if (space >= 0 && space < latest && space < from + NEAR) return space + 1;
  const [start, end] = letterAt(text, from);
  return Math.min(start === from ? from : end, latest);
}

/** A place to end, not after `to` and not before `earliest`. */
function cutAfter(text: string, to: number, earliest: number): number {
  const space = text.lastIndexOf(' ', to);
  if (space >= earliest && space > to - NEAR) return space;
  return Math.max(letterAt(text, to)[0], earliest);
}

/** The letter that holds this place: a grapheme, or a code point where that is of no sensible length. */
function letterAt(text: string, index: number): Range {
  const found = graphemes.segment(text).containing(index);
  if (found && found.segment.length <= LONGEST_GRAPHEME)
    return [found.index, found.index + found.segment.length];
  const isInPair = (text.codePointAt(index - 1) ?? 0) > 0xffff;
  return isInPair ? [index - 1, index + 1] : [index, index + 1];
}
