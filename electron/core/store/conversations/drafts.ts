import type { Database } from 'better-sqlite3-multiple-ciphers';
import { draftForm, type DraftForm } from '#contract/routes/drafts.ts';
import type { People } from '../contacts/people.ts';
import type { StoreQueries } from '../store.ts';
import type { Summaries } from './summaries.ts';

interface DraftRow {
  readonly text: string;
  readonly form: string | null;
}

/** What was written and not sent, per person: the text of the box, and the composer above it. */
export function createDrafts(
  db: Database,
  deps: { people: People; summaries: Summaries },
): StoreQueries['drafts'] {
  const { people, summaries } = deps;
  const select = db.prepare<[string], DraftRow>(
    'SELECT d.text, d.form FROM people AS p JOIN drafts AS d ON d.person_id = p.id WHERE p.phone = ?',
  );
  const upsert = db.prepare<[number, string, string | null, number]>(
    `INSERT INTO drafts (person_id, text, form, at) VALUES (?, ?, ?, ?)
     ON CONFLICT (person_id) DO UPDATE SET text = excluded.text, form = excluded.form, at = excluded.at`,
  );
  const remove = db.prepare<[number]>('DELETE FROM drafts WHERE person_id = ?');

  return {
    get(phone) {
      const row = select.get(phone);
      return { text: row?.text ?? '', form: readDraftForm(row?.form) };
    },
    set(phone, { text, form: given }, at) {
      const form = given === undefined ? (select.get(phone)?.form ?? null) : given && JSON.stringify(given);
      const isEmpty = text === '' && form === null;
      const person = isEmpty ? people.find(phone) : people.ensure(phone);
      if (!person) return;
      if (isEmpty) remove.run(person.id);
      else upsert.run(person.id, text, form, Math.trunc(at));
      if (!summaries.refresh(person.id)) people.tidy(person.id);
    },
  };
}

/** A form as it is stored. What an older or newer version kept in another shape is no form of this one. */
export function readDraftForm(json: unknown): DraftForm | null {
  if (typeof json !== 'string') return null;
  try {
    return draftForm.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
