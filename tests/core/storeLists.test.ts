import { describe, expect, it } from 'vitest';
import type { AutoReplyRecord, GroupRecord, TemplateRecord } from '#core/records.ts';
import { autoReplyListSql } from '#core/store/lists/autoReplies.ts';
import { openDatabase } from '#core/store/file/database.ts';
import { GROUPS_SQL } from '#core/store/lists/groups.ts';
import { migrations } from '#core/store/migrations/index.ts';
import type { WholeList } from '#core/store/store.ts';
import { templateListSql } from '#core/store/lists/templates.ts';
import { DAY, KEY, MINUTE, openStoreHere, SECOND, T0, temporaryFolder, useStore } from './storeFixture.ts';

const opened = useStore();

const ALL = { offset: 0, limit: 200 };

function group(id: string, values: Partial<GroupRecord> = {}): GroupRecord {
  return {
    id,
    name: id,
    description: null,
    contactCount: null,
    createdAt: null,
    updatedAt: null,
    raw: { id },
    ...values,
  };
}

function rule(id: string, values: Partial<AutoReplyRecord> = {}): AutoReplyRecord {
  return {
    id,
    name: id,
    triggerType: 'ALWAYS',
    keywords: [],
    replyType: 'TEXT',
    replyText: 'Hi',
    templateName: null,
    templateLanguage: null,
    isActive: true,
    createdAt: null,
    updatedAt: null,
    raw: { id },
    ...values,
  };
}

function template(name: string, values: Partial<TemplateRecord> = {}): TemplateRecord {
  return {
    id: null,
    name,
    language: 'en_US',
    status: 'APPROVED',
    category: 'UTILITY',
    components: [],
    parameterFormat: null,
    rejectedReason: null,
    createdAt: null,
    updatedAt: null,
    raw: { name },
    ...values,
  };
}

function whole<T>(rows: readonly T[], values: Partial<WholeList<T>> = {}): WholeList<T> {
  return { rows, unreadable: [], requestedAt: T0, ...values };
}

/** Rows that a call wrote or deleted, whatever it says of itself. */
function writes(act: () => void): number {
  const count = opened.store.db.prepare<[], number>('SELECT total_changes()').pluck();
  const before = count.get()!;
  act();
  return count.get()! - before;
}

const names = (list: { rows: readonly { name: string }[] }) => list.rows.map(({ name }) => name);

describe('a list of the server', () => {
  it('is not known before it was read, and empty is something else', () => {
    expect(opened.store.groups.asOf()).toBeNull();
    expect(opened.store.groups.replace(whole<GroupRecord>([]))).toEqual({ changed: 0 });
    expect(opened.store.groups.asOf()).toBe(T0);
    expect(opened.store.groups.list(ALL)).toEqual({ rows: [], total: 0 });
    expect(opened.store.templates.asOf()).toBeNull();
    expect(opened.store.autoReplies.asOf()).toBeNull();
  });

  it('is given as the server tells it', () => {
    const vip = group('g1', {
      name: 'VIP',
      description: 'Top',
      contactCount: 3,
      createdAt: T0,
      updatedAt: T0,
    });
    const { raw: _, ...shown } = vip;
    opened.store.groups.replace(whole([vip]));
    expect(opened.store.groups.list(ALL).rows).toEqual([
      { ...shown, memberCount: 0, membersAsOf: null, editState: null },
    ]);

    const prices = rule('r1', {
      triggerType: 'KEYWORD',
      keywords: ['price', 'cost, or so'],
      replyType: 'TEMPLATE',
      templateName: 'prices',
      templateLanguage: 'hi',
      isActive: null,
    });
    opened.store.autoReplies.replace(whole([prices]));
    const { raw: __, ...rules } = prices;
    expect(opened.store.autoReplies.list(ALL).rows).toEqual([{ ...rules, editState: null }]);

    const order = template('order', {
      id: '77',
      components: [{ type: 'BODY', text: 'Hi {{1}}', example: { body_text: [['Ada']] } }],
      parameterFormat: 'NAMED',
      rejectedReason: 'SCAM',
    });
    opened.store.templates.replace(whole([order, template('unnumbered')]));
    const { raw: ___, ...templates } = order;
    expect(opened.store.templates.list(ALL).rows[0]).toEqual(templates);
    expect(opened.store.templates.list(ALL).rows[1]?.id).toBeNull();
  });

  it('follows what was added, changed and deleted elsewhere', () => {
    opened.store.groups.replace(whole([group('a'), group('b'), group('c')]));
    const changed = opened.store.groups.replace(
      whole([group('a'), group('b', { name: 'Renamed' }), group('d')], { requestedAt: T0 + MINUTE }),
    );
    expect(changed).toEqual({ changed: 3 });
    expect(names(opened.store.groups.list(ALL))).toEqual(['a', 'd', 'Renamed']);
    expect(opened.store.groups.asOf()).toBe(T0 + MINUTE);
  });

  it('writes nothing but as of when where nothing changed', () => {
    const rows = Array.from({ length: 50 }, (_, index) => template(`t${index}`));
    opened.store.templates.replace(whole(rows));
    expect(
      writes(() => {
        expect(opened.store.templates.replace(whole(rows, { requestedAt: T0 + MINUTE }))).toEqual({
          changed: 0,
        });
      }),
    ).toBe(1);
  });

  it('is not overwritten by an older answer that comes late', () => {
    opened.store.groups.replace(whole([group('new')], { requestedAt: T0 }));
    const late = whole([group('old')], { requestedAt: T0 - 30 * SECOND, unreadable: [null] });
    expect(opened.store.groups.replace(late)).toEqual({ changed: 0 });
    expect(names(opened.store.groups.list(ALL))).toEqual(['new']);
    expect(opened.store.groups.asOf()).toBe(T0);
    expect(opened.store.unreadable.counts().groups).toBe(0);
  });

  it('is taken in again after a clock that was ahead is set right', () => {
    opened.store.groups.replace(whole([group('old')], { requestedAt: T0 + 365 * DAY }));
    opened.store.groups.replace(whole([group('new')], { requestedAt: T0 }));
    expect(names(opened.store.groups.list(ALL))).toEqual(['new']);
    expect(opened.store.groups.asOf()).toBe(T0);
  });

  it('keeps the rows that could not be read until the server mends them', () => {
    opened.store.templates.replace(whole([template('a')], { unreadable: [{ odd: 1 }, null, 'x'] }));
    opened.store.groups.replace(whole([group('g')], { unreadable: [{ odd: 2 }] }));
    expect(opened.store.unreadable.counts()).toMatchObject({ groups: 1, templates: 3, autoReplies: 0 });
    opened.store.templates.replace(whole([template('a')], { unreadable: ['x'], requestedAt: T0 + MINUTE }));
    expect(opened.store.unreadable.list('templates', ALL)).toEqual({
      rows: [{ raw: '"x"', seenAt: T0 + MINUTE }],
      total: 1,
    });
    expect(opened.store.unreadable.counts().groups).toBe(1);
  });

  it('takes a row that comes twice once', () => {
    opened.store.groups.replace(whole([group('a'), group('a', { name: 'Later' })]));
    expect(names(opened.store.groups.list(ALL))).toEqual(['Later']);
  });

  it('is whole or not there: a row that can not be kept changes nothing', () => {
    opened.store.groups.replace(whole([group('a')]));
    const broken = group('b', { name: {} as string });
    expect(() => opened.store.groups.replace(whole([group('c'), broken], { requestedAt: T0 + 1 }))).toThrow();
    expect(names(opened.store.groups.list(ALL))).toEqual(['a']);
    expect(opened.store.groups.asOf()).toBe(T0);
  });
});

describe('the order and pages of a list', () => {
  it('go by name, whatever its case and accents', () => {
    opened.store.groups.replace(whole(['zebra', 'Élan', 'apple', 'Öl', 'elbow'].map((name) => group(name))));
    expect(names(opened.store.groups.list(ALL))).toEqual(['apple', 'Élan', 'elbow', 'Öl', 'zebra']);
    const page = opened.store.groups.list({ offset: 2, limit: 2 });
    expect(names(page)).toEqual(['elbow', 'Öl']);
    expect(page.total).toBe(5);
  });

  it('keep the languages of a template apart, also where one id is given to all', () => {
    const rows = ['hi', 'ar', 'en_US'].map((language) => template('order', { id: '1', language }));
    opened.store.templates.replace(whole(rows));
    expect(opened.store.templates.list(ALL).rows.map(({ language }) => language)).toEqual([
      'ar',
      'en_US',
      'hi',
    ]);
  });

  it('show the auto-replies that are on, off, or all', () => {
    opened.store.autoReplies.replace(
      whole([rule('on'), rule('off', { isActive: false }), rule('unsaid', { isActive: null })]),
    );
    expect(names(opened.store.autoReplies.list(ALL))).toEqual(['off', 'on', 'unsaid']);
    expect(names(opened.store.autoReplies.list({ ...ALL, isActive: true }))).toEqual(['on']);
    expect(opened.store.autoReplies.list({ ...ALL, isActive: false })).toMatchObject({
      rows: [{ name: 'off' }],
      total: 1,
    });
  });

  const TEMPLATES = [
    template('order_confirmation', { components: [{ type: 'BODY', text: 'Your order is on its way' }] }),
    template('order_confirmation', { language: 'hi', status: 'PENDING' }),
    template('diwali_sale', { category: 'MARKETING' }),
    template('old_one', { category: null, status: 'REJECTED' }),
  ];

  it.each([
    [{ status: 'APPROVED' }, ['diwali_sale', 'order_confirmation']],
    [{ status: 'approved' }, ['diwali_sale', 'order_confirmation']],
    [{ category: 'MARKETING' }, ['diwali_sale']],
    [{ language: 'hi' }, ['order_confirmation']],
    [{ status: 'APPROVED', category: 'UTILITY', language: 'en_US' }, ['order_confirmation']],
    [{ search: 'ORDER conf' }, ['order_confirmation', 'order_confirmation']],
    [{ search: 'on its wáy' }, ['order_confirmation']],
    [{ search: 'sale', status: 'APPROVED' }, ['diwali_sale']],
    [{ search: 'nothing like it' }, []],
    [{ search: '  ' }, ['diwali_sale', 'old_one', 'order_confirmation', 'order_confirmation']],
  ])('filters templates by %j', (query, expected) => {
    opened.store.templates.replace(whole(TEMPLATES));
    const list = opened.store.templates.list({ ...ALL, ...query });
    expect(names(list)).toEqual(expected);
    expect(list.total).toBe(expected.length);
  });
});

describe('a group that was deleted', () => {
  const members = () => opened.store.db.prepare('SELECT group_id FROM group_members').pluck().all();
  const passes = () => opened.store.db.prepare('SELECT group_id FROM group_passes').pluck().all();

  function join(groupId: string, personId: number): void {
    opened.store.db
      .prepare('INSERT INTO group_members (group_id, person_id, generation) VALUES (?, ?, 1)')
      .run(groupId, personId);
    opened.store.db
      .prepare('INSERT OR IGNORE INTO group_passes (group_id, generation, as_of) VALUES (?, 1, ?)')
      .run(groupId, T0);
  }

  it('takes along what was known of its members, and nobody else’s', () => {
    opened.store.groups.replace(whole([group('a'), group('b')]));
    join('a', 1);
    join('a', 2);
    join('b', 1);
    expect(opened.store.groups.list(ALL).rows).toMatchObject([
      { id: 'a', memberCount: 2, membersAsOf: T0 },
      { id: 'b', memberCount: 1, membersAsOf: T0 },
    ]);
    opened.store.groups.replace(whole([group('b')], { requestedAt: T0 + 1 }));
    expect(members()).toEqual(['b']);
    expect(passes()).toEqual(['b']);
  });

  it('leaves none behind that a reading under way brought after it went', () => {
    opened.store.groups.replace(whole([group('b')]));
    join('a', 1);
    opened.store.groups.replace(whole([group('b')], { requestedAt: T0 + 1 }));
    expect(members()).toEqual([]);
    expect(passes()).toEqual([]);
  });
});

describe('the queries', () => {
  /** Steps that read a whole table, or sort what they read. */
  function costly(sql: string): string[] {
    const plan = opened.store.db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replace(/[:?]\w*/g, 'NULL')}`)
      .all();
    expect(plan.length).toBeGreaterThan(0);
    return plan
      .map(({ detail }) => detail)
      .filter(
        (detail) =>
          detail.includes('TEMP B-TREE') || (/^SCAN (?!found)/.test(detail) && !detail.includes('INDEX')),
      );
  }

  const lists: [string, string][] = [
    ['groups', GROUPS_SQL],
    ['auto-replies', autoReplyListSql({}).rows],
    ['auto-replies that are on', autoReplyListSql({ isActive: true }).rows],
    ['templates', templateListSql({}).rows],
    ['templates by status', templateListSql({ status: 'APPROVED' }).rows],
    ['templates by category', templateListSql({ category: 'UTILITY' }).rows],
    ['templates by language', templateListSql({ language: 'hi' }).rows],
    ['templates by all', templateListSql({ status: 'A', category: 'B', language: 'C', search: 'x y' }).rows],
  ];

  it.each(lists)('%s: are read along an index, never sorted, and have a limit', (_, sql) => {
    expect(costly(sql)).toEqual([]);
    expect(sql).toMatch(/LIMIT/);
  });

  it.each([
    ['auto-replies', autoReplyListSql({ isActive: true }).total],
    ['templates', templateListSql({ status: 'APPROVED' }).total],
  ])('%s are counted in an index', (_, sql) => {
    expect(costly(sql)).toEqual([]);
  });
});

it('comes to files of the first version, with what they hold', () => {
  opened.store.close();
  opened.folder.remove();
  opened.folder = temporaryFolder();
  const old = openDatabase(opened.folder.file, KEY, migrations.slice(0, 1));
  old.db.prepare("INSERT INTO meta (key, value) VALUES ('colour', 'jade')").run();
  old.close();
  opened.store = openStoreHere(opened.folder.file);
  expect(opened.store.meta.get('colour')).toBe('jade');
  opened.store.groups.replace(whole([group('a')]));
  expect(names(opened.store.groups.list(ALL))).toEqual(['a']);
});
