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
};

/** Folds case, accents, width and space, so that "zoe angstrom" finds "Zoë Ångström". */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFC')
    .replace(/[\s\u0000-\u001f]+/g, ' ')
    .trim();
}

/** What a person is found by. */
export function searchTextOf(person: { phone: string; name?: string | null; email?: string | null }): string {
  return [person.name, person.phone, person.email]
    .map((part) => foldText(part ?? ''))
    .filter(Boolean)
    .join(' ');
}

/** The words of a query, each of which must be found; a phone number is one word, however it is grouped. */
export function searchTerms(query: string): string[] {
  const folded = foldText(query);
  if (/^[\d+()\-./ ]*\d[\d+()\-./ ]*$/.test(folded)) return [folded.replace(/\D/g, '')];
  return folded.split(' ').filter((term) => term !== '');
}

/**
 * Names in order, people without a name after them by number. What a person is found by is in it, so that an index in
 * this order is searched without looking at anything else; the mark in front is in no folded text.
 */
export function sortKeyOf(person: { phone: string; name: string | null; email: string | null }): string {
  const isNamed = foldText(person.name ?? '') !== '';
  return `${isNamed ? '\u0001' : '\u0002'}${searchTextOf(person)}`;
}

/** A term for FTS5's MATCH. */
export function quoteTerm(term: string): string {
  return `"${term.replaceAll('"', '""')}"`;
}
