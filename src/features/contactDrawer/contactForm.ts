import type { Contact, ContactFields } from '#contract/routes/contacts.ts';
import { attributesOf, rowProblem, rowsOf, type AttributeRow } from './attributes/attributeRows';
import { isSame } from './isSame';
import { entryOf, phoneOf, readEntry, type PhoneEntry } from './phone/phoneEntry';

/** What stands in the form. */
export interface ContactValues {
  readonly phone: PhoneEntry;
  readonly name: string;
  readonly email: string;
  readonly tags: readonly string[];
  /** null: the server did not say, and nobody chose. */
  readonly isOptedIn: boolean | null;
  readonly attributes: readonly AttributeRow[];
}

export type FormField = keyof ContactValues;
export const FORM_FIELDS: readonly FormField[] = [
  'phone',
  'name',
  'email',
  'tags',
  'isOptedIn',
  'attributes',
];

/**
 * What a person changed and did not save: only what was touched, so that everything else follows the contact as it
 * changes meanwhile. `seen`: what stood in those fields when they were touched first.
 */
export interface ContactDraft {
  readonly touched: Partial<ContactValues>;
  readonly seen: ContactFacts;
}

type ContactFacts = Readonly<Partial<Record<keyof ContactFields, unknown>>>;

export const NO_DRAFT: ContactDraft = { touched: {}, seen: {} };

/** The field's name across the bridge. */
export const WIRE_NAMES = {
  phone: 'phone',
  name: 'name',
  email: 'email',
  tags: 'tags',
  isOptedIn: 'isOptedIn',
  attributes: 'customAttributes',
} as const satisfies Record<FormField, keyof ContactFields>;

export function valuesOf(contact: Contact): ContactValues {
  return {
    phone: entryOf(contact.phone),
    name: contact.name ?? '',
    email: contact.email ?? '',
    tags: contact.tags,
    isOptedIn: contact.isOptedIn,
    attributes: rowsOf(contact.customAttributes),
  };
}

/** A contact that is not there yet. Nobody is opted in by being written down. */
export function blankValues(phone: PhoneEntry, name = ''): ContactValues {
  return { phone, name, email: '', tags: [], isOptedIn: false, attributes: [] };
}

export function withDraft(base: ContactValues, { touched }: ContactDraft): ContactValues {
  return { ...base, ...touched };
}

/** The draft with another value in one field; a value that is the contact's own is no change any more. */
export function touch<F extends FormField>(
  draft: ContactDraft,
  field: F,
  value: ContactValues[F],
  { base, contact }: { readonly base: ContactValues; readonly contact: Contact | null },
): ContactDraft {
  if (isSame(factOf(field, value), factOf(field, base[field])) && isSettled(field, value)) {
    return untouch(draft, field);
  }
  const name = WIRE_NAMES[field];
  const isFirst = !(field in draft.touched) && contact !== null;
  return {
    touched: { ...draft.touched, [field]: value },
    seen: isFirst ? { ...draft.seen, [name]: contact[name] } : draft.seen,
  };
}

export function untouch(draft: ContactDraft, field: FormField): ContactDraft {
  const { [field]: _value, ...touched } = draft.touched;
  const { [WIRE_NAMES[field]]: _seen, ...seen } = draft.seen;
  return { touched, seen };
}

/** Rows that say nothing yet, and numbers that are none, are something a person is in the middle of. */
function isSettled<F extends FormField>(field: F, value: ContactValues[F]): boolean {
  if (field === 'phone') return phoneOf(value as PhoneEntry) !== null;
  if (field !== 'attributes') return true;
  const rows = value as readonly AttributeRow[];
  return rows.every((row) => row.key.trim() !== '' && rowProblem(row, rows) === null);
}

/** What is sent: the touched fields that differ from the contact as it stands now. */
export function changeOf(draft: ContactDraft, contact: Contact): Partial<ContactFields> {
  const touched = FORM_FIELDS.filter((field) => field in draft.touched);
  const values = { ...valuesOf(contact), ...draft.touched };
  return Object.fromEntries(
    touched
      .map((field) => [WIRE_NAMES[field], factOf(field, values[field])] as const)
      .filter(([name, fact]) => fact !== null || name === 'name' || name === 'email')
      .filter(([name, fact]) => !isSame(inOrder(fact), inOrder(contact[name]))),
  );
}

/** A whole contact, to be added. */
export function newContactOf(values: ContactValues): ContactFields {
  const attributes = attributesOf(values.attributes);
  return {
    phone: phoneOf(values.phone) ?? values.phone.typed,
    ...(values.name.trim() !== '' && { name: values.name.trim() }),
    ...(values.email.trim() !== '' && { email: values.email.trim() }),
    ...(values.tags.length > 0 && { tags: [...values.tags] }),
    ...(Object.keys(attributes).length > 0 && { customAttributes: attributes }),
    ...(values.isOptedIn !== null && { isOptedIn: values.isOptedIn }),
  };
}

/** Touched fields that somebody else changed meanwhile, to something else than what stands in the form. */
export function movedFields(draft: ContactDraft, contact: Contact): readonly FormField[] {
  return FORM_FIELDS.filter((field) => {
    const name = WIRE_NAMES[field];
    if (!(field in draft.touched) || !(name in draft.seen)) return false;
    if (isSame(inOrder(draft.seen[name]), inOrder(contact[name]))) return false;
    return name in changeOf(draft, contact);
  });
}

export type FieldProblem =
  | {
      readonly field: 'phone';
      readonly problem: 'empty' | 'notPhone' | 'noPlus' | 'tooShort' | 'tooLong' | 'noCountry' | 'invalid';
    }
  | { readonly field: 'email'; readonly problem: 'notEmail' }
  | { readonly field: 'attributes'; readonly problem: 'unnamed' };

/** What can't be sent as it stands. Everything else is for the server to judge. */
export function formProblems(values: ContactValues, isPhoneTouched: boolean): readonly FieldProblem[] {
  const found: FieldProblem[] = [];
  const reading = readEntry(values.phone);
  // A number that came from the server is the server's.
  if (isPhoneTouched && reading.kind === 'empty') found.push({ field: 'phone', problem: 'empty' });
  if (isPhoneTouched && reading.kind === 'problem') found.push({ field: 'phone', problem: reading.problem });
  if (!/^(?:[^\s@]+@[^\s@]+)?$/u.test(values.email.trim()))
    found.push({ field: 'email', problem: 'notEmail' });
  if (values.attributes.some((row) => rowProblem(row, values.attributes) !== null))
    found.push({ field: 'attributes', problem: 'unnamed' });
  return found;
}

/** A field as the contact would have it. */
function factOf<F extends FormField>(field: F, value: ContactValues[F]): unknown {
  switch (field) {
    case 'phone':
      return phoneOf(value as PhoneEntry);
    case 'name':
    case 'email':
      return (value as string).trim() === '' ? null : (value as string).trim();
    case 'attributes':
      return attributesOf(value as readonly AttributeRow[]);
    default:
      return value;
  }
}

/** Tags are a set: another order is no change. */
function inOrder(fact: unknown): unknown {
  return Array.isArray(fact) ? fact.toSorted() : fact;
}
