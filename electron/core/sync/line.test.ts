import { beforeEach, describe, expect, it } from 'vitest';
import type { ApiFailure } from '#core/inlobo/outcome.ts';
import { createFakeClock, type FakeClock } from '#tests/support/fakeClock.ts';
import { createRecordingLogger } from '#tests/support/recordingLogger.ts';
import { createLine, type Line } from './line.ts';
import type { Pace } from './pace.ts';

const START = Date.UTC(2026, 2, 1, 12);
const down: ApiFailure = { kind: 'unreached', reason: 'refused', code: 'ECONNREFUSED' };
const broken: ApiFailure = { kind: 'lost', reason: 'server-error', status: 500, code: null };
const forbidden: ApiFailure = { kind: 'refused', status: 403, fieldErrors: {}, message: null };

let clock: FakeClock;
let line: Line;
let told: string[];

beforeEach(() => {
  clock = createFakeClock(START);
  told = [];
  const pace: Pace = {
    ready: () => Promise.resolve(),
    spend: () => undefined,
    charge: () => undefined,
    throttled: (retryAfterMs) => void told.push(`throttled ${retryAfterMs}`),
    worked: () => undefined,
    state: () => ({ requestsPerSecond: 1, isSlowed: false, heldUntil: 0 }),
  };
  line = createLine({
    accountId: 'acc_1',
    baseUrl: 'https://inlobo.test/api',
    clock,
    random: { bytes: (count) => new Uint8Array(count), fraction: () => 1 },
    logger: createRecordingLogger(),
    pace,
    onChange: () => undefined,
    onKeyRefused: ({ code }) => void told.push(code),
    onBack: (since) => void told.push(`back since ${since - START}`),
  });
});

describe('the line to a server', () => {
  it('is offline from the first request that finds no server, and tells how long it was once it is back', async () => {
    line.learn(null, clock.now());
    line.learn(down, clock.now());
    await clock.advance(90_000);
    line.learn(down, clock.now());
    expect(line.state()).toMatchObject({ state: 'offline', since: START });
    line.learn(null, clock.now());
    expect(line.isOffline()).toBe(false);
    expect(told).toEqual(['back since 0']);
  });

  it('counts requests that were under way together and failed together as one failure', async () => {
    const begun = clock.now();
    await clock.advance(100);
    for (let index = 0; index < 5; index += 1) line.learn(down, begun);
    expect(line.state().failures).toBe(1);
    expect(line.readyAt()).toBe(clock.now() + 1_000);
    await clock.advance(1_000);
    line.learn(down, clock.now());
    expect(line.state().failures).toBe(2);
  });

  it('is not offline where a server answers that is in trouble with itself', () => {
    line.learn(null, clock.now());
    for (let index = 0; index < 3; index += 1) line.learn(broken, clock.now());
    expect(line.isOffline()).toBe(false);
    expect(line.state().problem).toMatchObject({ code: 'API_FAILED' });
  });

  it('leaves a refusal to whoever asked', () => {
    line.learn(forbidden, clock.now());
    expect(line.state()).toMatchObject({ state: 'syncing', problem: null, failures: 0 });
    expect(line.readyAt()).toBe(0);
  });

  it('stops where the key is refused, until a person gives a new one', () => {
    line.learn({ ...forbidden, status: 401 }, clock.now());
    line.learn(null, clock.now());
    expect(line.isPaused()).toBe(true);
    expect(told).toEqual(['KEY_REFUSED']);
    line.resume();
    expect(line.isPaused()).toBe(false);
  });

  it('passes on how long a throttling server asks to wait', () => {
    line.learn(
      { kind: 'throttled', status: 429, retryAfterMs: 7_000, scope: 'account', cloudCode: null },
      clock.now(),
    );
    expect(told).toEqual(['throttled 7000']);
    expect(line.isOffline()).toBe(false);
  });

  it('waits half a minute at most, also where the clock was set back meanwhile', () => {
    for (let index = 0; index < 12; index += 1) {
      clock.set(clock.now() + 1);
      line.learn(down, clock.now());
    }
    clock.set(START - 3_600_000);
    expect(line.readyAt() - clock.now()).toBeLessThanOrEqual(30_000);
  });
});
