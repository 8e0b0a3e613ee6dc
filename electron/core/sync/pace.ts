import { createTokenBucket } from '#core/lib/tokenBucket.ts';
import type { Clock } from '#core/ports.ts';

/** How fast one account's requests may follow each other, as the server bears it. */
export interface Pace {
  /** Resolves when one request may leave, which it does not count yet; rejects when the signal aborts. */
  ready(signal: AbortSignal): Promise<void>;
  /** A request leaves. */
  spend(): void;
  /** A send leaves, which never waits: what it uses is taken from what reading may use. */
  charge(): void;
  /** The server asked for fewer requests, and perhaps for none within `retryAfterMs`. */
  throttled(retryAfterMs: number | null): void;
  /** The server took a request. */
  worked(): void;
  state(): PaceState;
}

export interface PaceState {
  readonly requestsPerSecond: number;
  /** The server asked for fewer than are wanted. */
  readonly isSlowed: boolean;
  /** Nothing is read before (ms since 1970); 0: nothing holds it. */
  readonly heldUntil: number;
}

/** Half a minute of sends at once is as much as reading makes up for. */
const MOST_OWED_SECONDS = 30;
const LEAST_RATE = 0.05;
/** Answers to requests that were under way together tell the same thing once. */
const ONE_THROTTLING_MS = 1_000;
/** A rate that was halved once is back after about so many seconds, and the server thus asked again, if it must be. */
const RECOVERY_SECONDS = 60;
/** Back from next to nothing after so many seconds. */
const FULL_RECOVERY_SECONDS = 600;
/** A server that asks for longer is asked again all the same. */
const LONGEST_HOLD_MS = 3_600_000;

/**
 * Additive increase, multiplicative decrease under a token bucket: halved when the server throttles, raised a little with
 * each answer until it is what is wanted again. `target`: requests a second wanted now.
 */
export function createPace(deps: {
  readonly clock: Clock;
  readonly target: () => number;
  readonly burst: number;
}): Pace {
  const { clock, target, burst } = deps;
  /** Requests a second that the server bears; null: as many as are wanted. */
  let limit: number | null = null;
  /** The rate that was too much for it. */
  let ceiling = 0;
  let throttledAt = -Infinity;
  const rate = () => Math.max(LEAST_RATE, Math.min(target(), limit ?? Infinity));
  const bucket = createTokenBucket({
    clock,
    ratePerSecond: rate,
    burst,
    mostOwed: () => MOST_OWED_SECONDS * rate(),
  });

  return {
    ready: (signal) => bucket.ready(signal),
    spend: () => bucket.spend(),
    charge: () => bucket.spend(),
    throttled(retryAfterMs) {
      const now = clock.now();
      if (retryAfterMs !== null) bucket.holdUntil(now + Math.min(retryAfterMs, LONGEST_HOLD_MS));
      const sinceMs = now - throttledAt;
      if (sinceMs >= 0 && sinceMs < ONE_THROTTLING_MS) return;
      throttledAt = now;
      ceiling = rate();
      limit = Math.max(LEAST_RATE, ceiling / 2);
      // What was saved up is for a server that is well.
      bucket.drain();
    },
    worked() {
      if (limit === null) return;
      const perSecond = Math.max(ceiling / 2 / RECOVERY_SECONDS, target() / FULL_RECOVERY_SECONDS);
      // As many answers come a second as requests leave.
      limit += perSecond / rate();
      if (limit >= target()) limit = null;
    },
    state() {
      const heldUntil = bucket.heldUntil();
      return { requestsPerSecond: rate(), isSlowed: limit !== null, heldUntil };
    },
  };
}
