import { describe, expect, it } from 'vitest';
import type { ApiFailure } from '#core/inlobo/outcome.ts';
import { createBackoff } from './backoff.ts';

const refused: ApiFailure = { kind: 'refused', status: 403, fieldErrors: {}, message: null };
const down: ApiFailure = { kind: 'unreached', reason: 'offline', code: null };
const random = { bytes: (count: number) => new Uint8Array(count), fraction: () => 1 };

describe('how long a failing part is left alone', () => {
  it('grows with each failure, up to ten minutes, and is forgotten at the first answer', () => {
    const backoff = createBackoff(random);
    const waits = Array.from({ length: 7 }, () => {
      backoff.failed(refused, 0);
      return backoff.readyAt(0) / 1000;
    });
    expect(waits).toEqual([5, 15, 45, 135, 405, 600, 600]);
    backoff.forget();
    expect(backoff.readyAt(0)).toBe(0);
    backoff.failed(refused, 0);
    expect(backoff.readyAt(0)).toBe(5_000);
  });

  it('does not grow with what concerns every part alike: a line that is down, a throttling server, a stop', () => {
    const backoff = createBackoff(random);
    backoff.failed(down, 1_000);
    backoff.failed(
      { kind: 'throttled', status: 429, retryAfterMs: 60_000, scope: 'account', cloudCode: null },
      1_000,
    );
    backoff.failed({ kind: 'cancelled', mayHaveArrived: true }, 1_000);
    expect(backoff.readyAt(1_000)).toBe(0);
  });

  it('ends where the clock was set back: nobody waits for hours', () => {
    const backoff = createBackoff(random);
    backoff.failed(refused, 7_200_000);
    expect(backoff.readyAt(7_200_000)).toBe(7_205_000);
    expect(backoff.readyAt(3_600_000)).toBe(3_600_000);
  });
});
