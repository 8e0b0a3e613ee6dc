import type { Database } from 'better-sqlite3-multiple-ciphers';
import { AppError } from '#contract/errors.ts';
import type { FormKind } from '#contract/routes/unsavedForms.ts';
import type { StoreQueries } from '../store.ts';
import { readForm } from './readForm.ts';

/** More than anyone has open. Past it the oldest are forgotten. */
export const MOST_FORMS = 2_000;
/** In UTF-16 units of JSON: a contact with a long attribute, and more than comes across the bridge of a browser. */
export const LONGEST_FORM = 8 * 1024 * 1024;

const COLUMNS = 'kind, key, form, changed_at AS changedAt';
export const FORMS_SQL = `SELECT ${COLUMNS} FROM unsaved_forms ORDER BY changed_at DESC LIMIT ${MOST_FORMS}`;
export const FORMS_OF_KIND_SQL = `
  SELECT ${COLUMNS} FROM unsaved_forms WHERE kind = ? ORDER BY changed_at DESC LIMIT ${MOST_FORMS}`;

type FormRow = Readonly<Record<'kind' | 'key' | 'form' | 'changedAt', unknown>>;

/** What was typed into forms and not saved; values are JSON, and a form that can't be read is passed over. */
export function createUnsavedForms(db: Database): StoreQueries['unsavedForms'] {
  const all = db.prepare<[], FormRow>(FORMS_SQL);
  const ofKind = db.prepare<[FormKind], FormRow>(FORMS_OF_KIND_SQL);
  const upsert = db.prepare<[FormKind, string, string, number]>(
    `INSERT INTO unsaved_forms (kind, key, form, changed_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (kind, key) DO UPDATE SET form = excluded.form, changed_at = excluded.changed_at`,
  );
  const remove = db.prepare<[FormKind, string]>('DELETE FROM unsaved_forms WHERE kind = ? AND key = ?');
  const removeOldest = db.prepare<[number]>(
    `DELETE FROM unsaved_forms WHERE id IN (
       SELECT id FROM unsaved_forms ORDER BY changed_at DESC LIMIT -1 OFFSET ?)`,
  );

  return {
    list: (kind) => (kind === undefined ? all.all() : ofKind.all(kind)).flatMap((row) => readForm(row) ?? []),
    set({ kind, key, values }, at) {
      if (values === null) {
        remove.run(kind, key);
        return;
      }
      const form = JSON.stringify(values);
      if (form.length > LONGEST_FORM)
        throw new AppError('INVALID_INPUT', 'This form holds more than can be kept unsaved. Save it.', {
          reason: 'formTooLarge',
        });
      upsert.run(kind, key, form, Math.trunc(at));
      removeOldest.run(MOST_FORMS);
    },
  };
}
