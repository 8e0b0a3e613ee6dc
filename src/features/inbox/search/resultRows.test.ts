import { expect, it } from 'vitest';
import type { Conversation } from '#contract/routes/conversations.ts';
import type { MessageHit, PersonHit } from '#contract/routes/search.ts';
import type { Found } from '@/shared/search';
import { isFocusable, resultRows } from './resultRows';

const person = (phone: string): PersonHit => ({ phone, name: null, tags: [], hasConversation: true });
const hit = (id: number): MessageHit => ({
  id,
  phone: '+1',
  name: null,
  direction: 'in',
  at: 1,
  snippet: { text: 'x', ranges: [] },
});
const nothing: Found = {
  query: 'x',
  people: [],
  peopleTotal: 0,
  chats: new Map(),
  messages: [],
  next: null,
  isTooShort: false,
};
const kinds = (found: Partial<Found>) => resultRows({ ...nothing, ...found }).map(({ kind }) => kind);

it('is a chat’s row where there is a chat, and a contact’s where there is none', () => {
  const chats = new Map([['+1', { phone: '+1' } as Conversation]]);
  expect(kinds({ people: [person('+1'), person('+2')], peopleTotal: 2, chats })).toEqual([
    'heading',
    'chat',
    'contact',
    'heading',
    'note',
  ]);
});

it('has no heading over nothing, and no row at all where nothing was found', () => {
  expect(kinds({})).toEqual([]);
  expect(kinds({ messages: [hit(1)] })).toEqual(['heading', 'message']);
});

it('is not empty while there is more to look through, though nothing was found yet', () => {
  const rows = resultRows({ ...nothing, next: 'a' });
  expect(rows.at(-1)).toMatchObject({ kind: 'moreMessages', isFirst: true });
});

it('says that short words find no messages, never that there are none', () => {
  const rows = resultRows({ ...nothing, people: [person('+1')], peopleTotal: 1, isTooShort: true });
  expect(rows.at(-1)).toMatchObject({ kind: 'note', note: 'tooShort' });
});

it('offers more people up to what one answer holds, and says so beyond', () => {
  const rows = resultRows({ ...nothing, people: [person('+1')], peopleTotal: 400 });
  expect(rows[2]).toMatchObject({ kind: 'morePeople', count: 49 });
  const many = Array.from({ length: 50 }, (_, index) => person(`+${index}`));
  expect(resultRows({ ...nothing, people: many, peopleTotal: 400 })[51]).toMatchObject({
    note: 'firstPeople',
  });
});

it('the focus passes over headings and notes', () => {
  const rows = resultRows({
    ...nothing,
    people: [person('+1')],
    peopleTotal: 9,
    messages: [hit(1)],
    next: 'a',
  });
  expect(rows.filter(isFocusable).map(({ kind }) => kind)).toEqual(['contact', 'morePeople', 'message']);
});
