import { expect, test } from 'vitest';
import type { ContactDraft } from './contactForm';
import { keptContact } from './keptContact';

/** As it comes back out of the store. */
const afterwards = (draft: ContactDraft) =>
  keptContact.read(JSON.parse(JSON.stringify(keptContact.write(draft))));

test('a form comes back as it was, with what stood there when it was begun', () => {
  const orders = [{ sku: 'A-1' }];
  const draft: ContactDraft = {
    touched: {
      phone: { typed: '98100', country: 'IN' },
      name: '',
      tags: ['vip'],
      isOptedIn: null,
      attributes: [
        { id: 0, key: 'city', original: 'Pune', typed: 'Puna' },
        { id: 1, key: 'orders', original: orders, typed: null },
        { id: 2, key: 'none', original: null, typed: null },
        { id: 3, key: '', original: '', typed: 'half a va' },
      ],
    },
    seen: { phone: '+919810007919', customAttributes: { city: 'Pune', orders, none: null } },
  };
  expect(afterwards(draft)).toEqual(draft);
});

test('a long value that stood there is kept once', () => {
  const long = 'x'.repeat(1_000_000);
  const draft: ContactDraft = {
    touched: { attributes: [{ id: 0, key: 'note', original: long, typed: null }] },
    seen: { customAttributes: { note: long } },
  };
  expect(JSON.stringify(keptContact.write(draft)).length).toBeLessThan(1_001_000);
  expect(afterwards(draft)).toEqual(draft);
});

test('of a contact that is not there yet nothing was seen', () => {
  const draft: ContactDraft = {
    touched: { email: 'ravi@', attributes: [{ id: 0, key: 'city', original: '', typed: 'Pune' }] },
    seen: {},
  };
  expect(afterwards(draft)).toEqual(draft);
});
