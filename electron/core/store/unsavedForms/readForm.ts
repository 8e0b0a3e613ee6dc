import { unsavedForm, type UnsavedForm } from '#contract/routes/unsavedForms.ts';

/** A form out of the file, which another version may have written; null where it is none. */
export function readForm({ form, ...row }: Readonly<Record<string, unknown>>): UnsavedForm | null {
  if (typeof form !== 'string') return null;
  try {
    const values: unknown = JSON.parse(form);
    return unsavedForm.safeParse({ ...row, values }).data ?? null;
  } catch {
    return null;
  }
}
