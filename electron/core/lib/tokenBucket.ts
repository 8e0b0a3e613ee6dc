import type { Clock } from '../ports.ts';

export interface TokenBucket {
  /** Resolves when one more request may leave; rejects when the signal aborts. */
  take(signal: AbortSignal): Promise<void>;
  /** The same, but the request counts only once it is spent. */
  ready(signal: AbortSignal): Promise<void>;
  /** A request leaves, whether or not one may: it is owed then. */
  spend(): void;
  /** What was saved up for a burst is gone; what is owed stays. */
  drain(): void;
  /** Nothing leaves before `until` (ms since 1970): what a throttling server asked for. */
  holdUntil(until: number): void;
  /** 0: nothing is held. */
  heldUntil(): number;
}

/** Looked up at least so often: rates change, and clocks are set. */
const LONGEST_NAP_MS = 5_000;
/** Sums of fractions fall a little short. */
const ROUNDING = 1e-6;

/**
 * A budget of `ratePerSecond` requests, which may change as it goes, with bursts of up to `burst`, and at most `mostOwed`
 * requests (none) that left without waiting and are made up for by those that wait.
 */
export function createTokenBucket(deps: {
  readonly clock: Clock;
  readonly ratePerSecond: () => number;
  readonly burst: number;
  readonly mostOwed?: () => number;
}): TokenBucket {
  const { clock, ratePerSecond, burst, mostOwed = () => 0 } = deps;
  let tokens = burst;
  let filledAt = clock.now();
  let heldUntil = 0;

  function refill(): number {
    const now = clock.now();
    // A clock set back must not freeze the budget, nor one set forward overfill it.
    const elapsedMs = Math.max(0, now - filledAt);
    if (now < filledAt) heldUntil -= filledAt - now;
    // Nothing is saved up for the end of a hold: the server would be hit by all of it at once.
    const most = heldUntil > filledAt ? 1 : burst;
    tokens = Math.min(most, tokens + (elapsedMs / 1000) * ratePerSecond());
    filledAt = now;
    return now;
  }

  function waitMs(): number {
    const now = refill();
    const missing = 1 - tokens;
    const fillMs = missing > ROUNDING ? (missing / ratePerSecond()) * 1000 : 0;
    // Whole ones: a wait too short to move the clock would never end.
    return Math.ceil(Math.max(heldUntil - now, fillMs));
  }

  async function wait(signal: AbortSignal): Promise<void> {
    for (let ms = waitMs(); ms > 0; ms = waitMs()) await clock.sleep(Math.min(ms, LONGEST_NAP_MS), signal);
  }

  function spend(): void {
    refill();
    tokens = Math.max(-mostOwed(), tokens - 1);
  }

  return {
    async take(signal) {
      // Another may have taken it between the end of the wait and now.
      do await wait(signal);
      while (waitMs() > 0);
      spend();
    },
    ready: wait,
    spend,
    drain() {
      refill();
      tokens = Math.min(tokens, 0);
    },
    holdUntil(until) {
      refill();
      heldUntil = Math.max(heldUntil, until);
    },
    heldUntil() {
      const now = refill();
      return heldUntil > now ? heldUntil : 0;
    },
  };
}
