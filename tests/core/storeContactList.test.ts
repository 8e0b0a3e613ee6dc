import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ContactSelection, ContactSort } from '#contract/routes/contacts.ts';
import type { ContactRecord } from '#core/records.ts';
import { createContactTexts } from '#core/store/contacts/contactTexts.ts';
import { searchTerms } from '#contract/rules/searchTerms.ts';
import { searchTextOf, sortKeyOf } from '#core/store/search/searchText.ts';
import type { ContactQuery } from '#core/store/store.ts';
import { contact, inbound, merge, MINUTE, pageOf, pass, phones, T0, useStore } from './storeFixture.ts';

const opened = useStore();

const PHONES = ['+121', '+122', '+133', '+149810', '+1598107', '+16', '+17', '+18'];
const TAGS = ['x', 'y', 'z'];
const GROUPS = ['g1', 'g2'];
const KEYS = ['city', 'n', 'a "quoted" $.key'];

/** What the list is to be made of, kept in the simplest way. */
class Model {
  readonly contacts = new Map<string, ContactRecord>();
  readonly members = new Map<string, Set<string>>();
  /** Every answer is newer than the last. */
  at = T0;

  /** In the order asked for, of everybody the query lets through. */
  list(query: Omit<ContactQuery, 'offset' | 'limit'>): string[] {
    const found = [...this.contacts.values()].filter((row) => this.lets(query, row));
    const { by, key, isDescending } = query.sort ?? { by: 'name', isDescending: false };
    const ids = personIds();
    const idOf = ({ phone }: ContactRecord) => ids.get(phone) ?? 0;
    return found
      .map((row) => ({ row, value: valueOf(row, by, key) }))
      .sort((one, other) => {
        const missing = Number(one.value === null) - Number(other.value === null);
        const values = compare(one.value, other.value) * (isDescending ? -1 : 1);
        const names = compare(sortKeyOf(one.row), sortKeyOf(other.row));
        const persons = idOf(one.row) - idOf(other.row);
        // Names the other way round are the very same list backwards, but for those who have none.
        const isBackwards = by === 'name' && isDescending && one.value !== null;
        return missing || values || names || (isBackwards ? -persons : persons);
      })
      .map(({ row }) => row.phone);
  }

  private lets(query: Omit<ContactQuery, 'offset' | 'limit'>, row: ContactRecord): boolean {
    const { search = '', tags = [], anyTags = [], noTags = [], optedIn, groupId } = query;
    const carries = (tag: string) => row.tags.includes(tag);
    return (
      searchTerms(search).every((term) => searchTextOf(row).includes(term)) &&
      tags.every(carries) &&
      (anyTags.length === 0 || anyTags.some(carries)) &&
      !noTags.some(carries) &&
      (optedIn === undefined || row.isOptedIn === optedIn) &&
      (groupId === undefined || (this.members.get(groupId)?.has(row.phone) ?? false))
    );
  }

  counts(of: (row: ContactRecord) => readonly string[]): Map<string, number> {
    const counts = new Map<string, number>();
    for (const row of this.contacts.values())
      for (const name of of(row)) counts.set(name, (counts.get(name) ?? 0) + 1);
    return counts;
  }
}

function personIds(): Map<string, number> {
  const rows = opened.store.db.prepare<[], { id: number; phone: string }>('SELECT id, phone FROM people');
  return new Map(rows.all().map(({ id, phone }) => [phone, id]));
}

type Value = string | number | null;

function valueOf(row: ContactRecord, by: ContactSort['by'], key = ''): Value {
  switch (by) {
    case 'name':
      return sortKeyOf(row).startsWith('\u0002') ? null : sortKeyOf(row);
    case 'email':
      return row.email?.toLowerCase() || null;
    case 'optedIn':
      return row.isOptedIn === null ? null : Number(row.isOptedIn);
    case 'lastMessageAt':
      return opened.store.contacts.get(row.phone)?.lastMessageAt ?? null;
    case 'attribute':
      return attributeOf(row.customAttributes[key]);
    default:
      return row[by];
  }
}

function attributeOf(value: unknown): Value {
  if (value === undefined || value === null || value === '') return null;
  const text = typeof value === 'boolean' ? String(Number(value)) : (value as string | number).toString();
  return String(Number(text)) === text ? Number(text) : text.toLowerCase();
}

function compare(one: Value, other: Value): number {
  if (one === other || one === null || other === null) return 0;
  if (typeof one !== typeof other) return typeof one === 'number' ? -1 : 1;
  return one < other ? -1 : 1;
}

const fields = fc.record({
  name: fc.constantFrom(null, '', 'Ann', 'ann', 'Ann (2)', 'Ann Lee', 'Bob', 'Bo Ann', 'Ängel', '李小龙'),
  email: fc.constantFrom(null, '', 'ann@x.example', 'Ann@y.example', 'bob@x.example'),
  tags: fc.subarray(TAGS),
  customAttributes: fc.record(
    {
      city: fc.constantFrom('Pune', 'pune', 'Berlin', ''),
      n: fc.constantFrom<unknown>(10, 9, '9', '10.5', 'ten', true, null),
      'a "quoted" $.key': fc.constantFrom('b', 'a'),
    },
    { requiredKeys: [] },
  ),
  isOptedIn: fc.constantFrom(null, true, false),
  createdAt: fc.constantFrom(null, T0, T0 - 1),
  updatedAt: fc.constantFrom(null, T0, T0 + 1),
});
const phone = fc.constantFrom(...PHONES);
const some = fc.subarray(PHONES);

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('told' as const), phones: some, fields }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('edited' as const), phone, fields }) },
  fc.record({ kind: fc.constant('failed' as const), phone, fields }),
  fc.record({ kind: fc.constant('removed' as const), phones: some }),
  fc.record({ kind: fc.constant('members' as const), groupId: fc.constantFrom(...GROUPS), phones: some }),
  fc.record({ kind: fc.constant('wrote' as const), phone }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const tagsOf = () => fc.option(fc.subarray([...TAGS, 'unknown']), { nil: undefined });
const query = fc.record({
  search: fc.constantFrom(
    undefined,
    '',
    'a',
    'n',
    'an',
    'ann',
    'ann l',
    'b a',
    '1',
    '98107',
    '@x.ex',
    'ä',
    '小',
    'qq',
  ),
  tags: fc.constantFrom<(string[] | undefined)[]>(undefined, [], ['x'], ['x', 'y'], ['unknown']),
  anyTags: tagsOf(),
  noTags: tagsOf(),
  optedIn: fc.constantFrom(undefined, true, false),
  groupId: fc.constantFrom(undefined, undefined, ...GROUPS, 'unknown'),
  sort: fc.option(
    fc.record({
      by: fc.constantFrom<ContactSort['by'][]>(
        ...([
          'name',
          'phone',
          'email',
          'optedIn',
          'createdAt',
          'updatedAt',
          'lastMessageAt',
          'attribute',
        ] as const),
      ),
      key: fc.constantFrom(...KEYS),
      isDescending: fc.boolean(),
    }),
    { nil: undefined },
  ),
});

function take(model: Model, step: Step): void {
  const { store } = opened;
  const at = (model.at += MINUTE);
  switch (step.kind) {
    case 'told': {
      const rows = step.phones.map((one) => contact(one, step.fields));
      store.contacts.applyRows(rows, at);
      for (const row of rows) model.contacts.set(row.phone, row);
      return;
    }
    case 'edited': {
      const { name, email, tags, customAttributes } = step.fields;
      const change = { name, email, tags, customAttributes };
      const before = model.contacts.get(step.phone);
      const op = before ? ('update' as const) : ('create' as const);
      store.edits.add({ target: 'contact', key: step.phone, op, change, seen: {} }, at);
      const shown = { ...(before ?? contact(step.phone)), ...change };
      model.contacts.set(step.phone, shown);
      // It is to be seen before the server took it, and after.
      expect(phones(store.contacts.list({ offset: 0, limit: 50 }))).toEqual(model.list({}));
      const job = store.edits.claim(at);
      store.edits.done(job?.id ?? 0, {
        answer: { target: 'contact', record: shown },
        requestedAt: at,
        overruled: [],
      });
      return;
    }
    case 'failed': {
      const broken = { ...pageOf([contact(step.phone, step.fields)], { requestedAt: at }), unreadable: [1n] };
      const { generation } = store.contacts.beginPass(at, 0);
      expect(() => store.contacts.applyPages(generation, [broken])).toThrow();
      return;
    }
    case 'removed': {
      store.contacts.remove(step.phones, at);
      for (const one of step.phones) {
        model.contacts.delete(one);
        for (const members of model.members.values()) members.delete(one);
      }
      return;
    }
    case 'members': {
      const rows = step.phones.flatMap((one) => model.contacts.get(one) ?? []);
      const generation = store.groups.beginMembers(step.groupId);
      store.groups.applyMembers(step.groupId, generation, { rows, unreadable: [], requestedAt: at });
      store.groups.endMembers(step.groupId, generation, at, true);
      model.members.set(step.groupId, new Set(rows.map((row) => row.phone)));
      return;
    }
    case 'wrote':
      merge(store, [inbound(`w${at}`, at)], { phone: step.phone, requestedAt: at });
  }
}

function expectSame(model: Model, asked: Omit<ContactQuery, 'offset' | 'limit'>): void {
  const { contacts } = opened.store;
  const expected = model.list(asked);
  const total = expected.length;
  expect(contacts.list({ ...asked, offset: 0, limit: 50 }).total).toBe(total);
  const pages = [0, 3, 6].map((offset) => contacts.list({ ...asked, offset, limit: 3 }));
  expect(pages.flatMap(phones)).toEqual(expected);

  const ids = personIds();
  const byId = [...expected].sort((one, other) => (ids.get(one) ?? 0) - (ids.get(other) ?? 0));
  const { sort: _, ...filter } = asked;
  const pieces: string[] = [];
  for (let after: number | null = null; ;) {
    const { rows, next } = contacts.selected({ filter, except: [] }, { after, limit: 3 });
    pieces.push(...rows.map((row) => row.phone));
    if (next === null) break;
    after = next;
  }
  expect(pieces).toEqual(byId);
}

describe('the list of contacts', () => {
  it('is what a plain walk over all contacts gives, whatever was written before', () => {
    const model = new Model();
    fc.assert(
      fc.property(fc.array(fc.tuple(step, fc.array(query, { maxLength: 3 })), { maxLength: 20 }), (steps) => {
        take(model, { kind: 'removed', phones: PHONES });
        for (const [one, queries] of steps) {
          take(model, one);
          for (const asked of queries) expectSame(model, asked);
        }
        expectSame(model, {});
        const tags = opened.store.contacts.tags().map(({ tag, count }) => [tag, count] as const);
        expect(new Map(tags)).toEqual(model.counts((row) => row.tags));
        const keys = opened.store.contacts.attributes().map(({ key, count }) => [key, count] as const);
        expect(new Map(keys)).toEqual(model.counts((row) => Object.keys(row.customAttributes)));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('takes in more new texts than are looked through one by one', () => {
    const rows = Array.from({ length: 1_200 }, (_, index) => contact(`+1${10_000 + index}`, { name: 'Ann' }));
    pass(opened.store, rows);
    const count = (search: string) => opened.store.contacts.list({ search, offset: 0, limit: 1 }).total;
    expect(count('an')).toBe(1_200);
    opened.store.contacts.applyRows(
      rows.map((row, index) => ({ ...row, name: index % 2 ? 'Bob' : 'Cleo' })),
      T0 + 1,
    );
    expect([count('an'), count('bo'), count('cl')]).toEqual([0, 600, 600]);
    opened.store.contacts.applyRows(
      rows.slice(0, 10).map((row) => ({ ...row, name: 'Dan' })),
      T0 + 2,
    );
    expect([count('an'), count('dan 10003'), count('cl')]).toEqual([10, 1, 595]);
  });
});

it('finds everybody whose text was written while texts are taken into memory piece by piece', () => {
  const names = ['Ann', 'Bob', 'Cleo', 'Dan', 'Eve'];
  pass(
    opened.store,
    names.map((name, index) => contact(`+1${index}`, { name })),
  );
  const texts = createContactTexts(opened.store.db, 2);
  const found = (...terms: string[]) =>
    [...texts.find(terms)].flatMap((mark, id) => (mark === 1 ? [id] : []));
  expect(texts.step()).toBe(true);
  opened.store.contacts.applyRows(
    [contact('+10', { name: 'Zoe' }), contact('+14', { name: 'Zoran' })],
    T0 + 1,
  );
  for (const id of [1, 5]) texts.wrote(id);
  expect(texts.step()).toBe(true);
  expect([found('zo'), found('ann'), found('eve'), found('e', 'cl')]).toEqual([[1, 5], [], [], [3]]);
  expect(texts.step()).toBe(false);
  texts.forget();
  expect([found('zo'), found('+1', 'n')]).toEqual([
    [1, 5],
    [4, 5],
  ]);
});

it('puts whoever writes at the top of the last messages at once', () => {
  pass(opened.store, [contact('+1', { name: 'Ann' }), contact('+2', { name: 'Bob' }), contact('+3')]);
  const sort = { by: 'lastMessageAt', isDescending: true } as const;
  const newest = () => phones(opened.store.contacts.list({ sort, offset: 0, limit: 5 }));
  merge(opened.store, [inbound('w1', T0)], { phone: '+1', requestedAt: T0 });
  expect(newest()).toEqual(['+1', '+2', '+3']);
  merge(opened.store, [inbound('w2', T0 + MINUTE)], { phone: '+3', requestedAt: T0 + MINUTE });
  expect(newest()).toEqual(['+3', '+1', '+2']);
  const { id } = opened.store.outbox.enqueue({
    ...{ clientId: 'c1', phone: '+2', content: { type: 'text', text: 'hello' } },
    at: T0 + 2 * MINUTE,
  });
  expect(newest()).toEqual(['+2', '+3', '+1']);
  opened.store.outbox.discard(id);
  expect(newest()).toEqual(['+3', '+1', '+2']);
});

describe('attributes in the list', () => {
  const long = 'ä'.repeat(5_000_000);
  const values = { note: long, list: Array.from({ length: 2_000 }, (_, index) => index), city: 'Pune', n: 5 };
  const listed = () => opened.store.contacts.list({ offset: 0, limit: 10 }).rows[0]?.customAttributes;

  it('are clipped where they are long, and whole where one contact is asked for', () => {
    pass(opened.store, [contact('+1', { customAttributes: values })]);
    const clipped = { ...values, note: 'ä'.repeat(1_000), list: JSON.stringify(values.list).slice(0, 1_000) };
    expect(listed()).toEqual(clipped);
    expect(listed()).toEqual(clipped);
    expect(opened.store.contacts.get('+1')?.customAttributes).toEqual(values);
    expect(opened.store.contacts.getMany(['+1'])[0]?.customAttributes).toEqual(values);
  });

  it('are clipped anew once they are others', () => {
    pass(opened.store, [contact('+1', { customAttributes: values })]);
    expect(listed()?.['city']).toBe('Pune');
    pass(opened.store, [contact('+1', { customAttributes: { ...values, city: 'Berlin' } })], T0 + 1);
    expect(listed()?.['city']).toBe('Berlin');
    pass(opened.store, [contact('+1', { customAttributes: { note: 'short' } })], T0 + 2);
    expect(listed()).toEqual({ note: 'short' });
  });

  it('of a thousand signs are whole, and no sign is cut in two', () => {
    const whole = 'x'.repeat(1_000);
    pass(opened.store, [contact('+1', { customAttributes: { whole, cut: `${'x'.repeat(999)}😀😀` } })]);
    expect(listed()).toEqual({ whole, cut: 'x'.repeat(999) });
  });
});

describe('a selection', () => {
  const rows = ['+11', '+12', '+13', '+14', '+15', '+16'].map((one) => contact(one, { name: 'Ann' }));
  const piece = (selection: ContactSelection, after: number | null) => {
    const found = opened.store.contacts.selected(selection, { after, limit: 2 });
    return { phones: phones(found), next: found.next };
  };

  it.each([
    ['of a filter', { filter: { search: 'an' }, except: [] }],
    ['of phones', { phones: ['+16', '+15', '+14', '+13', '+12', '+11'] }],
  ])('%s moves nobody from one piece to another while rows are written', (_, selection) => {
    pass(opened.store, rows);
    const first = piece(selection, null);
    expect(first.phones).toEqual(['+11', '+12']);
    opened.store.contacts.applyRows(
      [contact('+12', { name: 'Ann Z' }), contact('+13', { name: 'An A' })],
      T0 + 1,
    );
    opened.store.contacts.remove(['+11', '+14'], T0 + 1);
    const second = piece(selection, first.next);
    expect(second.phones).toEqual(['+13', '+15']);
    expect(piece(selection, second.next)).toEqual({ phones: ['+16'], next: null });
  });

  it('leaves out whom it excepts, and phones that are nobody’s', () => {
    pass(opened.store, rows);
    const filter = { filter: {}, except: ['+11', '+13', '+99'] };
    const first = piece(filter, null);
    expect(first.phones).toEqual(['+12', '+14']);
    expect(piece(filter, first.next)).toEqual({ phones: ['+15', '+16'], next: null });
    expect(piece({ phones: ['+99', '+16', '+16'] }, null)).toEqual({ phones: ['+16'], next: null });
  });

  it('of phones finds whoever came meanwhile', () => {
    pass(opened.store, rows);
    const selection = { phones: ['+11', '+12', '+21'] };
    const first = piece(selection, null);
    expect(first.next).toBeNull();
    opened.store.contacts.applyRows([contact('+21')], T0 + 1);
    expect(piece(selection, 2)).toEqual({ phones: ['+21'], next: null });
  });

  it('gives its contacts whole', () => {
    const customAttributes = { note: 'x'.repeat(20_000) };
    pass(opened.store, [contact('+1', { customAttributes })]);
    const { rows: found } = opened.store.contacts.selected({ phones: ['+1'] }, { after: null, limit: 5 });
    expect(found).toMatchObject([{ phone: '+1', customAttributes }]);
  });
});

describe('names of attributes', () => {
  it('are counted, the most used first, and forgotten with the last contact that has them', () => {
    const attributes = () => opened.store.contacts.attributes();
    pass(opened.store, [
      contact('+1', { customAttributes: { city: 'Pune', n: 1 } }),
      contact('+2', { customAttributes: { city: 'Pune' } }),
    ]);
    expect(attributes()).toEqual([
      { key: 'city', count: 2 },
      { key: 'n', count: 1 },
    ]);
    pass(opened.store, [contact('+2', { customAttributes: { city: 'Delhi', vip: true } })], T0 + 1);
    expect(attributes()).toEqual([
      { key: 'city', count: 1 },
      { key: 'vip', count: 1 },
    ]);
    opened.store.contacts.remove(['+2'], T0 + 2);
    expect(attributes()).toEqual([]);
  });
});
