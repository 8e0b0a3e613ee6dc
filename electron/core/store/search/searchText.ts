/** FTS5's trigram index finds nothing shorter. */
export const TRIGRAM = 3;

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

/** Folds case, accents, width and space, so that "zoe angstrom" finds "Zoë Ångström". */
export function foldText(text: string): string {
  return IS_PLAIN.test(text) ? text.toLowerCase() : onOneLine(foldLetters(text));
}

/** Letters, digits and signs of ASCII with single spaces between. */
const IS_PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** Names are made of the same words again and again. */
const foldedWords = new Map<string, string>();
const MOST_WORDS = 5_000;
const LONGEST_WORD = 50;

/** The same as foldText, for names. */
function foldName(name: string): string {
  if (IS_PLAIN.test(name)) return name.toLowerCase();
  return name
    .split(' ')
    .map(foldWord)
    .filter((word) => word !== '')
    .join(' ');
}

function foldWord(word: string): string {
  const known = foldedWords.get(word);
  if (known !== undefined) return known;
  const folded = foldText(word);
  if (word.length > LONGEST_WORD) return folded;
  if (foldedWords.size >= MOST_WORDS) foldedWords.clear();
  foldedWords.set(word, folded);
  return folded;
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

export interface PersonNames {
  readonly phone: string;
  readonly name?: string | null;
  readonly email?: string | null;
}

/** What a person is found by. */
export function searchTextOf(person: PersonNames): string {
  return personTexts(person).search;
}

/** The words of a query, each of which must be found; a phone number is one word, however it is grouped. */
export function searchTerms(query: string): string[] {
  const folded = foldText(query);
  if (/^[\d+()\-./ ]*\d[\d+()\-./ ]*$/.test(folded)) return [folded.replace(/\D/g, '')];
  return folded.split(' ').filter((term) => term !== '');
}

/** Names in order, people without a name after them by number; the mark in front is in no folded text. */
export function sortKeyOf(person: PersonNames): string {
  return personTexts(person).sortKey;
}

const LONGEST_SORT_KEY = 100;

/** Both at once: the name is folded for one and the other. */
export function personTexts({ phone, name, email }: PersonNames): { search: string; sortKey: string } {
  const foldedName = name == null ? '' : foldName(name);
  const isNamed = foldedName !== '';
  let search = isNamed ? `${foldedName} ${foldText(phone)}` : foldText(phone);
  if (email != null && email !== '') search = `${search} ${foldText(email)}`.trim();
  const sortKey = isNamed ? `\u0001${foldedName}` : `\u0002${phone}`;
  return {
    search,
    sortKey: sortKey.length > LONGEST_SORT_KEY ? sortKey.slice(0, LONGEST_SORT_KEY).toWellFormed() : sortKey,
  };
}

/** A term for FTS5's MATCH. */
export function quoteTerm(term: string): string {
  return `"${term.replaceAll('"', '""')}"`;
}
