import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ContactQuery } from '#core/store/store.ts';
import {
  contact,
  inbound,
  merge,
  openStoreHere,
  pass,
  phones,
  T0,
  temporaryFolder,
  type Folder,
  type StoreHere,
} from './storeFixture.ts';

let folder: Folder;
let store: StoreHere;

beforeEach(() => {
  folder = temporaryFolder();
  store = openStoreHere(folder.file);
});

afterEach(() => {
  store.close();
  folder.remove();
});

function find(query: Partial<ContactQuery>): (string | null)[] {
  return store.contacts.list({ offset: 0, limit: 50, ...query }).rows.map(({ name, phone }) => name ?? phone);
}

describe('a pass over the contact list', () => {
  it('takes in what the server says, and gives it back', () => {
    const zoe = contact('+4670', {
      name: 'Zoë Ångström',
      email: 'zoe@example.com',
      tags: ['vip', 'lead'],
      customAttributes: { city: 'Malmö', orders: [1, 2] },
      isOptedIn: false,
      createdAt: T0 - 5,
      updatedAt: T0,
    });
    pass(store, [zoe]);
    const { lastActivityAt: _, raw: __, ...expected } = zoe;
    expect(store.contacts.get('+4670')).toEqual(expected);
    expect(store.contacts.list({ offset: 0, limit: 10 })).toEqual({ rows: [expected], total: 1 });
  });

  it('removes who is gone from the server, and only then', () => {
    pass(store, [contact('+1'), contact('+2'), contact('+3')]);
    const generation = store.contacts.beginPass();
    store.contacts.applyPage(generation, [contact('+1')]);
    expect(store.contacts.count()).toBe(3);
    store.contacts.applyPage(generation, [contact('+3'), contact('+4')]);
    expect(store.contacts.endPass(generation, T0 + 1, { sweeps: true })).toEqual({ removed: 1 });
    expect(phones(store.contacts.list({ offset: 0, limit: 10 }))).toEqual(['+1', '+3', '+4']);
    expect(store.contacts.asOf()).toBe(T0 + 1);
  });

  it('removes nobody while a doubt remains', () => {
    pass(store, [contact('+1'), contact('+2')]);
    const generation = store.contacts.beginPass();
    store.contacts.applyPage(generation, [contact('+1')]);
    expect(store.contacts.endPass(generation, T0 + 1, { sweeps: false })).toEqual({ removed: 0 });
    expect(store.contacts.count()).toBe(2);
  });

  it('takes a page twice, and a contact that moved to another page', () => {
    const generation = store.contacts.beginPass();
    store.contacts.applyPage(generation, [contact('+1', { name: 'A' }), contact('+2')]);
    store.contacts.applyPage(generation, [contact('+1', { name: 'A' }), contact('+2')]);
    store.contacts.applyPage(generation, [contact('+2'), contact('+3')]);
    store.contacts.endPass(generation, T0, { sweeps: true });
    expect(store.contacts.count()).toBe(3);
    expect(find({ search: '+1' })).toEqual(['A']);
  });

  it('ignores a late page of an earlier pass', () => {
    const early = store.contacts.beginPass();
    const late = store.contacts.beginPass();
    store.contacts.applyPage(late, [contact('+1', { name: 'New name' })]);
    store.contacts.applyPage(early, [contact('+1', { name: 'Old name' })]);
    expect(store.contacts.get('+1')?.name).toBe('New name');
  });

  it('forgets old names, tags and addresses when they change', () => {
    pass(store, [contact('+1', { name: 'Ravi', email: 'ravi@old.example', tags: ['lead'] })]);
    pass(store, [contact('+1', { name: 'Rahul', email: null, tags: ['vip'] })]);
    for (const query of [{ search: 'ravi' }, { search: 'old.example' }, { tags: ['lead'] }]) {
      expect(find(query)).toEqual([]);
    }
    expect(find({ search: 'rahul' })).toEqual(['Rahul']);
    expect(find({ tags: ['vip'] })).toEqual(['Rahul']);
  });

  it('never counts a whole pass as older than the last', () => {
    pass(store, [], T0 + 10);
    pass(store, [], T0);
    expect(store.contacts.asOf()).toBe(T0 + 10);
  });
});

describe('the contact list', () => {
  it('is in the order of names, whatever their case or accents, people without a name last', () => {
    pass(store, [
      contact('+5'),
      contact('+1', { name: 'zoe' }),
      contact('+2', { name: 'Ångström' }),
      contact('+3', { name: 'bob' }),
      contact('+4', { name: 'Ann Lee' }),
      contact('+6', { name: 'Ann' }),
    ]);
    expect(find({})).toEqual(['Ångström', 'Ann', 'Ann Lee', 'bob', 'zoe', '+5']);
  });

  it('pages without overlap and counts the whole', () => {
    pass(
      store,
      Array.from({ length: 45 }, (_, index) => contact(`+1${100 + index}`, { name: `Same name` })),
    );
    const pages = [0, 20, 40].map((offset) => store.contacts.list({ offset, limit: 20 }));
    expect(pages.map(({ rows }) => rows.length)).toEqual([20, 20, 5]);
    expect(new Set(pages.flatMap(phones)).size).toBe(45);
    expect(pages.map(({ total }) => total)).toEqual([45, 45, 45]);
  });

  it.each([
    ['part of a name', 'ngstr', ['Zoë Ångström']],
    ['without accents', 'zoe ang', ['Zoë Ångström']],
    ['words in any order', 'ANGSTROM zoë', ['Zoë Ångström']],
    ['a number grouped as people write it', '(981) 00-079 19', ['Ravi Kumar']],
    ['the middle of a number', '10007', ['Ravi Kumar']],
    ['an address', 'ravi@exa', ['Ravi Kumar']],
    ['one letter', 'z', ['Zoë Ångström']],
    ['two letters of a short script', '小龙', ['李小龙']],
    ['three letters of it', '李小龙', ['李小龙']],
    ['Devanagari', 'राहुल', ['राहुल शर्मा']],
    ['Arabic with and without marks', 'مُحَمَّد', ['محمد علي']],
    ['a short and a long word', 'ku ravi', ['Ravi Kumar']],
    ['what looks like a search operator', 'ravi" OR "zoe', []],
    ['wildcards as they stand', '%', []],
    ['nobody', 'nobody here', []],
  ])('finds by %s', (_, search, expected) => {
    pass(store, [
      contact('+919810007919', { name: 'Ravi Kumar', email: 'ravi@example.com' }),
      contact('+46700000002', { name: 'Zoë Ångström' }),
      contact('+46700000003', { name: '李小龙' }),
      contact('+46700000004', { name: 'राहुल शर्मा' }),
      contact('+46700000005', { name: 'محمد علي' }),
    ]);
    const found = store.contacts.list({ search, offset: 0, limit: 50 });
    expect(found.rows.map(({ name }) => name)).toEqual(expected);
    expect(found.total).toBe(expected.length);
  });

  it('takes a search for nothing as no search', () => {
    pass(store, [contact('+1')]);
    expect(find({ search: '  ' })).toEqual(['+1']);
  });

  it('combines search, tags and opt-in', () => {
    pass(store, [
      contact('+1', { name: 'Ravi A', tags: ['vip', 'lead'], isOptedIn: true }),
      contact('+2', { name: 'Ravi B', tags: ['vip'], isOptedIn: true }),
      contact('+3', { name: 'Ravi C', tags: ['vip', 'lead'], isOptedIn: false }),
      contact('+4', { name: 'Zoe D', tags: ['vip', 'lead'], isOptedIn: true }),
      contact('+5', { name: 'Ravi E', tags: ['vip', 'lead'], isOptedIn: null }),
    ]);
    expect(find({ tags: ['lead', 'vip'] })).toEqual(['Ravi A', 'Ravi C', 'Ravi E', 'Zoe D']);
    expect(find({ tags: ['lead', 'lead'], optedIn: true })).toEqual(['Ravi A', 'Zoe D']);
    expect(find({ optedIn: false })).toEqual(['Ravi C']);
    for (const search of ['ravi', 'ra', 'r']) {
      const query = { search, tags: ['lead', 'vip'], optedIn: true, offset: 0, limit: 50 };
      expect(store.contacts.list(query)).toMatchObject({ total: 1, rows: [{ name: 'Ravi A' }] });
    }
  });

  it('finds among more hits than it sorts', () => {
    const many = Array.from({ length: 2300 }, (_, index) =>
      contact(`+1${10_000 + index}`, {
        name: `Ravi ${String(index).padStart(4, '0')}`,
        tags: index % 2 ? ['odd'] : [],
      }),
    );
    pass(store, many);
    const query = { search: 'ravi', offset: 2290, limit: 50 };
    expect(store.contacts.list(query)).toMatchObject({ total: 2300 });
    expect(find(query)).toEqual(many.slice(2290).map(({ name }) => name));
    expect(store.contacts.list({ ...query, tags: ['odd'], offset: 1149 })).toMatchObject({
      total: 1150,
      rows: [{ name: 'Ravi 2299' }],
    });
    expect(store.contacts.list({ search: 'ravi 229', offset: 0, limit: 1 })).toMatchObject({
      total: many.filter(({ name, phone }) => `${name} ${phone}`.includes('229')).length,
    });
  });
});

describe('a contact that goes', () => {
  it('leaves the conversation and its history, without name and tags', () => {
    pass(store, [contact('+1', { name: 'Ravi', tags: ['vip'] }), contact('+2')]);
    merge(store, [inbound('w1', T0 - 1000)], { phone: '+1' });
    pass(store, []);
    expect(store.contacts.get('+1')).toBeNull();
    expect(store.conversations.get('+1')).toMatchObject({ name: null, tags: [], unread: 1 });
    expect(store.messages.list({ phone: '+1', limit: 5 }).rows).toHaveLength(1);
    expect(
      store.conversations.list({ filter: 'all', search: 'ravi', offset: 0, limit: 5, now: T0 }).total,
    ).toBe(0);
    expect(store.conversations.stalest(10).map(({ phone }) => phone)).toEqual(['+1']);
  });

  it('comes back to its conversation', () => {
    merge(store, [inbound('w1', T0 - 1000)], { phone: '+1' });
    pass(store, [contact('+1', { name: 'Ravi' })]);
    pass(store, []);
    pass(store, [contact('+1', { name: 'Ravi K' })]);
    expect(store.conversations.get('+1')).toMatchObject({ name: 'Ravi K', last: { direction: 'in' } });
  });
});
