import type { Clock } from '#core/ports.ts';

/** How fast messages to one person may follow each other; those to others go on. */
export interface PairPace {
  /** Who got as much as may be for now. */
  blocked(): string[];
  /** When the first of them may be written to again (ms since 1970); Infinity: nobody is blocked. */
  freeAt(): number;
  /** A message to this person leaves. */
  spend(phone: string): void;
  /** It never left after all. */
  giveBack(phone: string): void;
}

/** Meta takes one message every six seconds to one person, and lets short bursts pass; beyond that it answers 131056. */
const BURST = 20;
const INTERVAL_MS = 6_000;

interface Pair {
  tokens: number;
  filledAt: number;
}

export function createPairPace(clock: Clock): PairPace {
  /** Those who may not get a whole burst now. */
  const pairs = new Map<string, Pair>();

  function refill(): void {
    const now = clock.now();
    for (const [phone, pair] of pairs) {
      // A clock set back must freeze nobody.
      pair.tokens += Math.max(0, now - pair.filledAt) / INTERVAL_MS;
      pair.filledAt = now;
      if (pair.tokens >= BURST) pairs.delete(phone);
    }
  }

  return {
    blocked() {
      refill();
      return [...pairs].flatMap(([phone, { tokens }]) => (isEnough(tokens) ? [] : [phone]));
    },
    freeAt() {
      refill();
      const missing = [...pairs.values()].flatMap(({ tokens }) => (isEnough(tokens) ? [] : [1 - tokens]));
      return missing.length === 0 ? Infinity : clock.now() + Math.ceil(Math.min(...missing) * INTERVAL_MS);
    },
    spend(phone) {
      refill();
      const pair = pairs.get(phone) ?? { tokens: BURST, filledAt: clock.now() };
      pairs.set(phone, { ...pair, tokens: pair.tokens - 1 });
    },
    giveBack(phone) {
      const pair = pairs.get(phone);
      if (pair) pair.tokens += 1;
    },
  };
}

/** Sums of fractions fall a little short. */
function isEnough(tokens: number): boolean {
  return tokens >= 1 - 1e-6;
}
