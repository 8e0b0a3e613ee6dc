import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createInsightReader } from '#core/insights/insightReader.ts';
import { readInsights, type InsightQuery } from '#core/insights/readInsights.ts';
import type { HistoryRecord } from '#core/records.ts';
import { naiveFigures } from './insightsOracle.ts';
import {
  contact,
  createStoreCopies,
  DAY,
  HOUR,
  inbound,
  MINUTE,
  merge,
  openAside,
  outbound,
  pass,
  REFUSED,
  text,
  useStore,
  type StoreHere,
} from './storeFixture.ts';

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'UTC',
  'Africa/Cairo',
  'Australia/Lord_Howe',
];
const PHONES = ['+911', '+912', '+913'];
/** Clocks change in each of these weeks somewhere. */
const WEEKS = [Date.UTC(2026, 2, 5), Date.UTC(2026, 2, 26), Date.UTC(2025, 9, 22), Date.UTC(2026, 3, 2)];
const never = new AbortController().signal;

const said = fc.record({
  phone: fc.constantFrom(...PHONES),
  isInbound: fc.boolean(),
  afterMs: fc.oneof(
    fc.nat(6 * DAY),
    fc.nat(48 * 4).map((quarter) => quarter * 15 * MINUTE),
  ),
  status: fc.constantFrom('sent', 'delivered', 'read', 'failed'),
  /** What it becomes when the history is read again. */
  later: fc.constantFrom('sent', 'delivered', 'read', 'failed'),
  isReaction: fc.boolean(),
  isLate: fc.boolean(),
});
type Said = typeof said extends fc.Arbitrary<infer T> ? T : never;

const story = fc.record({
  week: fc.constantFrom(...WEEKS),
  said: fc.array(said, { maxLength: 30 }),
  sendsHere: fc.array(fc.constantFrom('accepted', 'failed', 'queued', 'discarded', 'uncertain'), {
    maxLength: 4,
  }),
  timeZone: fc.constantFrom(...ZONES),
  fromQuarter: fc.nat(5 * 96),
  quarters: fc.integer({ min: 1, max: 8 * 96 }),
});

let copies: ReturnType<typeof createStoreCopies>;
beforeAll(() => {
  copies = createStoreCopies();
});
afterAll(() => copies.remove());

describe('figures of any history', () => {
  it('are those that counting message by message gives, however it came and stepped on', async () => {
    await fc.assert(
      fc.asyncProperty(story, async ({ week, said: all, sendsHere, timeZone, fromQuarter, quarters }) => {
        const store = copies.open(copies.next());
        try {
          tell(store, all, week);
          sendHere(store, sendsHere, week);
          const from = week + fromQuarter * 15 * MINUTE;
          const period = { from, to: from + quarters * 15 * MINUTE };
          const before = { from: week, to: week + 3 * DAY };
          await expectSame(store, { timeZone, period, before });
        } finally {
          store.close();
        }
      }),
      { numRuns: 150 },
    );
  });

  it('are the same in a file that an older version wrote', async () => {
    await fc.assert(
      fc.asyncProperty(story, async ({ week, said: all, sendsHere, timeZone }) => {
        const file = copies.next();
        const store = copies.open(file);
        tell(store, all, week);
        sendHere(store, sendsHere, week);
        undoInsights(store);
        store.close();
        const again = copies.open(file);
        const period = { from: week, to: week + 10 * DAY };
        try {
          await expectSame(again, { timeZone, period, before: period });
        } finally {
          again.close();
        }
      }),
      { numRuns: 30 },
    );
  });
});

async function expectSame(store: StoreHere, query: InsightQuery): Promise<void> {
  const found = await readInsights(openAside(store), query, never);
  const threads = PHONES.map((phone) => store.messages.list({ phone, limit: 200 }).rows);
  const naive = naiveFigures(threads, query.period, query.timeZone);
  expect(found.totals).toMatchObject(naive.totals);
  expect(found.before).toMatchObject(naiveFigures(threads, query.before, query.timeZone).totals);
  expect(found.hours).toEqual(naive.hours);
  expect(found.responseSpread).toEqual(naive.responseSpread);
  for (const day of found.days) {
    expect(day).toMatchObject(
      naive.days[day.date] ?? { received: 0, sent: 0, delivered: 0, read: 0, failed: 0 },
    );
    expect(day).toMatchObject(naive.responsesByDay[day.date] ?? { answered: 0, waiting: 0, medianMs: null });
  }
  const dates = found.days.map(({ date }) => date);
  expect(dates).toEqual([...new Set(dates)].sort());
  expect(dates).toEqual(
    expect.arrayContaining([...Object.keys(naive.days), ...Object.keys(naive.responsesByDay)]),
  );
  expect(found.failures.reduce((sum, { count }) => sum + count, 0)).toBe(found.totals.failed);
}

/** First what is told at once, then what comes late, then all of it again with later statuses. */
function tell(store: StoreHere, all: readonly Said[], week: number): void {
  const rounds: ((one: Said) => HistoryRecord | null)[] = [
    (one) => (one.isLate ? null : record(one, all.indexOf(one), week, one.status)),
    (one) => record(one, all.indexOf(one), week, one.status),
    (one) => record(one, all.indexOf(one), week, one.later),
  ];
  rounds.forEach((round, index) => {
    for (const phone of PHONES) {
      const rows = all
        .filter((one) => one.phone === phone)
        .flatMap((one) => round(one) ?? [])
        .toSorted((one, other) => (one.at ?? 0) - (other.at ?? 0));
      if (rows.length > 0) merge(store, rows, { phone, requestedAt: week + 30 * DAY + index });
    }
  });
}

function record(
  { isInbound, afterMs, isReaction }: Said,
  index: number,
  week: number,
  status: 'sent' | 'delivered' | 'read' | 'failed',
): HistoryRecord {
  const content =
    isReaction && index % 3 === 0 ? ({ type: 'reaction', emoji: '👍', targetId: null } as const) : text('a');
  const at = week + afterMs;
  if (isInbound) return inbound(`m${index}`, at, content);
  return { ...outbound(`m${index}`, at, content, status), error: status === 'failed' ? REFUSED : null };
}

function sendHere(store: StoreHere, ends: readonly string[], week: number): void {
  ends.forEach((end, index) => {
    // Where the clock here stands behind what the history tells, a message stands later in its thread than it says.
    const at = week + 7 * DAY + index * HOUR;
    const phone = PHONES[index % PHONES.length]!;
    const { id } = store.outbox.enqueue({ clientId: `c${index}`, phone, content: text('b'), at });
    const job = end === 'queued' ? null : store.outbox.claim(at, [], id);
    if (!job) return;
    if (end === 'accepted') store.outbox.accepted(job.id, `r${index}`);
    else if (end === 'uncertain') store.outbox.uncertain(job.id, REFUSED);
    else store.outbox.failed(job.id, REFUSED);
    if (end === 'discarded') store.outbox.discard(job.id);
  });
}

/** As it was before there were insights. */
function undoInsights({ db }: StoreHere): void {
  const made = db
    .prepare<[], { type: string; name: string }>(
      `SELECT type, name FROM sqlite_schema WHERE name IN ('messages_outbound', 'messages_failures',
         'contacts_by_creation', 'message_counts', 'waits') OR type = 'trigger'`,
    )
    .all();
  for (const { type, name } of made) db.exec(`DROP ${type.toUpperCase()} "${name}"`);
  db.pragma('user_version = 10');
}

describe('beside messages', () => {
  const opened = useStore();
  const DAY_ONE = Date.UTC(2026, 1, 20);
  const query: InsightQuery = {
    timeZone: 'Asia/Kolkata',
    period: { from: DAY_ONE, to: DAY_ONE + 2 * DAY },
    before: { from: DAY_ONE - 2 * DAY, to: DAY_ONE },
  };

  it('counts chats by their first message, and no chat whose beginning is not here', async () => {
    const { store } = opened;
    merge(store, [inbound('a', DAY_ONE + HOUR), inbound('b', DAY_ONE + DAY)], { phone: '+911' });
    merge(store, [inbound('c', DAY_ONE - HOUR), inbound('d', DAY_ONE + HOUR)], { phone: '+912' });
    merge(store, [inbound('e', DAY_ONE + HOUR)], { phone: '+913', reachesStart: false });
    const found = await readInsights(openAside(store), query, never);
    expect([found.totals.begun, found.before.begun, found.incompleteChats]).toEqual([1, 1, 1]);
  });

  it('counts a message for each tag of its contact, and contacts by the day they were created', async () => {
    const { store } = opened;
    const early = { createdAt: DAY_ONE - 90 * DAY, isOptedIn: true };
    pass(store, [
      contact('+911', { tags: ['vip', 'lead'], ...early }),
      contact('+912', { tags: ['lead'], createdAt: DAY_ONE + DAY, isOptedIn: true }),
      contact('+913', { tags: ['idle'], createdAt: DAY_ONE + DAY, isOptedIn: false }),
      contact('+914'),
    ]);
    merge(store, [inbound('a', DAY_ONE + HOUR), outbound('b', DAY_ONE + 2 * HOUR)], { phone: '+911' });
    merge(store, [inbound('c', DAY_ONE + HOUR)], { phone: '+912' });
    const found = await readInsights(openAside(store), query, never);
    expect(found.tags).toEqual([
      { tag: 'lead', received: 2, sent: 1 },
      { tag: 'vip', received: 1, sent: 1 },
    ]);
    expect(found.days.map(({ contacts, optedIn }) => [contacts, optedIn])).toEqual([
      [1, 1],
      [3, 2],
      [3, 2],
    ]);
    expect(found.undatedContacts).toBe(1);
  });

  it('ends what is read for a period that nobody looks at any more', async () => {
    const reader = createInsightReader();
    const open = () => Promise.resolve(openAside(opened.store));
    const first = reader.read('window', open, query);
    const second = reader.read('window', open, query);
    await expect(first).rejects.toMatchObject({ code: 'STOPPING' });
    await expect(second).resolves.toMatchObject({ totals: { received: 0 } });
    const left = reader.read('window', open, query);
    reader.leave('window');
    await expect(left).rejects.toMatchObject({ code: 'STOPPING' });
  });
});
