import { expect, it } from 'vitest';
import type { SyncPart, SyncStatus } from '#contract/routes/sync.ts';
import { describePace, describePart, describeWaiting } from './describeParts';

const at = (hour: number, minute: number) => new Date(2026, 10, 22, hour, minute).getTime();
const now = { hindrance: null, now: at(14, 30), locale: 'en' };
const offline = { ...now, hindrance: { kind: 'offline', since: at(13, 40) } as const };
const contacts: SyncPart = {
  name: 'contacts',
  asOf: at(13, 40),
  count: 3012,
  unreadable: 0,
  progress: null,
  problem: null,
};
const say = (part: Partial<SyncPart>, when: Parameters<typeof describePart>[1] = now) =>
  describePart({ ...contacts, ...part }, when);

it('says how many are here and as of when', () => {
  expect(say({})).toMatchObject({ title: 'Contacts', count: '3,012', state: 'As of 13:40', percent: null });
});

it('counts nothing where nothing was read: none here is not none there', () => {
  expect(say({ asOf: null, count: 0 })).toMatchObject({ count: null, state: 'Not read yet: being read now' });
  expect(say({ asOf: null, count: 0 }, offline).state).toBe('Not read yet: offline since 13:40');
  expect(say({ count: 0 }).count).toBe('0');
  expect(say({ name: 'members', count: 7 }).count).toBeNull();
});

it('tells how far its reading came, but not while nothing can be read', () => {
  const progress = { done: 1200, total: 3000 };
  expect(say({ progress })).toMatchObject({ state: '1,200 of 3,000', percent: 40 });
  expect(say({ progress: { done: 5, total: null } })).toMatchObject({ state: '5 so far', percent: null });
  expect(say({ progress }, offline)).toMatchObject({ state: 'As of 13:40', percent: null });
  // A total that lies makes no bar that is too long.
  expect(say({ progress: { done: 9, total: 3 } }).percent).toBe(100);
  expect(say({ progress: { done: 0, total: 0 } }).percent).toBeNull();
});

it('says what is wrong with a part in words, and how many rows could not be read', () => {
  expect(say({ problem: { code: 'API_FAILED', message: '', data: { after: 'again' } } }).problem).toBe(
    'Inlobo has a problem of its own at the moment. Try again in a moment.',
  );
  expect(say({ unreadable: 1 }).unreadable).toBe('1 row could not be read');
  expect(say({ unreadable: 2 }).unreadable).toBe('2 rows could not be read');
  expect(say({}).unreadable).toBe('');
});

it('says what waits and why', () => {
  const wait = (status: Partial<SyncStatus>, when = now as Parameters<typeof describeWaiting>[1]) =>
    describeWaiting({ waiting: 0, waitingFor: null, ...status } as SyncStatus, when);
  const waitingFor = {
    code: 'RATE_LIMITED',
    message: '',
    data: { reason: 'again', retryAfterMs: 30_000 },
  } as const;
  expect(wait({})).toBe('');
  expect(wait({ waiting: 3, waitingFor }, offline)).toBe('3 messages wait: offline since 13:40');
  expect(wait({ waiting: 1, waitingFor })).toBe(
    '1 message waits. Inlobo takes no more requests for the moment. It is tried again by itself in 30 seconds.',
  );
  expect(wait({ waiting: 2 })).toBe('2 messages are about to leave');
  expect(wait({ waiting: 2 }, { ...now, hindrance: { kind: 'paused' } })).toBe(
    '2 messages wait: reading is paused',
  );
});

it('says the pace, and that the server asked for less', () => {
  const pace = (requestsPerSecond: number, isSlowed = false) =>
    describePace({ pace: { requestsPerSecond, isSlowed } } as SyncStatus);
  expect(pace(1)).toBe('Reading 1 request a second');
  expect(pace(0.5)).toBe('Reading 0.5 requests a second');
  expect(pace(0.28125, true)).toBe('Reading 0.28 requests a second: the server asked for fewer');
});
