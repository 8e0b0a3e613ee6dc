import type { Browser } from '@playwright/test';
import type { Bench, Figure } from './bench.ts';
import { launchBrowser } from './page/launch.ts';
import { median } from './spread.ts';
import { prepareApp, type Holding } from './page/preparedApp.ts';
import { startOnce, type StartTimes } from './start/startOnce.ts';

const FULL: Holding = { contacts: 100_000, messages: 1_000_000 };
/** One conversation, so that there is a first row. */
const EMPTY: Holding = { contacts: 1, messages: 1 };
const ROUNDS = 8;

/** Measures the renderer in out/renderer, as the browser tests do: `npm run build` first. */
export const bench: Bench = {
  title: `Starting with ${FULL.contacts.toLocaleString('en')} contacts and ${FULL.messages.toLocaleString('en')} messages, beside a store of one message`,
  async run() {
    const empty = await prepareApp([EMPTY]);
    const full = await prepareApp([FULL]);
    const browser = await launchBrowser();
    try {
      return figuresOf(await startInTurns(browser, { empty, full }));
    } finally {
      await browser.close();
      await Promise.all([empty, full].map((app) => app.remove()));
    }
  },
};

type Apps = Readonly<Record<'empty' | 'full', Parameters<typeof startOnce>[1]>>;
type Starts = Readonly<Record<keyof Apps, readonly StartTimes[]>>;

/** By turns, and each first as often, so that whatever else the computer does meets both alike. */
async function startInTurns(browser: Browser, apps: Apps): Promise<Starts> {
  const starts = { empty: [] as StartTimes[], full: [] as StartTimes[] };
  // The first time files are read from the disk, and the first stop makes the copy of the day.
  await startOnce(browser, apps.empty);
  await startOnce(browser, apps.full);
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? (['empty', 'full'] as const) : (['full', 'empty'] as const);
    for (const which of order) starts[which].push(await startOnce(browser, apps[which]));
  }
  return starts;
}

function figuresOf({ empty, full }: Starts): Figure[] {
  const middle = (starts: readonly StartTimes[], of: keyof StartTimes) =>
    median(starts.map((times) => times[of]));
  const [ours, beside] = [middle(full, 'firstListMs'), middle(empty, 'firstListMs')];
  return [
    {
      name: 'start.firstList.ratio',
      value: ours / beside,
      unit: 'ratio',
      atMost: 1.3,
      note: `to the first conversation painted, ${Math.round(ours)} ms of ${Math.round(beside)} ms; medians of ${ROUNDS} pairs`,
    },
    {
      name: 'start.firstList.ms',
      value: ours,
      unit: 'ms',
      note: `the host's address after ${Math.round(middle(full, 'hostMs'))} ms (${Math.round(middle(empty, 'hostMs'))} ms)`,
    },
    {
      name: 'start.interactive.ms',
      value: middle(full, 'interactiveMs'),
      unit: 'ms',
      note: `to a key in the search field; with one message ${Math.round(middle(empty, 'interactiveMs'))} ms`,
    },
  ];
}
