import { describe, expect, it } from 'vitest';
import { createFakeClock } from '#tests/support/fakeClock.ts';
import { createTokenBucket } from './tokenBucket.ts';

const never = new AbortController().signal;

describe('the request budget', () => {
  it('lets a burst go at once, then one after the other at the rate', async () => {
    const clock = createFakeClock(0);
    const bucket = createTokenBucket({ clock, ratePerSecond: () => 2, burst: 3 });
    const left: number[] = [];
    const all = Promise.all(
      Array.from({ length: 5 }, () => bucket.take(never).then(() => left.push(clock.now()))),
    );
    await clock.advance(5_000);
    await all;
    expect(left).toEqual([0, 0, 0, 500, 1_000]);
  });

  it('lets nothing go while the server asked to wait', async () => {
    const clock = createFakeClock(0);
    const bucket = createTokenBucket({ clock, ratePerSecond: () => 10, burst: 10 });
    bucket.holdUntil(7_000);
    let leftAt = -1;
    const taken = bucket.take(never).then(() => (leftAt = clock.now()));
    await clock.advance(10_000);
    await taken;
    expect(leftAt).toBe(7_000);
  });

  it('goes on when the clock is set back', async () => {
    const clock = createFakeClock(1_000_000);
    const bucket = createTokenBucket({ clock, ratePerSecond: () => 1, burst: 1 });
    await bucket.take(never);
    clock.set(0);
    let isTaken = false;
    const taken = bucket.take(never).then(() => (isTaken = true));
    await clock.advance(1_100);
    await taken;
    expect(isTaken).toBe(true);
  });
});
