import { DAY_SECONDS, type World } from './world.ts';

/** Whom to read at each second. */
export interface Poller {
  /** The next contact, or null with nobody worth a request. */
  next(second: number): number | null;
  /** It was read at this second, and these messages (seconds) were new. */
  polled(contact: number, second: number, arrived: readonly number[]): void;
}

export interface Delays {
  /** Seconds from a message's arrival to the reading that found it. */
  readonly mean: number;
  readonly p95: number;
}

/** One day at one request a second, and on until every message was found. */
export function simulate(world: World, poller: Poller): Delays {
  const found = new Int32Array(world.arrivals.length);
  const delays = new Float64Array(world.messages);
  let seen = 0;
  for (let second = 0; second < DAY_SECONDS || seen < world.messages; second += 1) {
    const contact = poller.next(second);
    if (contact === null) continue;
    const arrivals = world.arrivals[contact] ?? new Float64Array();
    const from = found[contact] ?? 0;
    let to = from;
    while (to < arrivals.length && (arrivals[to] ?? 0) <= second) to += 1;
    found[contact] = to;
    const arrived = Array.from(arrivals.subarray(from, to));
    for (const at of arrived) delays[seen++] = second - at;
    poller.polled(contact, second, arrived);
  }
  delays.sort();
  return {
    mean: delays.reduce((sum, delay) => sum + delay, 0) / delays.length,
    p95: delays[Math.floor(delays.length * 0.95)] ?? 0,
  };
}
