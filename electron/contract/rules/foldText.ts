/** Marks above and below letters: Latin, Greek and Cyrillic accents, Hebrew points, Arabic harakat, Indic nukta. */
const MARKS = /[\u0300-\u036f\u0591-\u05bd\u0640\u064b-\u065f\u0670\u093c\u09bc\u0a3c]/g;
/** Letters that Unicode does not decompose, as people type them. */
const PLAIN: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
};
const PLAIN_TEXT = /^[!-~]+(?: [!-~]+)*$/;

/** Folds case, accents, width and space, so that "zoe angstrom" finds "Zoë Ångström". */
export function foldText(text: string): string {
  return isPlainText(text) ? text.toLowerCase() : onOneLine(foldLetters(text));
}

/** Letters, digits and signs of ASCII with single spaces between. */
export function isPlainText(text: string): boolean {
  return PLAIN_TEXT.test(text);
}

/** The letters alone: space stays as it is. */
export function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþıς]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFC');
}

export function onOneLine(text: string): string {
  return text.replace(/[\s\u0000-\u001f]+/g, ' ').trim();
}

/** What people put between the digits of a number, as a pattern. */
export const DIGIT_GAP = '[\\s()./\\-\\u2010-\\u2015]*';
