import type { Database } from 'better-sqlite3-multiple-ciphers';
import { messageAlternatives, searchTerms } from '#contract/rules/searchTerms.ts';
import type { People } from '../contacts/people.ts';
import { contentOf } from '../conversations/messages.ts';
import type { ChatFound, ChatSearchQuery } from '../store.ts';
import { findTerms, foldLine } from './highlight.ts';
import { searchableText } from './messageText.ts';

interface Row {
  readonly id: number;
  readonly position: number;
  readonly content: string;
}

interface Place {
  readonly position: number;
  readonly id: number;
}

/** What one call looks at: some milliseconds, so that others are not held up. */
const MOST_READ = 1000;
const NEWEST: Place = { position: Number.MAX_SAFE_INTEGER, id: 0 };

/** Along the thread, whatever else is in the store: the index over all messages would find those of everybody first. */
export const CHAT_SEARCH_SQL = `
  SELECT id, position, content FROM messages
  WHERE person_id = :personId AND (position, id) < (:position, :id)
  ORDER BY position DESC, id DESC LIMIT :limit`;

/** Finds the messages of one chat that hold every word, also words of one letter; newest first. */
export function createChatSearch(db: Database, people: People) {
  const select = db.prepare<{ personId: number; limit: number } & Place, Row>(CHAT_SEARCH_SQL);

  return function find({ phone, query, after }: ChatSearchQuery): ChatFound {
    const person = people.find(phone);
    if (!person || searchTerms(query).length === 0) return { ids: [], next: null };
    const alternatives = messageAlternatives(query);
    const rows = select.all({ personId: person.id, limit: MOST_READ, ...placeOf(after) });
    const last = rows.at(-1);
    return {
      ids: rows
        .filter((row) => {
          const line = foldLine(searchableText(contentOf(row)));
          return alternatives.some((terms) => findTerms(line, terms) !== null);
        })
        .map(({ id }) => id),
      next: last && rows.length === MOST_READ ? `${last.position}:${last.id}` : null,
    };
  };
}

function placeOf(after: string | undefined): Place {
  const [, position, id] = /^(-?\d{1,16}):(\d{1,16})$/.exec(after ?? '') ?? [];
  return position === undefined ? NEWEST : { position: Number(position), id: Number(id) };
}
