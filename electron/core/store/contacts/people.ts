import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { HistoryState } from '../store.ts';
import { searchTerms } from '#contract/rules/searchTerms.ts';
import { quoteTerm, searchTextOf, TRIGRAM } from '../search/searchText.ts';

export interface PersonRow {
  readonly id: number;
  readonly phone: string;
  readonly search: string;
  readonly polledAt: number | null;
  readonly isComplete: 0 | 1;
}

/** Found people: few enough to sort, or so many that walking a list finds a page of them at once. */
export type Found =
  | { readonly kind: 'few'; readonly ids: string }
  | { readonly kind: 'many'; readonly terms: readonly string[] };

/** Beyond so many hits a sorted list is walked from its top instead. */
export const FEW = 2000;

export type People = ReturnType<typeof createPeople>;

/** Everyone known by a phone: what contacts and conversations have in common, and what people are found by. */
export function createPeople(db: Database) {
  const select = 'SELECT id, phone, search, polled_at AS polledAt, is_complete AS isComplete FROM people';
  const byPhone = db.prepare<[string], PersonRow>(`${select} WHERE phone = ?`);
  const byId = db.prepare<[number], PersonRow>(`${select} WHERE id = ?`);
  const insert = db.prepare<[string, string, number | null]>(
    'INSERT INTO people (phone, search, activity_at) VALUES (?, ?, ?)',
  );
  const insertSearch = db.prepare<[number, string]>(
    'INSERT INTO people_search (rowid, search) VALUES (?, ?)',
  );
  // New people have the highest ids.
  const indexFrom = db.prepare<[number]>(
    'INSERT INTO people_search (rowid, search) SELECT id, search FROM people WHERE id >= ?',
  );
  const updateSearch = db.prepare<[string, number]>('UPDATE people SET search = ? WHERE id = ?');
  const deleteSearch = db.prepare<[number]>('DELETE FROM people_search WHERE rowid = ?');
  const updateActivity = db.prepare<{ id: number; at: number | null }>(
    'UPDATE people SET activity_at = :at WHERE id = :id AND activity_at IS NOT :at',
  );
  const updatePoll = db.prepare<{ id: number; at: number; isComplete: 0 | 1 }>(
    'UPDATE people SET polled_at = :at, is_complete = :isComplete WHERE id = :id',
  );
  const updateComplete = db.prepare<[number]>(
    'UPDATE people SET is_complete = 1 WHERE id = ? AND is_complete = 0',
  );
  const forget = db.prepare<[number]>('DELETE FROM people WHERE id = ?');
  const isNeeded = db
    .prepare<{ id: number }, number>(
      `SELECT EXISTS (SELECT 1 FROM contacts WHERE person_id = :id)
        OR EXISTS (SELECT 1 FROM conversations WHERE person_id = :id)
        OR EXISTS (SELECT 1 FROM dropped_ids WHERE person_id = :id)`,
    )
    .pluck();
  const match = db
    .prepare<[string, number], number>('SELECT rowid FROM people_search WHERE people_search MATCH ? LIMIT ?')
    .pluck();
  const scan = db
    .prepare<[string, number], number>('SELECT id FROM people WHERE instr(search, ?) > 0 LIMIT ?')
    .pluck();
  const known = db
    .prepare<[number, number], number>(
      'SELECT COUNT(*) FROM messages WHERE person_id = ? AND position >= ? AND remote_id IS NOT NULL',
    )
    .pluck();
  const topGap = db
    .prepare<[number], number>(
      'SELECT position FROM messages WHERE person_id = ? AND has_gap_before = 1 ORDER BY position DESC LIMIT 1',
    )
    .pluck();

  function find(phone: string): PersonRow | null {
    return byPhone.get(phone) ?? null;
  }

  function add(phone: string, search: string, activityAt: number | null): number {
    return Number(insert.run(phone, search, activityAt).lastInsertRowid);
  }

  return {
    find,
    get: (id: number): PersonRow | null => byId.get(id) ?? null,
    ensure(phone: string): PersonRow {
      const found = find(phone);
      if (found) return found;
      const search = searchTextOf({ phone });
      const id = add(phone, search, null);
      insertSearch.run(id, search);
      return { id, phone, search, polledAt: null, isComplete: 0 };
    },
    /** Somebody who is surely not known yet, to be found once `indexFrom` was called with the first such id. */
    add,
    indexFrom: (id: number): void => void indexFrom.run(id),
    setSearch(person: Pick<PersonRow, 'id' | 'search'>, search: string): void {
      if (person.search === search) return;
      updateSearch.run(search, person.id);
      deleteSearch.run(person.id);
      insertSearch.run(person.id, search);
    },
    setActivity: (id: number, at: number | null): void => void updateActivity.run({ id, at }),
    setPolled: (id: number, at: number, isComplete: boolean): void =>
      void updatePoll.run({ id, at, isComplete: isComplete ? 1 : 0 }),
    setComplete: (id: number): void => void updateComplete.run(id),
    /** Forgets a person who is neither a contact nor in a conversation. */
    tidy(id: number): void {
      if (isNeeded.get({ id })) return;
      deleteSearch.run(id);
      forget.run(id);
    },
    /** Above a gap only: the page after these is the one that goes on to fill it. */
    history(phone: string): HistoryState {
      const person = find(phone);
      if (!person) return { polledAt: null, isComplete: false, known: 0 };
      const gap = topGap.get(person.id);
      return {
        polledAt: person.polledAt,
        isComplete: person.isComplete === 1 && gap === undefined,
        known: known.get(person.id, gap ?? 0) ?? 0,
      };
    },
    /** null: nothing to look for, so everyone. */
    search(query: string | undefined): Found | null {
      const terms = searchTerms(query ?? '');
      if (terms.length === 0) return null;
      const long = terms.filter((term) => !isShort(term));
      const [first = ''] = terms;
      const ids =
        long.length > 0 ? match.all(long.map(quoteTerm).join(' AND '), FEW + 1) : scan.all(first, FEW + 1);
      if (ids.length > FEW) return { kind: 'many', terms };
      const hits = long.length === terms.length ? ids : ids.filter((id) => contains(byId.get(id), terms));
      return { kind: 'few', ids: JSON.stringify(hits) };
    },
  };
}

function isShort(term: string): boolean {
  return Array.from(term).length < TRIGRAM;
}

function contains(person: PersonRow | undefined, terms: readonly string[]): boolean {
  return person !== undefined && terms.every((term) => person.search.includes(term));
}
