import { foldText, isPlainText } from '#contract/rules/foldText.ts';

/** FTS5's trigram index finds nothing shorter. */
export const TRIGRAM = 3;

/** Names are made of the same words again and again. */
const foldedWords = new Map<string, string>();
const MOST_WORDS = 5_000;
const LONGEST_WORD = 50;

/** The same as foldText, for names. */
function foldName(name: string): string {
  if (isPlainText(name)) return name.toLowerCase();
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

export interface PersonNames {
  readonly phone: string;
  readonly name?: string | null;
  readonly email?: string | null;
}

/** What a person is found by. */
export function searchTextOf(person: PersonNames): string {
  return personTexts(person).search;
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
