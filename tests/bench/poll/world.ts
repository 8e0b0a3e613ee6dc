import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** An account's customers, who write on one day in bursts of messages. */
export interface WorldOptions {
  readonly contacts: number;
  readonly burstsPerDay: number;
  /** How unevenly the bursts are spread over the contacts: the k-th has 1 / k^zipf of the first's. */
  readonly zipf: number;
  readonly messagesPerBurst: number;
  readonly gapSeconds: number;
  /** More by day than by night (a sine around the mean), or the same all day long. */
  readonly rhythm: 'none' | 'dayAndNight';
}

export interface World {
  readonly options: WorldOptions;
  /** Bursts a second of each contact: what nobody knows but the schedules that are told. */
  readonly rates: readonly number[];
  /** Seconds since the day began at which each contact's messages arrive, in order. */
  readonly arrivals: readonly Float64Array[];
  readonly messages: number;
}

export const DAY_SECONDS = 86_400;

export function createWorld(options: WorldOptions, seed: number): World {
  const generator = xoroshiro128plus(seed);
  const fraction = () => uniformFloat64(generator);
  const exponential = (mean: number) => -Math.log(1 - fraction()) * mean;
  const shares = shuffled(
    Array.from({ length: options.contacts }, (_, index) => (index + 1) ** -options.zipf),
    (below) => uniformInt(generator, 0, below - 1),
  );
  const sum = shares.reduce((total, share) => total + share, 0);
  const rates = shares.map((share) => ((share / sum) * options.burstsPerDay) / DAY_SECONDS);

  /** Begins at the rate's peak; what the hour of the day has less is left out. */
  const peak = options.rhythm === 'none' ? 1 : 2;
  const isAwake = (second: number) =>
    options.rhythm === 'none' || fraction() < (1 - Math.cos((2 * Math.PI * second) / DAY_SECONDS)) / 2;

  function day(rate: number): Float64Array {
    const messages: number[] = [];
    for (let at = exponential(1 / (rate * peak)); at < DAY_SECONDS; at += exponential(1 / (rate * peak))) {
      if (isAwake(at)) messages.push(...burst(at));
    }
    return Float64Array.from(messages).sort();
  }

  function burst(begunAt: number): number[] {
    const messages = [begunAt];
    for (let at = begunAt; fraction() < 1 - 1 / options.messagesPerBurst;) {
      at += exponential(options.gapSeconds);
      messages.push(at);
    }
    return messages;
  }

  const arrivals = rates.map(day);
  return { options, rates, arrivals, messages: arrivals.reduce((total, { length }) => total + length, 0) };
}

function shuffled(values: number[], indexBelow: (below: number) => number): number[] {
  for (let index = values.length - 1; index > 0; index -= 1) {
    const other = indexBelow(index + 1);
    [values[index], values[other]] = [values[other] ?? 0, values[index] ?? 0];
  }
  return values;
}
