import { contactLayout, type ContactLayout } from '#contract/routes/contactViews.ts';

/** A layout out of the file, which another version may have written; null where it is none. */
export function readLayout(json: unknown): ContactLayout | null {
  if (typeof json !== 'string') return null;
  try {
    return contactLayout.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}
