import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Highlighted, MessageHit } from '#contract/routes/search.ts';
import { messageAlternatives, type Term } from '#contract/rules/searchTerms.ts';
import { findTerms, foldLine, snippetOf } from './highlight.ts';
import { idInKey } from './messageIndex.ts';
import { contentOf } from '../conversations/messages.ts';
import { searchableText } from './messageText.ts';
import { quoteTerm, TRIGRAM } from './searchText.ts';

interface HitRow {
  /** 64 bits, so as text. */
  readonly key: string;
  readonly id: number;
  readonly personId: number;
  readonly direction: 'in' | 'out';
  readonly at: number;
  readonly position: number;
  readonly content: string;
}

type Who = Pick<MessageHit, 'phone' | 'name'>;

/** What messages are looked for by: the terms of one of these, all of them. */
export interface MessageTerms {
  readonly alternatives: readonly (readonly Term[])[];
  /** For the index, which finds no more than three letters; null where every word is shorter. */
  readonly match: string | null;
}

const NEWEST = '9223372036854775807';
/** More letters than that tell nothing new. */
const MOST_TRIGRAMS = 32;
/** Where the index finds much of which little holds all words (a short one, say), what is left is for the next call. */
const MOST_READ = 1000;

export const MESSAGE_SEARCH_SQL = `
  SELECT CAST(s.rowid AS TEXT) AS key, m.id, m.person_id AS personId, m.direction, m.at, m.position, m.content
  FROM message_search AS s CROSS JOIN messages AS m ON m.id = ${idInKey('s.rowid')}
  WHERE s.message_search MATCH :match AND s.rowid < CAST(:before AS INTEGER)
  ORDER BY s.rowid DESC LIMIT :limit`;

/** Finds messages by what they say, newest first. */
export function createMessageSearch(db: Database) {
  const select = db.prepare<{ match: string; before: string; limit: number }, HitRow>(MESSAGE_SEARCH_SQL);
  const who = db.prepare<[number], Who>(
    'SELECT p.phone, k.name FROM people AS p LEFT JOIN contacts AS k ON k.person_id = p.id WHERE p.id = ?',
  );

  /** `after`: where an earlier answer ended. `next` is null where no more can follow. */
  return function find({ alternatives, match }: MessageTerms, limit: number, after: string | undefined) {
    if (match === null || limit === 0) return { messages: [], next: null };
    const found: { row: HitRow; snippet: Highlighted }[] = [];
    let before = after !== undefined && /^\d{1,19}$/.test(after) ? after : NEWEST;
    let next: string | null = null;
    let read = 0;
    for (const row of select.iterate({ match, before, limit: MOST_READ })) {
      read += 1;
      const snippet = snippetIn(row, alternatives);
      if (snippet && found.length === limit) {
        next = before;
        break;
      }
      before = row.key;
      if (snippet) found.push({ row, snippet });
      if (read === MOST_READ) next = before;
    }
    // The index goes by seconds.
    found.sort((one, other) => other.row.position - one.row.position);
    return {
      messages: found.flatMap(({ row, snippet }) => toHit(row, who.get(row.personId), snippet)),
      next,
    };
  };
}

/** Those alternatives that the index can find something by. */
export function messageTerms(query: string): MessageTerms {
  const alternatives = messageAlternatives(query);
  const matches = alternatives.map((terms) => matchOf(terms));
  const findable = matches.filter((match) => match !== null);
  return {
    alternatives: alternatives.filter((_, index) => matches[index] !== null),
    match: findable.length > 0 ? findable.map((match) => `(${match})`).join(' OR ') : null,
  };
}

/** Without positions the index knows no phrases: a term is trigrams of it, and whether they touch is looked at later. */
function matchOf(terms: readonly Term[]): string | null {
  const trigrams = new Set(
    terms.flatMap((term) => trigramsOf(term.kind === 'text' ? term.text : term.digits)),
  );
  return trigrams.size > 0 ? [...trigrams].slice(0, MOST_TRIGRAMS).map(quoteTerm).join(' AND ') : null;
}

/** As few as cover the text: the more there are, the longer the index takes, and few messages hold these by chance. */
function trigramsOf(text: string): string[] {
  const letters = Array.from(text);
  const last = letters.length - TRIGRAM;
  const starts = letters.map((_, index) => index).filter((index) => index < last && index % TRIGRAM === 0);
  return (last < 0 ? [] : [...starts, last]).map((start) => letters.slice(start, start + TRIGRAM).join(''));
}

function snippetIn(row: HitRow, alternatives: MessageTerms['alternatives']) {
  const line = foldLine(searchableText(contentOf(row)));
  for (const terms of alternatives) {
    const found = findTerms(line, terms);
    if (found) return snippetOf(line, found);
  }
  return null;
}

function toHit({ id, direction, at }: HitRow, who: Who | undefined, snippet: Highlighted): MessageHit[] {
  return who ? [{ id, ...who, direction, at, snippet }] : [];
}
