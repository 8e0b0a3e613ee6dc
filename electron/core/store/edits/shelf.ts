import type { Edit } from '#contract/routes/edits.ts';
import type { ContactsApplied, EditEnd } from '../store.ts';
import type { OpenEdit } from './openEdits.ts';

/** Where things of one kind stand, for edits to be laid over them. `Values` is a row as it is stored; plain JSON. */
export interface Shelf<Values extends object> {
  /** The row as it stands; null where there is none. */
  current(key: string): Values | null;
  /** The row with an edit laid over it; null: there is none to be shown. */
  lay(values: Values | null, edit: Pick<OpenEdit, 'key' | 'op' | 'change'>): Values | null;
  /** Lets the row be seen so, without the server having said it; null takes it out of sight. */
  show(key: string, values: Values | null): void;
  /**
   * Takes in what the server says after an edit: its answer, `values` where it gave none, null where the row is gone. What
   * is still laid over it stays so.
   */
  take(
    end: { readonly key: string; readonly op: Edit['op']; readonly values: Values | null } & Pick<
      EditEnd,
      'answer' | 'requestedAt'
    >,
  ): ContactsApplied;
  /** A row under the names an edit has for its fields. */
  fields(values: Values): Readonly<Record<string, unknown>>;
  /** What a person knows it by. */
  label(key: string, values: Values | null): string;
}

/** What is to be seen of a row with these edits over it. */
export function layAll<Values extends object>(
  { lay }: Pick<Shelf<Values>, 'lay'>,
  beneath: Values | null,
  edits: readonly OpenEdit[],
): Values | null {
  return edits.reduce<Values | null>((values, edit) => lay(values, edit), beneath);
}

export const NOTHING_APPLIED: ContactsApplied = { changed: 0, added: [], seen: 0, active: [] };
