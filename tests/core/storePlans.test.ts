import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conversationFilter } from '#contract/routes/conversations.ts';
import { contactCountSql, contactPageSql, type ContactFilter } from '#core/store/contacts/contactList.ts';
import { KNOWN_SQL } from '#core/store/contacts/contactRows.ts';
import { conversationListSql } from '#core/store/conversations/conversationList.ts';
import { THREAD_SQL } from '#core/store/conversations/messages.ts';
import { NEXT_OF_BATCH_SQL, NEXT_SINGLE_SQL } from '#core/store/edits/editQueue.ts';
import { NEXT_DUE_SQL, NEXT_JOB_SQL } from '#core/store/outbox/outboxJobs.ts';
import { OUTBOX_ASKED_SQL, OUTBOX_COUNT_SQL, OUTBOX_LIST_SQL } from '#core/store/outbox/outboxList.ts';
import { openStoreHere, T0, temporaryFolder, type Folder, type StoreHere } from './storeFixture.ts';

let folder: Folder;
let store: StoreHere;

beforeAll(() => {
  folder = temporaryFolder();
  store = openStoreHere(folder.file);
});

afterAll(() => {
  store.close();
  folder.remove();
});

/** Steps that read a whole table, or sort what they read. */
function costly(sql: string): string[] {
  const plan = store.db
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replace(/[:?]\w*/g, 'NULL')}`)
    .all();
  expect(plan.length).toBeGreaterThan(0);
  return plan
    .map(({ detail }) => detail)
    .filter(
      (detail) =>
        detail.includes('TEMP B-TREE') ||
        (/^SCAN (?!found|json_each|b VIRTUAL|s VIRTUAL)/.test(detail) && !detail.includes('INDEX')),
    );
}

const columns = 'c.person_id';

describe.each(conversationFilter.options)('the conversations of the filter %s', (filter) => {
  const sql = conversationListSql({ filter, now: T0 }, null, columns);

  it('are read along an index, never sorted', () => {
    expect(costly(sql.rows)).toEqual([]);
  });

  it('are counted in an index', () => {
    expect(costly(sql.total)).toEqual([]);
  });

  it('are read along an index when many are searched', () => {
    const many = conversationListSql({ filter, now: T0 }, { kind: 'many', terms: ['ra'] }, columns);
    expect(costly(many.rows)).toEqual([]);
  });
});

const nothing: ContactFilter = { found: null, tagIds: [], groupId: null, optedIn: null, driver: 'names' };
const filters: [string, Partial<ContactFilter>][] = [
  ['all', {}],
  ['of a tag', { tagIds: [1], driver: 'tag' }],
  ['of two tags', { tagIds: [1, 2], driver: 'tag' }],
  ['opted in', { optedIn: true }],
  ['opted out', { optedIn: false, driver: 'optedOut' }],
  ['of a tag, opted in', { tagIds: [1], optedIn: true, driver: 'tag' }],
  ['of a group', { groupId: 'g', driver: 'group' }],
  ['of a large group, of a tag, opted out', { groupId: 'g', tagIds: [1], optedIn: false, driver: 'tag' }],
];

describe.each(filters)('contacts: %s', (_, narrowed) => {
  const filter = { ...nothing, ...narrowed };

  it('are read along an index, never sorted', () => {
    expect(costly(contactPageSql(filter, 'walk', columns).sql)).toEqual([]);
  });

  it('are counted in an index', () => {
    expect(costly(contactCountSql(filter).sql)).toEqual([]);
  });

  it.each([
    ['a long word', ['ravi']],
    ['short ones', ['ra', 'k']],
    ['both', ['ravi', 'k']],
  ])('are read along an index when many have %s in them', (__, terms) => {
    const isLong = terms.some((term) => term.length > 2);
    const isFirst = filter.driver === 'names' || filter.driver === 'optedOut';
    const driver = isFirst ? (isLong ? 'text' : 'everyone') : filter.driver;
    const searched: ContactFilter = { ...filter, found: { kind: 'many', terms }, driver };
    expect(costly(contactPageSql(searched, 'walk', columns).sql)).toEqual([]);
    // What is shorter than three letters is in no index: everybody is looked at once.
    expect(costly(contactCountSql(searched).sql)).toEqual(driver === 'everyone' ? ['SCAN t'] : []);
  });

  it('are found in an index where few are sorted', () => {
    const few = { ...filter, found: { kind: 'few' as const, ids: '[]' }, driver: 'ids' as const };
    for (const narrow of [filter, few]) {
      const plan = costly(contactPageSql(narrow, 'sort', columns).sql);
      expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual([]);
    }
  });
});

it.each([
  ['a thread', THREAD_SQL],
  ['the next job', NEXT_JOB_SQL],
  ['when the next job is due', NEXT_DUE_SQL],
  ['who of a page is known', KNOWN_SQL],
])('%s is read along an index, never sorted', (_, sql) => {
  expect(costly(sql)).toEqual([]);
});

it.each(Object.keys(OUTBOX_LIST_SQL) as (keyof typeof OUTBOX_LIST_SQL)[])(
  'what is %s in the outbox is read along an index, never sorted, and counted in it',
  (part) => {
    expect(costly(OUTBOX_LIST_SQL[part])).toEqual([]);
    expect(costly(OUTBOX_COUNT_SQL[part])).toEqual([]);
    expect(costly(OUTBOX_ASKED_SQL)).toEqual([]);
  },
);

it('has a limit on every list', () => {
  const lists = [
    ...conversationFilter.options.map(
      (filter) => conversationListSql({ filter, now: T0 }, null, columns).rows,
    ),
    contactPageSql(nothing, 'walk', columns).sql,
    contactPageSql({ ...nothing, tagIds: [1] }, 'sort', columns).sql,
    THREAD_SQL,
    ...Object.values(OUTBOX_LIST_SQL),
  ];
  for (const sql of lists) expect(sql).toMatch(/LIMIT/);
});

it.each([
  ['the next single edit', NEXT_SINGLE_SQL],
  ['the next row of a batch', NEXT_OF_BATCH_SQL],
])('finds %s without looking at all of them', (_what, sql) => {
  expect(costly(sql)).toEqual([]);
});
