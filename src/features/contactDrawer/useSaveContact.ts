import { computed, shallowRef } from 'vue';
import type { Contact } from '#contract/routes/contacts.ts';
import { call, toBridgeError, type BridgeError } from '@/bridge';
import { fieldProblems } from '@/shared/i18n';
import {
  changeOf,
  FORM_FIELDS,
  newContactOf,
  WIRE_NAMES,
  type ContactValues,
  type FormField,
} from './contactForm';
import type { DrawerContact } from './useDrawerContact';

/**
 * What came of it. `waiting`: it is kept here and sent later. `overruled`: it was saved over what somebody else had
 * written meanwhile. null: it was not, and `problem` says why.
 */
export type SaveResult = {
  readonly kind: 'saved' | 'added' | 'waiting' | 'overruled';
  readonly phone: string;
} | null;

/** Sends what the form holds; what was typed stays until it is taken. */
export function useSaveContact(drawer: DrawerContact) {
  const isSaving = shallowRef(false);
  const problem = shallowRef<BridgeError | null>(null);
  /** What stood in the form when it was refused: what is said of a field holds until that one is changed. */
  const refused = shallowRef<ContactValues | null>(null);
  const { accountId } = drawer.wish;

  const said = computed(() => {
    const words = fieldProblems(problem.value);
    const all = FORM_FIELDS.map((field) => [field, words.get(WIRE_NAMES[field])] as const);
    return new Map(all.filter((entry): entry is [FormField, string] => entry[1] !== undefined));
  });

  /** What the server said of a field, until that is changed. */
  function saidOf(field: FormField): string {
    const isUnchanged = drawer.values.value?.[field] === refused.value?.[field];
    return isUnchanged ? (said.value.get(field) ?? '') : '';
  }

  async function save(): Promise<SaveResult> {
    const values = drawer.values.value;
    const contact = drawer.contact.value;
    if (!values || isSaving.value) return null;
    isSaving.value = true;
    problem.value = null;
    try {
      const result = contact && !drawer.isMissing.value ? await update(contact) : await create(values);
      drawer.forget();
      return result;
    } catch (thrown) {
      problem.value = toBridgeError(thrown);
      refused.value = values;
      if (problem.value.code === 'NOT_FOUND') drawer.isMissing.value = true;
      return null;
    } finally {
      isSaving.value = false;
    }
  }

  async function create(values: ContactValues): Promise<SaveResult> {
    const contact = newContactOf(values);
    const { state } = await call('contacts.create', { accountId, contact });
    return { kind: state === 'saved' ? 'added' : 'waiting', phone: contact.phone };
  }

  async function update(contact: Contact): Promise<SaveResult> {
    const change = changeOf(drawer.draft.value, contact);
    const names = Object.keys(change);
    if (names.length === 0) return { kind: 'saved', phone: contact.phone };
    const seen = Object.fromEntries(
      Object.entries(drawer.draft.value.seen).filter(([name]) => names.includes(name)),
    );
    const { state } = await call('contacts.update', { accountId, phone: contact.phone, change, seen });
    const phone = change.phone ?? contact.phone;
    if (state === 'waiting') return { kind: 'waiting', phone };
    return { kind: (await wasOverruled(phone)) ? 'overruled' : 'saved', phone };
  }

  /** Whether somebody else's change was overwritten: that is to be seen before the drawer closes. */
  async function wasOverruled(phone: string): Promise<boolean> {
    try {
      const { rows } = await call('edits.list', { accountId, target: 'contact', key: phone });
      return rows.some(({ state }) => state === 'overruled');
    } catch {
      // It was saved, and stands in the list of changes whatever became of this question.
      return false;
    }
  }

  return { isSaving, problem, said, saidOf, save };
}
