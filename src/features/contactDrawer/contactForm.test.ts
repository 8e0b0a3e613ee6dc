import { expect, test } from 'vitest';
import type { Contact } from '#contract/routes/contacts.ts';
import { rowsOf, withNewRow } from './attributes/attributeRows';
import {
  blankValues,
  changeOf,
  formProblems,
  movedFields,
  newContactOf,
  NO_DRAFT,
  touch,
  valuesOf,
  withDraft,
  type ContactDraft,
  type ContactValues,
  type FormField,
} from './contactForm';

const RAVI: Contact = {
  phone: '+919810007919',
  name: 'Ravi Kumar',
  email: null,
  tags: ['vip', 'lead'],
  customAttributes: { city: 'Pune', orders: 12, address: { zip: 411001 } },
  isOptedIn: null,
  createdAt: 1,
  updatedAt: 2,
  groupIds: [],
  lastMessageAt: null,
  editState: null,
};

function type(contact: Contact, ...typed: [FormField, unknown][]): ContactDraft {
  const base = valuesOf(contact);
  return typed.reduce<ContactDraft>(
    (draft, [field, value]) => touch(draft, field, value as ContactValues[FormField], { base, contact }),
    NO_DRAFT,
  );
}

test('only what was changed is sent, with what stood there', () => {
  const draft = type(RAVI, ['name', ' Ravi K. '], ['isOptedIn', true]);
  expect(changeOf(draft, RAVI)).toEqual({ name: 'Ravi K.', isOptedIn: true });
  expect(draft.seen).toEqual({ name: 'Ravi Kumar', isOptedIn: null });
});

test('a name taken away is null; typed back, it is no change at all', () => {
  expect(changeOf(type(RAVI, ['name', '']), RAVI)).toEqual({ name: null });
  expect(type(RAVI, ['name', 'Ravi'], ['name', 'Ravi Kumar'])).toEqual(NO_DRAFT);
  expect(type(RAVI, ['email', '  '])).toEqual(NO_DRAFT);
});

test('the same number in another form, tags in another order and untouched attributes are no change', () => {
  expect(changeOf(type(RAVI, ['phone', { typed: '+91 (98100) 07919', country: null }]), RAVI)).toEqual({});
  expect(changeOf(type(RAVI, ['tags', ['lead', 'vip']]), RAVI)).toEqual({});
  expect(type(RAVI, ['attributes', rowsOf(RAVI.customAttributes)])).toEqual(NO_DRAFT);
});

test('one attribute changed sends all of them, and the others are what they were', () => {
  const rows = rowsOf(RAVI.customAttributes).map((row) =>
    row.key === 'city' ? { ...row, typed: 'Mumbai' } : row,
  );
  expect(changeOf(type(RAVI, ['attributes', rows]), RAVI)).toEqual({
    customAttributes: { city: 'Mumbai', orders: 12, address: { zip: 411001 } },
  });
});

test('a row that was added and not named yet is kept in the form', () => {
  const draft = type(RAVI, ['attributes', withNewRow(rowsOf(RAVI.customAttributes))]);
  expect(draft.touched.attributes).toHaveLength(4);
  expect(changeOf(draft, RAVI)).toEqual({});
});

test('what others change meanwhile shows where nothing was typed, and is told where something was', () => {
  const draft = type(RAVI, ['name', 'Ravi K.']);
  const moved = { ...RAVI, name: 'R. Kumar', email: 'ravi@example.com' };
  expect(withDraft(valuesOf(moved), draft)).toMatchObject({ name: 'Ravi K.', email: 'ravi@example.com' });
  expect(movedFields(draft, moved)).toEqual(['name']);
  expect(movedFields(draft, RAVI)).toEqual([]);
  // Somebody else wrote the same: nothing is left to be told or sent.
  expect(movedFields(draft, { ...RAVI, name: 'Ravi K.' })).toEqual([]);
  expect(changeOf(draft, { ...RAVI, name: 'Ravi K.' })).toEqual({});
});

test('what stood in a field is remembered from when it was touched first', () => {
  const first = type(RAVI, ['name', 'Ravi K']);
  const moved = { ...RAVI, name: 'R. Kumar' };
  const second = touch(first, 'name', 'Ravi K.', { base: valuesOf(moved), contact: moved });
  expect(second.seen).toEqual({ name: 'Ravi Kumar' });
});

test('a new contact says what was filled in, and says no where nobody said yes', () => {
  const blank = blankValues({ typed: '98100 07919', country: 'IN' });
  expect(newContactOf(blank)).toEqual({ phone: '+919810007919', isOptedIn: false });
  expect(newContactOf({ ...blank, name: ' Ravi ', tags: ['vip'], attributes: withNewRow([]) })).toEqual({
    phone: '+919810007919',
    name: 'Ravi',
    tags: ['vip'],
    isOptedIn: false,
  });
});

test('what can’t be sent is found before it is; a number that came from the server is not judged', () => {
  const odd = { ...valuesOf({ ...RAVI, phone: 'BR.123' }), email: 'ravi@' };
  expect(formProblems(odd, false)).toEqual([{ field: 'email', problem: 'notEmail' }]);
  const blank = blankValues({ typed: '', country: 'IN' });
  expect(formProblems(blank, true)).toEqual([{ field: 'phone', problem: 'empty' }]);
  const unnamed = {
    ...blank,
    phone: { typed: '981', country: 'IN' },
    attributes: [{ id: 0, key: '', original: '', typed: 'x' }],
  };
  expect(formProblems(unnamed, true)).toEqual([
    { field: 'phone', problem: 'notPhone' },
    { field: 'attributes', problem: 'unnamed' },
  ]);
});

test('a value of five megabytes is compared without being read', () => {
  const notes = 'x'.repeat(5_000_000);
  const contact = { ...RAVI, customAttributes: { notes } };
  const rows = rowsOf(contact.customAttributes);
  expect(changeOf(type(contact, ['attributes', [{ ...rows[0]!, key: 'remarks' }]]), contact)).toEqual({
    customAttributes: { remarks: notes },
  });
});
