/** Texts over either are long, in UTF-16 units and lines. */
const LONG = 1600;
const LINES = 24;
/** What a long one shows of itself. */
const BEGINNING = 1000;
/** Joined emoji are no longer than this; a chain that goes on is cut anywhere. */
const LONGEST_LETTER = 64;

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** The first part of a long text, ending with a whole letter; all of any other. */
export function beginningOf(text: string): string {
  const lines = text.split('\n', LINES + 1);
  if (text.length <= LONG && lines.length <= LINES) return text;
  const first = lines.slice(0, LINES).join('\n');
  return first.slice(0, wholeLetterAt(first, BEGINNING)).trimEnd();
}

function wholeLetterAt(text: string, at: number): number {
  if (text.length <= at) return text.length;
  const around = text.slice(at - LONGEST_LETTER, at + LONGEST_LETTER);
  const start = letters.segment(around).containing(LONGEST_LETTER)?.index ?? LONGEST_LETTER;
  if (start > 1) return at - LONGEST_LETTER + start;
  // Half of a pair would show as a broken letter.
  return /[\ud800-\udbff]/u.test(text.charAt(at - 1)) ? at - 1 : at;
}
