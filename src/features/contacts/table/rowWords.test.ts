import { expect, it } from 'vitest';
import type { Contact } from '#contract/routes/contacts.ts';
import type { Group } from '#contract/routes/groups.ts';
import { columnsOf } from './columns';
import { createRowWords, textOf } from './rowWords';

const now = new Date(2026, 10, 22, 14, 30).getTime();
const contact: Contact = {
  phone: '+919810007919',
  name: 'Ravi Kumar',
  email: null,
  tags: ['vip'],
  customAttributes: { city: 'Pune', sizes: ['S', 'M'], toString: null },
  isOptedIn: true,
  createdAt: null,
  updatedAt: now,
  groupIds: ['b', 'a', 'gone'],
  lastMessageAt: now - 120_000,
  editState: null,
};
const groups = new Map([
  ['a', { id: 'a', name: 'Leads' } as Group],
  ['b', { id: 'b', name: 'VIP' } as Group],
]);
const wordsOf = createRowWords({ now, locale: 'en', groups });
const attribute = (key: string) => columnsOf([{ id: `attribute:${key}` }])[1]!;

it('says of a contact what its columns show', () => {
  const words = wordsOf(contact);
  expect(words).toMatchObject({
    title: 'Ravi Kumar',
    phone: '+91 98100 07919',
    groups: 'Leads, VIP',
    email: '',
  });
  expect(words).toMatchObject({ createdAt: '', updatedAt: '22 Nov 2026', lastMessageAt: '2 min ago' });
  expect(textOf(words, attribute('city'))).toBe('Pune');
  expect(textOf(words, attribute('sizes'))).toBe('S, M');
  // Not what every object inherits.
  expect(textOf(words, attribute('constructor'))).toBe('');
});

it('shows the number of somebody without a name, and makes hostile words harmless', () => {
  expect(wordsOf({ ...contact, name: ' \u202e' })).toMatchObject({
    title: '+91 98100 07919',
    isNamed: false,
  });
  const long = wordsOf({ ...contact, name: 'x'.repeat(10_000), email: 'a\nb' });
  expect(long.title).toHaveLength(300);
  expect(long.email).toBe('a b');
});

it('makes them once for each row', () => {
  expect(wordsOf(contact)).toBe(wordsOf(contact));
});
