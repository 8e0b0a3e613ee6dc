import { describe, expect, it } from 'vitest';
import type { PollColumns, PollPiece } from '#core/store/store.ts';
import { POLL_FACTS_SQL, POLLS_SQL } from '#core/store/conversations/polls.ts';
import { migrations } from '#core/store/migrations/index.ts';
import { openDatabase } from '#core/store/file/database.ts';
import { DAY, HOUR, inbound, KEY, merge, openStoreHere, T0, useStore } from './storeFixture.ts';

const opened = useStore();

/** Makes people without going through lists and histories. */
function people(phones: readonly string[]): void {
  const insert = opened.store.db.prepare<[string]>("INSERT INTO people (phone, search) VALUES (?, '')");
  opened.store.db.transaction(() => phones.forEach((phone) => insert.run(phone)))();
}

/** What the columns say of one of them; NaN is null. */
function of(columns: PollColumns, phone: string) {
  const index = columns.phones.indexOf(phone);
  const value = (column: Float64Array) => (Number.isNaN(column[index]!) ? null : column[index]);
  return {
    polledAt: value(columns.polledAt),
    activeAt: value(columns.activeAt),
    events: value(columns.events),
    observedMs: value(columns.observedMs),
    learnedAt: value(columns.learnedAt),
    isPinned: columns.isPinned[index],
  };
}

/** Of this piece and all after it. */
function phonesFrom(piece: PollPiece): readonly string[] {
  if (piece.next === null) return piece.phones;
  return [...piece.phones, ...phonesFrom(opened.store.polls.load(piece.next))];
}

const NOTHING = {
  polledAt: null,
  activeAt: null,
  events: null,
  observedMs: null,
  learnedAt: null,
  isPinned: 0,
};

describe('what the poll schedule works from', () => {
  it('is everybody, read or not, contact or not', () => {
    people(['+1', '+2']);
    merge(opened.store, [inbound('a', T0 - HOUR)], { phone: '+3' });
    const columns = opened.store.polls.load();
    expect([...columns.phones].sort()).toEqual(['+1', '+2', '+3']);
    expect(of(columns, '+1')).toEqual(NOTHING);
    expect(of(columns, '+3')).toEqual({ ...NOTHING, polledAt: T0, activeAt: T0 - HOUR });
  });

  it('takes the later of what a contact row told and the newest message', () => {
    people(['+1']);
    const tell = (at: number) =>
      opened.store.db.prepare<[number]>("UPDATE people SET activity_at = ? WHERE phone = '+1'").run(at);
    tell(T0 - DAY);
    expect(of(opened.store.polls.load(), '+1').activeAt).toBe(T0 - DAY);
    merge(opened.store, [inbound('a', T0 - HOUR)], { phone: '+1' });
    expect(of(opened.store.polls.load(), '+1').activeAt).toBe(T0 - HOUR);
    tell(T0);
    expect(of(opened.store.polls.load(), '+1').activeAt).toBe(T0);
  });

  it('takes a chat that was only begun here for no activity', () => {
    opened.store.conversations.setState('+1', { isPinned: true });
    expect(of(opened.store.polls.load(), '+1')).toEqual({ ...NOTHING, isPinned: 1 });
  });

  it('gives everybody once, a piece at a time, also who came in between', () => {
    const phones = Array.from({ length: 12_345 }, (_, index) => `+${index}`);
    people(phones);
    const first = opened.store.polls.load();
    expect(first.phones.length).toBeLessThanOrEqual(2_000);
    people(['+new']);
    expect(phonesFrom(first)).toEqual([...phones, '+new']);
    const facts = opened.store.polls.facts([...phones, ...phones, 'nobody']);
    expect(facts.phones).toHaveLength(phones.length);
    expect(new Set(facts.phones).size).toBe(phones.length);
  });

  it('is told of some alone, leaving out who is not known', () => {
    people(['+1', '+2', "+3'); DROP TABLE people; --"]);
    expect(opened.store.polls.facts(['+2', 'nobody', "+3'); DROP TABLE people; --"]).phones).toHaveLength(2);
    expect(opened.store.polls.facts([]).phones).toEqual([]);
  });
});

describe('learned rates', () => {
  const rate = { phone: '+1', events: 2.5, observedMs: 3.5 * DAY, learnedAt: T0 };

  it('are kept, the last ones, also over a restart', () => {
    people(['+1', '+2']);
    opened.store.polls.save([{ ...rate, events: 1 }]);
    opened.store.polls.save([rate]);
    opened.store.close();
    opened.store = openStoreHere(opened.folder.file);
    const { events, observedMs, learnedAt } = rate;
    expect(of(opened.store.polls.load(), '+1')).toEqual({ ...NOTHING, events, observedMs, learnedAt });
    expect(of(opened.store.polls.facts(['+2']), '+2')).toEqual(NOTHING);
  });

  it('of unknown people, and such that are no numbers, are passed over', () => {
    people(['+1', '+2']);
    opened.store.polls.save([
      { ...rate, phone: 'nobody' },
      { ...rate, events: NaN },
      { ...rate, phone: '+2' },
    ]);
    expect(of(opened.store.polls.load(), '+1').events).toBeNull();
    expect(of(opened.store.polls.load(), '+2').events).toBe(2.5);
  });

  it('go when the person goes', () => {
    opened.store.conversations.setState('+1', { isPinned: true });
    opened.store.polls.save([rate]);
    opened.store.conversations.setState('+1', { isPinned: false });
    expect(opened.store.polls.load().phones).toEqual([]);
    expect(opened.store.db.prepare('SELECT COUNT(*) FROM rates').pluck().get()).toBe(0);
  });

  it('find a place in a file of the first version, with the people it has', () => {
    const file = `${opened.folder.file}.old`;
    const old = openDatabase(file, KEY, migrations.slice(0, 1));
    old.db
      .prepare("INSERT INTO people (phone, search, polled_at, activity_at) VALUES ('+1', '', ?, ?)")
      .run(T0, T0 - HOUR);
    old.close();
    const now = openStoreHere(file);
    now.polls.save([rate]);
    expect(of(now.polls.load(), '+1')).toMatchObject({ polledAt: T0, activeAt: T0 - HOUR, events: 2.5 });
    now.close();
  });
});

it.each([
  ['everybody', POLLS_SQL],
  ['some people', POLL_FACTS_SQL],
])('%s is read along keys, never sorted, and never without a limit', (_, sql) => {
  const plan = opened.store.db
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replace(/:\w+/g, 'NULL')}`)
    .all()
    .map(({ detail }) => detail);
  expect(plan.length).toBeGreaterThan(2);
  expect(plan.filter((detail) => detail.startsWith('SCAN') && !detail.includes('VIRTUAL'))).toEqual([]);
  expect(plan.join()).not.toContain('TEMP B-TREE');
  expect(sql).toMatch(/LIMIT/);
});
