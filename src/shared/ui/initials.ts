const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A person with no name, only a number. */
const NO_NAME = '#';

/**
 * One or two letters for an avatar, by grapheme: "Ravi Kumar" → "RK", "राहुल शर्मा" → "राश", "李小龙" → "李". Scripts that
 * write names without spaces give one; a name with no letter at all (a number, an emoji) gives its first grapheme or #.
 */
export function initials(name: string | null): string {
  const words = (name ?? '')
    .split(/[\s_]+/u)
    .map(lettersOf)
    .filter((word) => word !== '');
  const first = words[0];
  if (first === undefined) return firstGrapheme(name ?? '');
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return (head(first) + (last === undefined ? '' : head(last))).toLocaleUpperCase();
}

/** From the first letter on: quotes, brackets and emoji before a name do not stand for it. */
function lettersOf(word: string): string {
  const at = word.search(/\p{L}/u);
  return at < 0 ? '' : word.slice(at);
}

/** Below it no mark joins the letter before: the letter is one unit. */
const FIRST_MARK = 0x300;

function head(word: string): string {
  // Cutting words into graphemes is slow, and lists do it for every row.
  const isPlain = word.charCodeAt(0) < FIRST_MARK && !(word.charCodeAt(1) >= FIRST_MARK);
  if (isPlain) return word.charAt(0);
  for (const { segment } of graphemes.segment(word)) return segment;
  return '';
}

function firstGrapheme(name: string): string {
  const bare = name.trim();
  return bare === '' || /^[+\d(]/.test(bare) ? NO_NAME : head(bare);
}
