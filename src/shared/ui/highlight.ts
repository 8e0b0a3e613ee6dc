import type { Highlighted } from '#contract/routes/search.ts';

export interface Segment {
  readonly text: string;
  readonly isMarked: boolean;
}

/** The text in pieces, in order. Ranges that overlap are joined; what lies outside of the text is cut off. */
export function segmentsOf({ text, ranges }: Highlighted): readonly Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  const push = (to: number, isMarked: boolean): void => {
    if (to > at) segments.push({ text: text.slice(at, to), isMarked });
    at = Math.max(at, to);
  };
  for (const [from, to] of ranges.toSorted(([a], [b]) => a - b)) {
    push(Math.min(from, text.length), false);
    push(Math.min(to, text.length), true);
  }
  push(text.length, false);
  return segments;
}

interface Cut {
  /** As far as the first match may end before the text is cut, in narrow letters; wide ones count double. */
  readonly within: number;
  /** What is left before the match then, in UTF-16 units. */
  readonly lead: number;
}

/**
 * Begins the text shortly before its first match, at a space where there is one near, where a line or two would not
 * show it otherwise.
 */
export function fromFirstMatch(highlighted: Highlighted, { within, lead }: Cut): Highlighted {
  const { text, ranges } = highlighted;
  const [first, end] = ranges.toSorted(([a], [b]) => a - b)[0] ?? [0, 0];
  if (first <= lead || widthOf(text.slice(0, end)) <= within) return highlighted;
  const earliest = first - lead;
  const space = text.slice(earliest, first).search(/\s\S/u);
  const start = space < 0 ? wholeLetter(text, earliest) : earliest + space + 1;
  const shift = start - ELLIPSIS.length;
  return {
    text: ELLIPSIS + text.slice(start),
    ranges: ranges.map(([from, to]) => [from - shift, to - shift]),
  };
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef]/gu;

function widthOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0);
}

const ELLIPSIS = '…';
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Where the letter at this place begins: its marks and halves stay with it. */
function wholeLetter(text: string, at: number): number {
  return letters.segment(text).containing(at)?.index ?? at;
}
