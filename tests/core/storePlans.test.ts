import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contactSort } from '#contract/routes/contacts.ts';
import { conversationFilter } from '#contract/routes/conversations.ts';
import { ATTRIBUTES_SQL } from '#core/store/contacts/attributeKeys.ts';
import { LISTED_SQL, PHONE_IDS_SQL, SELECTED_SQL } from '#core/store/contacts/contactList.ts';
import { MEMBERS_SQL, OPTED_IN_SQL, OPTED_OUT_SQL, TAGGED_SQL } from '#core/store/contacts/contactMatches.ts';
import { contactOrderSql, NAMED_SQL } from '#core/store/contacts/contactOrders.ts';
import { CHANGED_TEXTS_SQL, TEXTS_SQL } from '#core/store/contacts/contactTexts.ts';
import { TAG_COUNTS_SQL } from '#core/store/contacts/tags.ts';
import { KNOWN_SQL } from '#core/store/contacts/contactRows.ts';
import { conversationListSql } from '#core/store/conversations/conversationList.ts';
import { THREAD_SQL } from '#core/store/conversations/messages.ts';
import { NEXT_OF_BATCH_SQL, NEXT_SINGLE_SQL } from '#core/store/edits/editQueue.ts';
import { FIRST_MESSAGES_SQL } from '#core/store/insights/chats.ts';
import { CREATED_SQL, FAILURES_SQL, UNDATED_SQL } from '#core/store/insights/insights.ts';
import { HOURS_SQL, OLDEST_SQL } from '#core/store/insights/messageCounts.ts';
import { TAG_NAME_SQL, TAGGED_MESSAGES_SQL } from '#core/store/insights/taggedMessages.ts';
import { WAITS_SQL } from '#core/store/insights/waits.ts';
import { FORMS_OF_KIND_SQL, FORMS_SQL } from '#core/store/unsavedForms/unsavedForms.ts';
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
  return plan(sql).filter(
    (detail) =>
      detail.includes('TEMP B-TREE') ||
      (/^SCAN (?!found|json_each|b VIRTUAL|s VIRTUAL|asked VIRTUAL)/.test(detail) &&
        !detail.includes('INDEX')),
  );
}

function plan(sql: string): string[] {
  const steps = store.db
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replace(/[:?]\w*/g, 'NULL')}`)
    .all();
  expect(steps.length).toBeGreaterThan(0);
  return steps.map(({ detail }) => detail);
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

describe('contacts', () => {
  const orders = contactSort.shape.by.options.flatMap((by) =>
    [false, true].map((isDescending) => ({ by, isDescending })),
  );

  it('are walked along their names and numbers, never sorted', () => {
    expect(costly(contactOrderSql({ by: 'name', isDescending: false }).sql)).toEqual([]);
    for (const isDescending of [false, true])
      expect(costly(contactOrderSql({ by: 'phone', isDescending }).sql)).toEqual([]);
  });

  it.each(orders)(
    'by $by (backwards: $isDescending) are sorted out of an index at most',
    ({ by, isDescending }) => {
      const scans = costly(contactOrderSql({ by, key: 'city', isDescending }).sql).filter((step) =>
        step.startsWith('SCAN'),
      );
      // What may be long is in no index: the rows themselves are looked through.
      const isLookedUp = by === 'email' || by === 'attribute';
      expect(scans).toEqual(isLookedUp ? expect.arrayContaining(['SCAN s']) : []);
    },
  );

  it.each([
    ['of a tag', TAGGED_SQL],
    ['of a group', MEMBERS_SQL],
    ['opted in', OPTED_IN_SQL],
    ['opted out', OPTED_OUT_SQL],
    ['with a name', NAMED_SQL],
  ])('%s are found in an index alone', (_, sql) => {
    expect(costly(sql)).toEqual([]);
    expect(plan(sql).join()).toMatch(/COVERING INDEX|PRIMARY KEY/);
  });

  it.each([
    ['of a page', LISTED_SQL],
    ['of a selection', SELECTED_SQL],
    ['named by their numbers', PHONE_IDS_SQL],
    ['whose texts were written', CHANGED_TEXTS_SQL],
  ])('%s are read by their ids', (_, sql) => {
    expect(costly(sql)).toEqual([]);
  });

  it('give their texts piece by piece, along their ids', () => {
    expect(plan(TEXTS_SQL).filter((step) => step.includes('people'))).toEqual([
      expect.stringMatching(/^SEARCH people USING INTEGER PRIMARY KEY/),
    ]);
    expect(TEXTS_SQL).toMatch(/LIMIT/);
  });

  it('have their tags counted in an index, and their attributes counted already', () => {
    // Of who carries what there is nothing but an index.
    expect(plan(TAG_COUNTS_SQL)).toEqual(expect.arrayContaining(['SCAN x']));
    expect(TAG_COUNTS_SQL).not.toMatch(/contacts/);
    expect(ATTRIBUTES_SQL).toMatch(/LIMIT/);
    expect(ATTRIBUTES_SQL).not.toMatch(/contacts/);
  });
});

it.each([
  ['a thread', THREAD_SQL],
  ['the next job', NEXT_JOB_SQL],
  ['when the next job is due', NEXT_DUE_SQL],
  ['who of a page is known', KNOWN_SQL],
  ['what is typed and not saved', FORMS_SQL],
  ['what is typed into one kind of form', FORMS_OF_KIND_SQL],
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

describe('what the insights are counted from', () => {
  it.each([
    ['the oldest message', OLDEST_SQL],
    ['waits', WAITS_SQL],
    ['first messages of chats', FIRST_MESSAGES_SQL],
    ['messages by tag', TAGGED_MESSAGES_SQL],
    ['names of tags', TAG_NAME_SQL],
    ['contacts by when they were created', CREATED_SQL],
    ['contacts without a time of creation', UNDATED_SQL],
  ])('%s: read along an index, never sorted', (_what, sql) => {
    expect(costly(sql)).toEqual([]);
    // Rows of messages are long: what is counted stands in indexes.
    for (const step of plan(sql)) if (step.includes(' m ')) expect(step).toMatch(/COVERING INDEX/);
  });

  it('hours and reasons of failures: found in an index, and sorted only into groups', () => {
    expect(plan(HOURS_SQL)[0]).toMatch(/^SEARCH message_counts USING PRIMARY KEY \(slot>\? AND slot<\?\)/);
    expect(plan(FAILURES_SQL)[0]).toMatch(/^SEARCH messages USING COVERING INDEX messages_failures/);
  });

  it.each([HOURS_SQL, OLDEST_SQL, WAITS_SQL, FAILURES_SQL, FIRST_MESSAGES_SQL, TAGGED_MESSAGES_SQL])(
    'has a limit: %s',
    (sql) => expect(sql).toMatch(/LIMIT/),
  );
});
