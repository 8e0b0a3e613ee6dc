import type { Rate } from './rate.ts';

/**
 * How rates are spread over the people of an account, learnt from what was seen of all of them (empirical Bayes): what a
 * little-known person's rate is judged by. A few write often and most hardly ever, in no shape known beforehand, so the
 * spread is a weight on each of a row of rates around the mean.
 */
export interface Population {
  /** Takes the place of `bucket`, which was given for what was known of the same person before; -1: nobody before. */
  note(bucket: number, rate: Rate | null): number;
  /** Learns the spread anew from what was noted. */
  learn(): void;
  /** The rate to expect of somebody (bursts a ms). */
  expected(rate: Rate): number;
  /** That of all people together. */
  mean(): number;
}

/** Rates from mean / 64 to mean × 64, two a doubling. */
const STEPS = 25;
const RELATIVE = Float64Array.from({ length: STEPS }, (_, step) => 2 ** (step / 2 - 6));
const LOGS = RELATIVE.map(Math.log);
/** Before much is seen the rates are taken to be spread exponentially; that weighs as much as so many people. */
const FIRST_PEOPLE = 100;
const FIRST = normalized(RELATIVE.map((rate) => rate * Math.exp(-rate)));
/** One burst in so long, before anything is seen. */
const FIRST_MS = 24 * 3_600_000;
const ROUNDS = 8;

/** What was seen is rounded, so that people of whom about the same is known are counted together. */
const PER_FOLD = 4;
const BUCKETS = 256;
const MINUTE_MS = 60_000;

export function createPopulation(): Population {
  const counts = new Map<number, number>();
  let weights = FIRST;
  let mean = 1 / FIRST_MS;
  const scratch = new Float64Array(STEPS);

  function add(bucket: number, count: number): void {
    if (bucket < 0) return;
    const now = (counts.get(bucket) ?? 0) + count;
    if (now > 0) counts.set(bucket, now);
    else counts.delete(bucket);
  }

  function learnMean(groups: readonly Group[]): void {
    let events = 1;
    let observedMs = FIRST_MS;
    for (const group of groups) {
      events += group.count * group.events;
      observedMs += group.count * group.observedMs;
    }
    mean = events / observedMs;
  }

  /** How likely it is (in proportion) to have seen this of somebody at each of the rates. */
  function likelihoods({ events, observedMs }: Rate, into: Float64Array): Float64Array {
    const expected = mean * observedMs;
    const log = Math.log(expected);
    let highest = -Infinity;
    for (let step = 0; step < STEPS; step += 1) {
      const value = events * (log + (LOGS[step] ?? 0)) - (RELATIVE[step] ?? 0) * expected;
      into[step] = value;
      if (value > highest) highest = value;
    }
    for (let step = 0; step < STEPS; step += 1) into[step] = Math.exp((into[step] ?? 0) - highest);
    return into;
  }

  return {
    note(bucket, rate) {
      add(bucket, -1);
      const next = rate && rate.observedMs > 0 ? bucketOf(rate) : -1;
      add(next, 1);
      return next;
    },
    learn() {
      const groups = [...counts].map(([bucket, count]) => ({ ...rateOf(bucket), count }));
      learnMean(groups);
      const seen = groups.map((group) => ({
        count: group.count,
        likelihood: likelihoods(group, new Float64Array(STEPS)),
      }));
      for (let round = 0; round < ROUNDS; round += 1) {
        const next = FIRST.map((weight) => weight * FIRST_PEOPLE);
        for (const { count, likelihood } of seen) {
          const share = normalized(likelihood.map((value, step) => value * (weights[step] ?? 0)));
          share.forEach((value, step) => (next[step] = (next[step] ?? 0) + count * value));
        }
        weights = normalized(next);
      }
    },
    expected(rate) {
      const likelihood = rate.observedMs > 0 ? likelihoods(rate, scratch) : null;
      let sum = 0;
      let total = 0;
      for (let step = 0; step < STEPS; step += 1) {
        const weight = (weights[step] ?? 0) * (likelihood?.[step] ?? 1);
        total += weight;
        sum += weight * (RELATIVE[step] ?? 0);
      }
      return (mean * sum) / total;
    },
    mean: () => mean,
  };
}

interface Group extends Rate {
  readonly count: number;
}

function bucketOf({ events, observedMs }: Rate): number {
  const size = Math.round(PER_FOLD * Math.log1p(events));
  // Never none: nothing is as likely as any other where nobody looked.
  const span = Math.max(1, Math.round(PER_FOLD * Math.log1p(observedMs / MINUTE_MS)));
  return Math.min(size, BUCKETS - 1) * BUCKETS + Math.min(span, BUCKETS - 1);
}

function rateOf(bucket: number): Rate {
  return {
    events: Math.expm1(Math.floor(bucket / BUCKETS) / PER_FOLD),
    observedMs: MINUTE_MS * Math.expm1((bucket % BUCKETS) / PER_FOLD),
  };
}

function normalized(values: Float64Array): Float64Array {
  const sum = values.reduce((total, value) => total + value);
  return values.map((value) => value / sum);
}
