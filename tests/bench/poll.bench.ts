import type { Bench, Figure } from './bench.ts';
import { compare, ORDINARY_DAY, type PollerName } from './poll/compare.ts';
import type { Delays } from './poll/simulate.ts';

const SEEDS = [1, 2, 3, 4, 5];

const LABELS: Record<PollerName, string> = {
  learning: 'ours, knowing nothing when the day begins',
  squareRoot: 'by the square root of rates known beforehand',
  roundRobin: 'one after the other',
  proportional: 'in proportion to rates known beforehand',
  halvingAndDoubling: 'the interval halves at news, doubles at none',
};
const NAMES = Object.keys(LABELS) as PollerName[];

/** How long after they arrived messages are found, at one request a second: simulated days, the app's own schedule. */
export const bench: Bench = {
  title: 'Delay of messages: the poll schedule against others at the same number of requests',
  run() {
    const { contacts, burstsPerDay } = ORDINARY_DAY;
    const of = `${contacts} contacts, ${burstsPerDay} conversations a day, mean of ${SEEDS.length} days`;
    const bounds = { mean: 0.48, p95: 0.9, oracle: 0.9 };
    const ordinary = compare(ORDINARY_DAY, SEEDS, NAMES);
    const larger = [2_000, 10_000].flatMap((count) => {
      const delays = compare({ ...ORDINARY_DAY, contacts: count }, SEEDS, NAMES);
      return [...ratios(`poll.${count}`, delays), ...seconds(`poll.${count}`, delays)];
    });
    return Promise.resolve([
      ...ratios('poll', ordinary, bounds, of),
      ...seconds('poll', ordinary),
      ...larger,
    ]);
  },
};

function ratios(
  prefix: string,
  { learning, roundRobin, squareRoot }: Record<PollerName, Delays>,
  bounds?: { readonly mean: number; readonly p95: number; readonly oracle: number },
  of?: string,
): Figure[] {
  const rows = [
    ['mean', learning.mean / roundRobin.mean, 'to one after the other'],
    ['p95', learning.p95 / roundRobin.p95, 'to one after the other'],
    ['oracle', learning.mean / squareRoot.mean, 'mean, to the best intervals for rates known beforehand'],
  ] as const;
  return rows.map(([name, value, note]) => ({
    name: `${prefix}.${name}.ratio`,
    value,
    unit: 'ratio',
    note: of && name === 'mean' ? `${note}; ${of}` : note,
    ...(bounds && { atMost: bounds[name] }),
  }));
}

function seconds(prefix: string, delays: Record<PollerName, Delays>): Figure[] {
  return NAMES.flatMap((name) => [
    { name: `${prefix}.${name}.mean`, value: delays[name].mean, unit: 's', note: LABELS[name] },
    { name: `${prefix}.${name}.p95`, value: delays[name].p95, unit: 's', note: LABELS[name] },
  ]);
}
