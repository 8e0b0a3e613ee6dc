import { beforeEach, describe, expect, it } from 'vitest';
import { createFakeClock, type FakeClock } from '#tests/support/fakeClock.ts';
import { createPace, type Pace } from './pace.ts';

const START = Date.UTC(2026, 2, 1, 12);
const never = new AbortController().signal;

let clock: FakeClock;
let pace: Pace;
let wanted: number;

beforeEach(() => {
  clock = createFakeClock(START);
  wanted = 1;
  pace = createPace({ clock, target: () => wanted, burst: 1 });
});

/** Requests one after the other as the pace lets them; gives the seconds they left at. */
async function leave(count: number, each: (second: number) => void = () => pace.worked()): Promise<number[]> {
  const left: number[] = [];
  const all = (async () => {
    while (left.length < count) {
      await pace.ready(never);
      pace.spend();
      const second = (clock.now() - START) / 1000;
      left.push(second);
      each(second);
    }
  })();
  while (left.length < count) await clock.advance(250);
  await all;
  return left;
}

describe('the pace of requests', () => {
  it('is what is wanted', async () => {
    expect(await leave(4)).toEqual([0, 1, 2, 3]);
    expect(pace.state()).toEqual({ requestsPerSecond: 1, isSlowed: false, heldUntil: 0 });
  });

  it('does not use up what was ready and never left', async () => {
    for (let look = 0; look < 5; look += 1) await pace.ready(never);
    expect(await leave(2)).toEqual([0, 1]);
  });

  it('follows what is wanted while somebody waits for it', async () => {
    wanted = 0.1;
    await leave(1);
    let isReady = false;
    const ready = pace.ready(never).then(() => (isReady = true));
    wanted = 10;
    await clock.advance(5_000);
    await ready;
    expect(isReady).toBe(true);
  });

  it('takes what sends use from what reading may use, and no more than half a minute of it', async () => {
    pace.charge();
    pace.charge();
    expect(await leave(1)).toEqual([2]);
    for (let send = 0; send < 500; send += 1) pace.charge();
    const [second = 0] = await leave(1);
    expect(second).toBeGreaterThan(20);
    expect(second).toBeLessThanOrEqual(2 + 31);
  });

  it('rejects a wait that is cut', async () => {
    const stop = new AbortController();
    pace.charge();
    const ready = pace.ready(stop.signal);
    stop.abort(new Error('enough'));
    await expect(ready).rejects.toThrow('enough');
  });
});

describe('a throttling server', () => {
  it('is left alone as long as it asks, then asked half as often', async () => {
    await leave(1);
    pace.throttled(7_000);
    const heldUntil = clock.now() + 7_000;
    expect(pace.state()).toEqual({ requestsPerSecond: 0.5, isSlowed: true, heldUntil });
    const [first = 0, second = 0] = await leave(2);
    expect(START + first * 1000).toBe(heldUntil);
    expect(second - first).toBeGreaterThan(1.9);
    expect(pace.state().heldUntil).toBe(0);
  });

  it('is not hit by all that was saved up meanwhile', async () => {
    wanted = 10;
    pace = createPace({ clock, target: () => wanted, burst: 5 });
    pace.throttled(60_000);
    const [first = 0, second = 0, third = 0] = await leave(3);
    expect([second - first, third - second].every((seconds) => seconds > 0.15)).toBe(true);
  });

  it('is not sent the burst that was saved up before', async () => {
    pace = createPace({ clock, target: () => wanted, burst: 5 });
    pace.throttled(null);
    const [first = 0, second = 0] = await leave(2);
    expect(first).toBe(2);
    expect(second - first).toBeGreaterThan(1.9);
  });

  it('halves the pace once, however many answers say the same', () => {
    for (let answer = 0; answer < 5; answer += 1) pace.throttled(null);
    expect(pace.state().requestsPerSecond).toBe(0.5);
  });

  it('never stops it', async () => {
    for (let time = 0; time < 20; time += 1) {
      pace.throttled(null);
      await clock.advance(2_000);
    }
    expect(pace.state().requestsPerSecond).toBe(0.05);
  });

  it('is asked again after an hour though it asked for a year', async () => {
    pace.throttled(365 * 24 * 3_600_000);
    expect((await leave(1))[0]).toBe(3_600);
  });

  it('gets the whole pace again after about a minute of answers, and no more than that', async () => {
    pace.throttled(null);
    const left = await leave(120);
    expect(pace.state()).toEqual({ requestsPerSecond: 1, isSlowed: false, heldUntil: 0 });
    const back = left.findIndex((second, index) => second - (left[index - 1] ?? 0) === 1);
    expect(left[back]).toBeGreaterThan(40);
    expect(left[back]).toBeLessThan(90);
  });

  it('is seldom asked for more than it bears: the pace stays just under its limit', async () => {
    wanted = 5;
    let refused = 0;
    const window: number[] = [];
    const left = await leave(1_500, (second) => {
      while ((window[0] ?? second) <= second - 10) window.shift();
      if (window.length >= 10) {
        refused += 1;
        pace.throttled(null);
        return;
      }
      window.push(second);
      pace.worked();
    });
    const last = left.at(-1) ?? 0;
    // It bears 10 in 10 seconds, asked for 5 a second: most of that is used, and few requests are wasted.
    expect((left.length - refused) / last).toBeGreaterThan(0.65);
    expect(refused / left.length).toBeLessThan(0.05);
  });
});

describe('a clock that jumps', () => {
  it('holds no longer than asked when it is set back', async () => {
    pace.throttled(10_000);
    clock.set(START - 3_600_000);
    let isReady = false;
    const ready = pace.ready(never).then(() => (isReady = true));
    await clock.advance(20_000);
    await ready;
    expect(isReady).toBe(true);
  });

  it('saves up no more than a burst when it is set forward', async () => {
    await leave(1);
    clock.set(START + 24 * 3_600_000);
    const [first = 0, second = 0] = await leave(2);
    expect(second - first).toBe(1);
  });

  it('hears of throttling again when it was set back', () => {
    pace.throttled(null);
    clock.set(START - 3_600_000);
    pace.throttled(null);
    expect(pace.state().requestsPerSecond).toBe(0.25);
  });
});
