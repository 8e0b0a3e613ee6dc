import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '#core/store/file/database.ts';
import { start } from '#core/store/migrations/0001-start.ts';
import {
  contact,
  KEY,
  openStoreHere,
  pass,
  phones,
  T0,
  temporaryFolder,
  type Folder,
} from './storeFixture.ts';

let folder: Folder;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => folder.remove());

/** A file as version 1 wrote it: the sort key held all that a person is found by, each tag repeated it. */
function writeVersion1(): void {
  const opened = openDatabase(folder.file, KEY, [start]);
  const { db } = opened;
  const person = db.prepare('INSERT INTO people (id, phone, search, polled_at) VALUES (?, ?, ?, ?)');
  const search = db.prepare('INSERT INTO people_search (rowid, search) VALUES (?, ?)');
  const row = db.prepare(`
    INSERT INTO contacts (person_id, sort_key, name, email, tags, attributes, is_opted_in, created_at, updated_at, raw)
    VALUES (?, ?, ?, ?, ?, '{"city":"Pune"}', ?, 1, 2, ?)`);
  const tag = db.prepare('INSERT INTO contact_tags (tag, sort_key, person_id) VALUES (?, ?, ?)');
  const mark = db.prepare('INSERT INTO contact_passes (person_id, generation) VALUES (?, 3)');
  const people: [number, string, string, string | null, string | null, string[], number | null][] = [
    [1, '+919810007919', 'zoe +919810007919 z@x.example', 'Zoë', 'z@x.example', ['vip', 'lead'], 1],
    [2, '+4670', '+4670', null, null, [], null],
    [3, 'US.1349abc', 'ann lee us.1349abc', 'Ann Lee', null, ['vip'], 0],
    [4, '+46711', 'ann +46711', 'Ann', null, [], 1],
  ];
  for (const [id, phone, text, name, email, tags, optedIn] of people) {
    const sortKey = `${name === null ? '\u0002' : '\u0001'}${text}`;
    person.run(id, phone, text, id === 2 ? null : T0);
    search.run(id, text);
    row.run(id, sortKey, name, email, JSON.stringify(tags), optedIn, JSON.stringify({ phone_number: phone }));
    for (const one of tags) tag.run(one, sortKey, id);
    mark.run(id);
  }
  // Somebody who only wrote.
  person.run(5, '+15550000', '+15550000', T0);
  search.run(5, '+15550000');
  db.prepare(
    "INSERT INTO meta (key, value) VALUES ('store.contactGeneration', '3'), ('store.contactsAsOf', '7')",
  ).run();
  opened.close();
}

it('carries over what version 1 knew of contacts', () => {
  writeVersion1();
  const store = openStoreHere(folder.file);
  const find = (query: object) => phones(store.contacts.list({ offset: 0, limit: 10, ...query }));
  expect(find({})).toEqual(['+46711', 'US.1349abc', '+919810007919', '+4670']);
  expect(find({ tags: ['vip'] })).toEqual(['US.1349abc', '+919810007919']);
  expect(find({ tags: ['lead', 'vip'] })).toEqual(['+919810007919']);
  expect(find({ optedIn: true })).toEqual(['+46711', '+919810007919']);
  expect(find({ optedIn: false })).toEqual(['US.1349abc']);
  expect(find({ search: 'zoe' })).toEqual(['+919810007919']);
  expect(store.contacts.asOf()).toBe(7);
  expect(store.contacts.get('+919810007919')).toEqual({
    phone: '+919810007919',
    name: 'Zoë',
    email: 'z@x.example',
    tags: ['vip', 'lead'],
    customAttributes: { city: 'Pune' },
    isOptedIn: true,
    createdAt: 1,
    updatedAt: 2,
    groupIds: [],
    lastMessageAt: null,
    editState: null,
  });
  expect(store.contacts.attributes()).toEqual([{ key: 'city', count: 4 }]);
  store.close();
});

it('gives the same order and the same tags as if the contacts had been read anew', () => {
  writeVersion1();
  const store = openStoreHere(folder.file);
  const keys = () =>
    store.db
      .prepare('SELECT person_id, sort_key FROM contacts ORDER BY person_id')
      .all()
      .concat(store.db.prepare('SELECT * FROM contact_tags ORDER BY 1, 2').all());
  const before = keys();
  const rows = [
    contact('+919810007919', { name: 'Zoë', email: 'z@x.example', tags: ['vip', 'lead'], isOptedIn: true }),
    contact('+4670'),
    contact('US.1349abc', { name: 'Ann Lee', tags: ['vip'], isOptedIn: false }),
    contact('+46711', { name: 'Ann', isOptedIn: true }),
  ];
  // A pass rewrites what differs, here the attributes.
  expect(pass(store, rows)).toEqual({ removed: 0 });
  expect(keys()).toEqual(before);
  // Who is gone leaves nothing behind.
  expect(pass(store, rows.slice(1))).toEqual({ removed: 1 });
  expect(store.contacts.list({ tags: ['lead'], offset: 0, limit: 10 }).total).toBe(0);
  expect(store.contacts.list({ search: 'zoe', offset: 0, limit: 10 }).total).toBe(0);
  store.close();
});
