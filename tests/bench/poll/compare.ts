import * as pollers from './pollers.ts';
import { simulate, type Delays } from './simulate.ts';
import { createWorld, type WorldOptions } from './world.ts';

export type PollerName = keyof typeof pollers;

/** Bursts, as issue and documentation name them. */
export const ORDINARY_DAY: WorldOptions = {
  contacts: 500,
  burstsPerDay: 400,
  zipf: 1,
  messagesPerBurst: 4,
  gapSeconds: 45,
  rhythm: 'none',
};

/** The mean over the seeds of what each comes to; all of them see the same days. */
export function compare(
  options: WorldOptions,
  seeds: readonly number[],
  names: readonly PollerName[],
): Record<PollerName, Delays> {
  const worlds = seeds.map((seed) => createWorld(options, seed));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const results = names.map((name) => {
    const delays = worlds.map((world) => simulate(world, pollers[name](world)));
    return [name, { mean: mean(delays.map((d) => d.mean)), p95: mean(delays.map((d) => d.p95)) }] as const;
  });
  return Object.fromEntries(results) as Record<PollerName, Delays>;
}
