import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conversationFilter } from '#contract/routes/conversations.ts';
import { contactListSql } from '#core/store/contactList.ts';
import { conversationListSql } from '#core/store/conversationList.ts';
import { THREAD_SQL } from '#core/store/messages.ts';
import { NEXT_DUE_SQL, NEXT_JOB_SQL } from '#core/store/outboxJobs.ts';
import { STALEST_SQL } from '#core/store/people.ts';
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

describe.each([
  ['all', {}],
  ['of a tag', { tags: ['vip'] }],
  ['of two tags', { tags: ['vip', 'lead'] }],
  ['opted in', { optedIn: true }],
  ['of a tag, opted in', { tags: ['vip'], optedIn: true }],
])('contacts: %s', (_, query) => {
  it('are read along an index, never sorted', () => {
    expect(costly(contactListSql(query, null, columns).rows)).toEqual([]);
    expect(costly(contactListSql(query, null, columns).total)).toEqual([]);
  });

  it('are read along an index when many are searched', () => {
    expect(costly(contactListSql(query, { kind: 'many', terms: ['ra'] }, columns).rows)).toEqual([]);
  });
});

it.each([
  ['a thread', THREAD_SQL],
  ['the next job', NEXT_JOB_SQL],
  ['when the next job is due', NEXT_DUE_SQL],
  ['whom to read next', STALEST_SQL],
])('%s is read along an index, never sorted', (_, sql) => {
  expect(costly(sql)).toEqual([]);
});

it('has a limit on every list', () => {
  const lists = [
    ...conversationFilter.options.map(
      (filter) => conversationListSql({ filter, now: T0 }, null, columns).rows,
    ),
    contactListSql({}, null, columns).rows,
    contactListSql({ tags: ['vip'] }, { kind: 'many', terms: ['ra'] }, columns).rows,
    THREAD_SQL,
    STALEST_SQL,
  ];
  for (const sql of lists) expect(sql).toMatch(/LIMIT/);
});
