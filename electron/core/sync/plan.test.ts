import { describe, expect, it } from 'vitest';
import { chooseTask, isCaughtUp, LEAST_POLL_INTERVAL_MS, nextDueAt, type PlanState } from './plan.ts';

const now = 1_000_000;
const idle: PlanState = {
  now,
  looks: new Map(),
  older: new Set(),
  focused: null,
  isPassRunning: false,
  passDueAt: now + 600_000,
  stalest: null,
  didContacts: false,
  catchingUpSince: null,
};

describe('what is asked next', () => {
  it('puts what somebody waits for before everything else', () => {
    const busy: PlanState = {
      ...idle,
      looks: new Map([['+1', now]]),
      older: new Set(['+2']),
      focused: { phone: '+3', dueAt: now },
      passDueAt: now,
      stalest: { phone: '+4', polledAt: null },
    };
    expect(chooseTask(busy)).toEqual({ kind: 'poll', phone: '+1' });
    expect(chooseTask({ ...busy, looks: new Map() })).toEqual({ kind: 'older', phone: '+2' });
    expect(chooseTask({ ...busy, looks: new Map(), older: new Set() })).toEqual({
      kind: 'poll',
      phone: '+3',
    });
  });

  it('does not let a long contact list hold up the conversations, nor they the list', () => {
    const both: PlanState = { ...idle, isPassRunning: true, stalest: { phone: '+4', polledAt: null } };
    expect(chooseTask({ ...both, didContacts: false })).toEqual({ kind: 'contacts' });
    expect(chooseTask({ ...both, didContacts: true })).toEqual({ kind: 'poll', phone: '+4' });
    expect(chooseTask({ ...both, didContacts: true, stalest: null })).toEqual({ kind: 'contacts' });
  });

  it('leaves a conversation alone that was read a moment ago', () => {
    const stalest = { phone: '+4', polledAt: now - LEAST_POLL_INTERVAL_MS + 1 };
    expect(chooseTask({ ...idle, stalest })).toBeNull();
    expect(nextDueAt({ ...idle, stalest })).toBe(now + 1);
  });

  it('reads at once what was not read since catching up began, however fresh it is', () => {
    const stalest = { phone: '+4', polledAt: now - 10 };
    expect(chooseTask({ ...idle, stalest, catchingUpSince: now - 5 })).toEqual({ kind: 'poll', phone: '+4' });
    expect(chooseTask({ ...idle, stalest, catchingUpSince: now - 10 })).toBeNull();
  });

  it('has caught up once everything was read since it began, however much is due again by then', () => {
    const catchingUp: PlanState = { ...idle, catchingUpSince: now - 60_000 };
    const early = { phone: '+4', polledAt: now - 59_999 };
    expect(chooseTask({ ...catchingUp, stalest: early })).not.toBeNull();
    expect(isCaughtUp({ ...catchingUp, stalest: early })).toBe(true);
    expect(isCaughtUp({ ...catchingUp, stalest: null })).toBe(true);
    expect(isCaughtUp({ ...catchingUp, stalest: { phone: '+4', polledAt: now - 60_001 } })).toBe(false);
    expect(isCaughtUp({ ...catchingUp, stalest: { phone: '+4', polledAt: null } })).toBe(false);
    expect(isCaughtUp({ ...catchingUp, stalest: early, isPassRunning: true })).toBe(false);
    expect(isCaughtUp({ ...catchingUp, stalest: early, passDueAt: now })).toBe(false);
    expect(isCaughtUp({ ...idle, stalest: early })).toBe(false);
  });

  it('does not miss a look that is due later', () => {
    const later: PlanState = { ...idle, looks: new Map([['+1', now + 2_000]]) };
    expect(chooseTask(later)).toBeNull();
    expect(nextDueAt(later)).toBe(now + 2_000);
  });
});
