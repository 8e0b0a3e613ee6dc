import { describe, expect, it } from 'vitest';
import type { ContactRecord } from '#core/records.ts';
import type { ContactQuery } from '#core/store/store.ts';
import {
  contact,
  DAY,
  HOUR,
  inbound,
  merge,
  MINUTE,
  openStoreHere,
  pageOf,
  pass,
  polled,
  phones,
  T0,
  useStore,
} from './storeFixture.ts';

const opened = useStore();

function find(query: Partial<ContactQuery>): (string | null)[] {
  return opened.store.contacts
    .list({ offset: 0, limit: 50, ...query })
    .rows.map(({ name, phone }) => name ?? phone);
}

describe('a pass over the contact list', () => {
  const begin = (at = T0, resumeWithinMs = 0) =>
    opened.store.contacts.beginPass(at, resumeWithinMs).generation;
  const missing = (generation: number) => opened.store.contacts.missing(generation, 10);

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
    pass(opened.store, [zoe]);
    const { lastActivityAt: _, raw: __, ...said } = zoe;
    const expected = { ...said, groupIds: [], lastMessageAt: null, editState: null };
    expect(opened.store.contacts.get('+4670')).toEqual(expected);
    expect(opened.store.contacts.list({ offset: 0, limit: 10 })).toEqual({ rows: [expected], total: 1 });
  });

  it('loses nothing that a row says, and keeps nothing twice', () => {
    const raw = {
      phone_number: '+1',
      name: 'Ravi',
      email: ' r@example.com',
      tags: ['vip'],
      created_at: new Date(T0).toISOString(),
      updated_at: '2026-03-01T12:00:00.123456Z',
      id: 'c1',
      groups: [{ id: 'g1' }],
    };
    const read = { name: 'Ravi', email: 'r@example.com', tags: raw.tags, createdAt: T0, updatedAt: T0 + 123 };
    pass(opened.store, [contact('+1', { ...read, raw }), contact('+2', { raw: ['no', 'row'] })]);
    const kept = opened.store.db
      .prepare<[], string>('SELECT raw FROM contacts ORDER BY person_id')
      .pluck()
      .all();
    expect(kept.map((text) => JSON.parse(text) as unknown)).toEqual([
      { email: ' r@example.com', updated_at: raw.updated_at, id: 'c1', groups: [{ id: 'g1' }] },
      ['no', 'row'],
    ]);
  });

  it('says who is gone from the server, and removes nobody by itself', () => {
    pass(opened.store, [contact('+1'), contact('+2'), contact('+3')]);
    const generation = begin();
    opened.store.contacts.applyPages(generation, [pageOf([contact('+1')])]);
    expect(missing(generation)).toEqual({ phones: ['+2', '+3'], total: 2 });
    opened.store.contacts.applyPages(generation, [pageOf([contact('+3'), contact('+4')], { page: 2 })]);
    expect(missing(generation)).toEqual({ phones: ['+2'], total: 1 });
    expect(opened.store.contacts.missing(generation, 0)).toEqual({ phones: [], total: 1 });
    opened.store.contacts.endPass(generation, T0 + 1);
    expect(opened.store.contacts.count()).toBe(4);
    expect(opened.store.contacts.asOf()).toBe(T0 + 1);
    expect(missing(generation)).toEqual({ phones: [], total: 0 });
  });

  it('takes a page twice, and a contact that moved to another page', () => {
    const generation = begin();
    const first = pageOf([contact('+1', { name: 'A' }), contact('+2'), contact('+2')]);
    expect(opened.store.contacts.applyPages(generation, [first, first])).toEqual({
      changed: 2,
      added: ['+1', '+2'],
      seen: 2,
      active: [],
    });
    const second = pageOf([contact('+2'), contact('+3')], { page: 2 });
    expect(opened.store.contacts.applyPages(generation, [second])).toMatchObject({ added: ['+3'], seen: 3 });
    opened.store.contacts.endPass(generation, T0);
    expect(opened.store.contacts.count()).toBe(3);
    expect(find({ search: '+1' })).toEqual(['A']);
  });

  it('tells what is new from what is as it was', () => {
    const rows = [contact('+1', { name: 'A', tags: ['vip'], customAttributes: { a: 1 } }), contact('+2')];
    pass(opened.store, rows);
    expect(opened.store.contacts.applyPages(begin(), [pageOf(rows)])).toMatchObject({
      changed: 0,
      added: [],
    });
    const other = [contact('+1', { name: 'A', tags: ['vip'], customAttributes: { a: 2 } }), contact('+2')];
    expect(opened.store.contacts.applyPages(begin(), [pageOf(other)])).toMatchObject({
      changed: 1,
      added: [],
    });
  });

  it.each([
    ['of an earlier pass', () => [begin(), begin()]],
    ['of the same pass', () => [begin()]],
  ])('does not let a slow old page %s overwrite a newer one', (_, generations) => {
    const [early = 0, late = early] = generations();
    const told = (name: string, requestedAt: number) => pageOf([contact('+1', { name })], { requestedAt });
    opened.store.contacts.applyPages(late, [told('New name', T0 + 5)]);
    opened.store.contacts.applyPages(early, [told('Old name', T0)]);
    expect(opened.store.contacts.get('+1')?.name).toBe('New name');
    expect(missing(late)).toMatchObject({ total: 0 });
  });

  it('does not bring back from an old page who was removed meanwhile', () => {
    pass(opened.store, [contact('+1')]);
    const generation = begin();
    expect(opened.store.contacts.remove(['+1'], T0 + 10)).toEqual({ removed: 1 });
    opened.store.contacts.applyPages(generation, [pageOf([contact('+1')], { requestedAt: T0 + 9 })]);
    expect(opened.store.contacts.get('+1')).toBeNull();
    opened.store.contacts.applyPages(generation, [pageOf([contact('+1')], { requestedAt: T0 + 11 })]);
    expect(opened.store.contacts.get('+1')).not.toBeNull();
  });

  it('does not remove whom a newer answer told of', () => {
    pass(opened.store, [contact('+1')]);
    opened.store.contacts.applyRows([contact('+1', { name: 'Just edited' })], T0 + 20);
    expect(opened.store.contacts.remove(['+1', '+2'], T0 + 10)).toEqual({ removed: 0 });
    expect(opened.store.contacts.get('+1')?.name).toBe('Just edited');
  });

  it('counts who was read beside the pages as seen', () => {
    pass(opened.store, [contact('+1'), contact('+2')]);
    const generation = begin();
    opened.store.contacts.applyRows([contact('+1')], T0 + 1);
    expect(missing(generation).phones).toEqual(['+2']);
  });

  it('goes on hearing the server after the clock was set back', () => {
    pass(opened.store, [contact('+1', { name: 'Before' })], T0 + 60 * MINUTE);
    pass(opened.store, [contact('+1', { name: 'After' })], T0);
    expect(opened.store.contacts.get('+1')?.name).toBe('After');
  });

  it('goes on after a crash where it was, and starts over when that is long ago', () => {
    pass(opened.store, [contact('+1'), contact('+2'), contact('+3')]);
    const { generation } = opened.store.contacts.beginPass(T0, HOUR);
    const three = pageOf([contact('+3')], { page: 3, requestedAt: T0 + MINUTE });
    opened.store.contacts.applyPages(generation, [pageOf([contact('+1')]), three]);
    opened.store.close();
    opened.store = openStoreHere(opened.folder.file);
    const resumed = opened.store.contacts.beginPass(T0 + 60 * MINUTE, HOUR);
    expect(resumed).toEqual({ generation, beganAt: T0, pages: [1, 3], seen: 2 });
    expect(missing(generation).phones).toEqual(['+2']);
    expect(opened.store.contacts.beginPass(T0 + 61 * MINUTE, HOUR)).toEqual({
      generation: generation + 1,
      beganAt: T0 + 61 * MINUTE,
      pages: [],
      seen: 0,
    });
    expect(missing(generation + 1).total).toBe(3);
  });

  it('does not go on with a pass that ended', () => {
    pass(opened.store, [contact('+1')]);
    expect(opened.store.contacts.beginPass(T0, HOUR)).toMatchObject({ pages: [], seen: 0 });
  });

  it('has not seen what was rolled back', () => {
    pass(opened.store, [contact('+1'), contact('+2')]);
    const generation = begin();
    const broken = { ...pageOf([contact('+2')]), unreadable: [1n] };
    expect(() => opened.store.contacts.applyPages(generation, [pageOf([contact('+1')]), broken])).toThrow();
    expect(missing(generation).total).toBe(2);
    opened.store.contacts.applyPages(generation, [pageOf([contact('+2')])]);
    expect(missing(generation).phones).toEqual(['+1']);
  });

  it('keeps rows that can’t be read until a whole pass did not meet them', () => {
    const odd = (at: number) => {
      const { generation } = opened.store.contacts.beginPass(at, 0);
      opened.store.contacts.applyPages(generation, [
        pageOf([], { unreadable: [{ no: 'phone' }], requestedAt: at }),
      ]);
      return generation;
    };
    opened.store.contacts.endPass(odd(T0), T0);
    odd(T0 + 1);
    expect(opened.store.unreadable.counts().contacts).toBe(1);
    pass(opened.store, [], T0 + 2);
    expect(opened.store.unreadable.counts().contacts).toBe(0);
  });

  it('tells of activity where it is news', () => {
    const active = (lastActivityAt: number | null, requestedAt = T0) =>
      opened.store.contacts.applyRows([contact('+1', { lastActivityAt })], requestedAt).active;
    expect(active(null)).toEqual([]);
    expect(active(T0 - 10)).toEqual([{ phone: '+1', at: T0 - 10 }]);
    expect(active(T0 - 10)).toEqual([]);
    expect(active(T0 - 20)).toEqual([]);
    // A time in the future does not hide what comes after it.
    expect(active(T0 + DAY)).toEqual([{ phone: '+1', at: T0 }]);
    expect(active(T0 + 5, T0 + 6)).toEqual([{ phone: '+1', at: T0 + 5 }]);
  });

  it('forgets old names, tags and addresses when they change', () => {
    pass(opened.store, [contact('+1', { name: 'Ravi', email: 'ravi@old.example', tags: ['lead'] })]);
    pass(opened.store, [contact('+1', { name: 'Rahul', email: null, tags: ['vip'] })]);
    for (const query of [{ search: 'ravi' }, { search: 'old.example' }, { tags: ['lead'] }]) {
      expect(find(query)).toEqual([]);
    }
    expect(find({ search: 'rahul' })).toEqual(['Rahul']);
    expect(find({ tags: ['vip'] })).toEqual(['Rahul']);
  });

  it('never counts a whole pass as older than the last', () => {
    pass(opened.store, [], T0 + 10);
    pass(opened.store, [], T0);
    expect(opened.store.contacts.asOf()).toBe(T0 + 10);
  });
});

describe('the contact list', () => {
  it('is in the order of names, whatever their case or accents, people without a name last', () => {
    pass(opened.store, [
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
      opened.store,
      Array.from({ length: 45 }, (_, index) => contact(`+1${100 + index}`, { name: `Same name` })),
    );
    const pages = [0, 20, 40].map((offset) => opened.store.contacts.list({ offset, limit: 20 }));
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
    pass(opened.store, [
      contact('+919810007919', { name: 'Ravi Kumar', email: 'ravi@example.com' }),
      contact('+46700000002', { name: 'Zoë Ångström' }),
      contact('+46700000003', { name: '李小龙' }),
      contact('+46700000004', { name: 'राहुल शर्मा' }),
      contact('+46700000005', { name: 'محمد علي' }),
    ]);
    const found = opened.store.contacts.list({ search, offset: 0, limit: 50 });
    expect(found.rows.map(({ name }) => name)).toEqual(expected);
    expect(found.total).toBe(expected.length);
  });

  it('takes a search for nothing as no search', () => {
    pass(opened.store, [contact('+1')]);
    expect(find({ search: '  ' })).toEqual(['+1']);
  });

  it('combines search, tags and opt-in', () => {
    pass(opened.store, [
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
      expect(opened.store.contacts.list(query)).toMatchObject({ total: 1, rows: [{ name: 'Ravi A' }] });
    }
  });

  it('combines a group with everything else', () => {
    const rows = [
      contact('+1', { name: 'Ravi A', tags: ['vip'], isOptedIn: true }),
      contact('+2', { name: 'Ravi B', isOptedIn: true }),
      contact('+3', { name: 'Zoe C', tags: ['vip'], isOptedIn: false }),
      contact('+4', { name: 'Ravi D', tags: ['vip'] }),
    ];
    pass(opened.store, rows);
    readMembers('g1', rows.slice(0, 3));
    expect(find({ groupId: 'g1' })).toEqual(['Ravi A', 'Ravi B', 'Zoe C']);
    expect(find({ groupId: 'g1', tags: ['vip'] })).toEqual(['Ravi A', 'Zoe C']);
    expect(find({ groupId: 'g1', optedIn: false })).toEqual(['Zoe C']);
    for (const search of ['ravi', 'r']) {
      const query = { search, groupId: 'g1', tags: ['vip'], optedIn: true, offset: 0, limit: 50 };
      expect(opened.store.contacts.list(query)).toMatchObject({
        total: 1,
        rows: [{ name: 'Ravi A', groupIds: ['g1'] }],
      });
    }
    expect(find({ groupId: 'unknown' })).toEqual([]);
  });

  it('gives the same pages along the names as sorted, whatever it is narrowed down by', () => {
    const all = Array.from({ length: 900 }, (_, index) =>
      contact(`+1${10_000 + index}`, {
        name: index % 10 === 0 ? null : `Name ${(index * 7919) % 900}`,
        tags: ['a', 'b', 'c'].filter((_, tag) => index % (tag + 2) === 0),
        isOptedIn: [true, true, false, null][index % 4]!,
      }),
    );
    pass(opened.store, all);
    readMembers(
      'g1',
      all.filter((_, index) => index % 3 !== 0),
    );
    const byName = find({ limit: 900 });
    for (const query of [
      { tags: ['a'] },
      { tags: ['b', 'a'] },
      { optedIn: true },
      { optedIn: false, groupId: 'g1' },
      { groupId: 'g1', tags: ['a'], search: 'name' },
      { search: 'n', optedIn: true },
      { tags: ['a'], search: '1' },
    ]) {
      const whole = opened.store.contacts.list({ ...query, offset: 0, limit: 900 });
      const pages = Array.from({ length: Math.ceil(whole.total / 40) }, (_, page) =>
        opened.store.contacts.list({ ...query, offset: page * 40, limit: 40 }),
      ).flatMap(phones);
      expect(pages).toEqual(phones(whole));
      expect(whole.rows).toHaveLength(whole.total);
      const names: (string | null)[] = whole.rows.map(({ name, phone }) => name ?? phone);
      expect(names).toEqual(byName.filter((name) => names.includes(name)));
      const { tags = [], optedIn, groupId } = query as Partial<ContactQuery>;
      expect(whole.total).toBe(
        all.filter(
          (row, index) =>
            tags.every((tag) => row.tags.includes(tag)) &&
            (optedIn === undefined || row.isOptedIn === optedIn) &&
            (groupId === undefined || index % 3 !== 0) &&
            (!query.search || `${row.name ?? ''} ${row.phone}`.toLowerCase().includes(query.search)),
        ).length,
      );
    }
  });

  it('finds among more hits than it sorts', () => {
    const many = Array.from({ length: 2300 }, (_, index) =>
      contact(`+1${10_000 + index}`, {
        name: `Ravi ${String(index).padStart(4, '0')}`,
        tags: index % 2 ? ['odd'] : [],
      }),
    );
    pass(opened.store, many);
    const query = { search: 'ravi', offset: 2290, limit: 50 };
    expect(opened.store.contacts.list(query)).toMatchObject({ total: 2300 });
    expect(find(query)).toEqual(many.slice(2290).map(({ name }) => name));
    expect(opened.store.contacts.list({ ...query, tags: ['odd'], offset: 1149 })).toMatchObject({
      total: 1150,
      rows: [{ name: 'Ravi 2299' }],
    });
    expect(opened.store.contacts.list({ search: 'ravi 229', offset: 0, limit: 1 })).toMatchObject({
      total: many.filter(({ name, phone }) => `${name} ${phone}`.includes('229')).length,
    });
  });
});

/** Reads a group's members whole, in one page. */
function readMembers(groupId: string, rows: readonly ContactRecord[], at = T0): { changed: number } {
  const generation = opened.store.groups.beginMembers(groupId);
  opened.store.groups.applyMembers(groupId, generation, { rows, unreadable: [], requestedAt: at });
  return opened.store.groups.endMembers(groupId, generation, at, true);
}

describe('the members of a group', () => {
  const group = (id: string) => ({
    ...{ id, name: id, description: null, contactCount: null, createdAt: null, updatedAt: null, raw: {} },
  });
  const [ann, bob, cleo] = ['+1', '+2', '+3'].map((phone) => contact(phone));
  const setGroups = (...ids: string[]) =>
    opened.store.groups.replace({ rows: ids.map(group), unreadable: [], requestedAt: T0 });

  it('are those of the last whole reading', () => {
    pass(opened.store, [ann!, bob!, cleo!]);
    setGroups('g1', 'g2');
    readMembers('g1', [ann!, bob!]);
    readMembers('g2', [bob!]);
    expect(opened.store.contacts.get('+2')?.groupIds).toEqual(['g1', 'g2']);
    expect(readMembers('g1', [bob!, cleo!], T0 + 1)).toEqual({ changed: 1 });
    expect(find({ groupId: 'g1' })).toEqual(['+2', '+3']);
    const { rows } = opened.store.groups.list({ offset: 0, limit: 10 });
    expect(rows).toMatchObject([
      { id: 'g1', memberCount: 2, membersAsOf: T0 + 1 },
      { id: 'g2', memberCount: 1, membersAsOf: T0 },
    ]);
  });

  it('lose nobody to a reading that was not whole, or that another overtook', () => {
    readMembers('g1', [ann!, bob!]);
    const slow = opened.store.groups.beginMembers('g1');
    const fast = opened.store.groups.beginMembers('g1');
    const answer = { rows: [ann!], unreadable: [], requestedAt: T0 };
    expect(opened.store.groups.applyMembers('g1', slow, answer).changed).toBe(0);
    expect(opened.store.groups.endMembers('g1', slow, T0 + 1, true)).toEqual({ changed: 0 });
    expect(opened.store.groups.endMembers('g1', fast, T0 + 1, false)).toEqual({ changed: 0 });
    expect(find({ groupId: 'g1' })).toEqual(['+1', '+2']);
  });

  it('are contacts that the list has not shown yet, too', () => {
    readMembers('g1', [cleo!]);
    expect(opened.store.contacts.count()).toBe(1);
  });

  it('go with the contact and with the group', () => {
    pass(opened.store, [ann!, bob!]);
    setGroups('g1', 'g2');
    readMembers('g1', [ann!, bob!]);
    readMembers('g2', [ann!]);
    pass(opened.store, [bob!]);
    pass(opened.store, [ann!, bob!]);
    expect(opened.store.contacts.get('+1')?.groupIds).toEqual([]);
    setGroups('g2');
    expect(opened.store.contacts.get('+2')?.groupIds).toEqual([]);
  });

  it('are as old as those of the group that was read longest ago', () => {
    expect(opened.store.groups.membersAsOf()).toBeNull();
    setGroups('g1', 'g2');
    readMembers('g1', [], T0 + 5);
    expect(opened.store.groups.membersAsOf()).toBeNull();
    readMembers('g2', [], T0 + 3);
    expect(opened.store.groups.membersAsOf()).toBe(T0 + 3);
  });
});

describe('a contact that goes', () => {
  it('leaves the conversation and its history, without name and tags', () => {
    pass(opened.store, [contact('+1', { name: 'Ravi', tags: ['vip'] }), contact('+2')]);
    merge(opened.store, [inbound('w1', T0 - 1000)], { phone: '+1' });
    pass(opened.store, []);
    expect(opened.store.contacts.get('+1')).toBeNull();
    expect(opened.store.conversations.get('+1')).toMatchObject({ name: null, tags: [], unread: 1 });
    expect(opened.store.messages.list({ phone: '+1', limit: 5 }).rows).toHaveLength(1);
    expect(
      opened.store.conversations.list({ filter: 'all', search: 'ravi', offset: 0, limit: 5, now: T0 }).total,
    ).toBe(0);
    expect(polled(opened.store)).toEqual({ done: 1, total: 1 });
  });

  it('comes back to its conversation', () => {
    merge(opened.store, [inbound('w1', T0 - 1000)], { phone: '+1' });
    pass(opened.store, [contact('+1', { name: 'Ravi' })]);
    pass(opened.store, []);
    pass(opened.store, [contact('+1', { name: 'Ravi K' })]);
    expect(opened.store.conversations.get('+1')).toMatchObject({ name: 'Ravi K', last: { direction: 'in' } });
  });
});
