import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { People } from '../contacts/people.ts';
import type { StoreQueries } from '../store.ts';
import type { Summaries } from './summaries.ts';

/** What was typed and not sent, a text per person. */
export function createDrafts(
  db: Database,
  deps: { people: People; summaries: Summaries },
): StoreQueries['drafts'] {
  const { people, summaries } = deps;
  const select = db
    .prepare<[string], string>(
      'SELECT d.text FROM people AS p JOIN drafts AS d ON d.person_id = p.id WHERE p.phone = ?',
    )
    .pluck();
  const upsert = db.prepare<[number, string, number]>(
    `INSERT INTO drafts (person_id, text, at) VALUES (?, ?, ?)
     ON CONFLICT (person_id) DO UPDATE SET text = excluded.text, at = excluded.at`,
  );
  const remove = db.prepare<[number]>('DELETE FROM drafts WHERE person_id = ?');

  return {
    get: (phone) => select.get(phone) ?? '',
    set(phone, text, at) {
      const person = text === '' ? people.find(phone) : people.ensure(phone);
      if (!person) return;
      if (text === '') remove.run(person.id);
      else upsert.run(person.id, text, Math.trunc(at));
      if (!summaries.refresh(person.id)) people.tidy(person.id);
    },
  };
}
