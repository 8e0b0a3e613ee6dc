import type { Clock } from '../ports.ts';

export interface TokenBucket {
  /** Resolves when one more request may leave; rejects when the signal aborts. */
  take(signal: AbortSignal): Promise<void>;
  /** Nothing leaves before `until` (ms since 1970): what a throttling server asked for. */
  holdUntil(until: number): void;
}

/** A budget of `ratePerSecond` requests, which may change as it goes, with bursts of up to `burst`. */
export function createTokenBucket(deps: {
  readonly clock: Clock;
  readonly ratePerSecond: () => number;
  readonly burst: number;
}): TokenBucket {
  const { clock, ratePerSecond, burst } = deps;
  let tokens = burst;
  let filledAt = clock.now();
  let heldUntil = 0;

  function refill(now: number): void {
    // A clock set back must not freeze the budget, nor one set forward overfill it.
    const elapsedMs = Math.max(0, now - filledAt);
    tokens = Math.min(burst, tokens + (elapsedMs / 1000) * ratePerSecond());
    filledAt = now;
  }

  return {
    async take(signal) {
      for (;;) {
        const now = clock.now();
        refill(now);
        const waitMs = Math.max(heldUntil - now, tokens >= 1 ? 0 : ((1 - tokens) / ratePerSecond()) * 1000);
        if (waitMs <= 0) {
          tokens -= 1;
          return;
        }
        await clock.sleep(Math.min(waitMs, 30_000), signal);
      }
    },
    holdUntil(until) {
      heldUntil = Math.max(heldUntil, until);
    },
  };
}
