import { expect, test } from 'vitest';
import type { SyncStatus } from '#contract/routes/sync.ts';
import { describeSync } from './describeSync';

const now = new Date(2026, 10, 22, 14, 30).getTime();
const at = (hour: number, minute: number) => new Date(2026, 10, 22, hour, minute).getTime();
const still: SyncStatus = {
  state: 'up-to-date',
  asOf: at(14, 2),
  since: null,
  waiting: 0,
  contacts: 312,
  progress: null,
  problem: null,
  waitingFor: null,
  parts: [],
  pace: { requestsPerSecond: 1, isSlowed: false },
  notice: null,
};
const say = (status: Partial<SyncStatus>) => describeSync({ ...still, ...status }, now, 'en');

test('calm while all is well', () => {
  expect(say({})).toEqual({ tone: 'calm', text: 'Up to date · 14:02' });
  expect(say({ waiting: 2 }).text).toBe('Up to date · 14:02 · 2 waiting');
});

test('progress counts, with a total where the server gives one', () => {
  const syncing = (progress: SyncStatus['progress']) => say({ state: 'syncing', progress }).text;
  expect(syncing({ of: 'contacts', done: 1200, total: 3000 })).toBe('Syncing contacts 1,200 of 3,000');
  expect(syncing({ of: 'contacts', done: 120, total: null })).toBe('Syncing contacts: 120 so far');
  expect(syncing({ of: 'conversations', done: 5, total: 9 })).toBe('Reading conversations 5 of 9');
  expect(syncing(null)).toBe('Syncing…');
});

test('offline says since when and what waits, in amber', () => {
  expect(say({ state: 'offline', since: at(13, 40), waiting: 3 })).toEqual({
    tone: 'attention',
    text: 'Offline since 13:40 · 3 waiting',
  });
});

test('paused is red only where a person must act, and says what', () => {
  const refused = say({ state: 'paused', problem: { code: 'KEY_REFUSED', message: '' } });
  expect(refused.tone).toBe('stopped');
  expect(refused.text).toContain('Paste a new one');
  expect(say({ state: 'paused', problem: { code: 'RATE_LIMITED', message: '' } }).tone).toBe('attention');
});
