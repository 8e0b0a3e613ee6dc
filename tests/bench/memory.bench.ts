import type { Bench, Figure } from './bench.ts';
import { median } from './spread.ts';
import { createOffice, type Office } from './memory/office.ts';
import { startQuickCore, type Ask } from './memory/startQuickCore.ts';
import { startQuickDemo, type QuickDemo } from './memory/startQuickDemo.ts';

const CONTACTS = 500;
/** An hour in two minutes. */
const FACTOR = 30;
const MINUTE_MS = 60_000;
const MINUTES = 60;
const COMPARED_MINUTES = 5;
/** Between two things that people do. */
const STEP_MS = 5_000;
/** Fewer steps in an hour, and the machine was too slow for the clock: the hour would not have been one. */
const LEAST_STEPS = (MINUTES * MINUTE_MS) / STEP_MS / 6;

export const bench: Bench = {
  title: `Memory of the host over an hour of work with ${CONTACTS} contacts, at a clock ${FACTOR} times as fast`,
  async run() {
    const demo = await startQuickDemo(FACTOR, CONTACTS);
    const core = await startQuickCore(demo.clock);
    try {
      return figuresOf(await workAnHour(await open(core.ask, demo), demo));
    } finally {
      await core.stop();
      demo.stop();
    }
  },
};

/** Connects, and waits until all was read once. */
async function open(ask: Ask, demo: QuickDemo): Promise<Office> {
  const { account } = await ask('accounts.add', { apiKey: demo.apiKey, baseUrl: demo.baseUrl });
  const accountId = account.id;
  while ((await ask('sync.status', { accountId })).state !== 'up-to-date') await demo.clock.sleep(STEP_MS);
  const { rows } = await ask('contacts.list', { accountId, limit: 200 });
  const [first, ...others] = rows.map(({ phone }) => phone);
  if (first === undefined) throw new Error('There are no contacts to work with.');
  return createOffice({ ask, demo, accountId, phones: [first, ...others] });
}

interface Hour {
  /** Bytes at the end of each minute. */
  readonly minutes: readonly Memory[];
  readonly steps: number;
}

interface Memory {
  /** What the system says that the process takes, threads and caches included. */
  readonly resident: number;
  /** What the main thread holds on to. */
  readonly held: number;
}

async function workAnHour(office: Office, { clock }: QuickDemo): Promise<Hour> {
  const begunAt = clock.now();
  const minutes: Memory[] = [];
  let steps = 0;
  while (minutes.length < MINUTES) {
    await office.work();
    steps += 1;
    await clock.sleep(STEP_MS);
    if (clock.now() - begunAt >= (minutes.length + 1) * MINUTE_MS) minutes.push(look());
  }
  if (steps < LEAST_STEPS) throw new Error(`Only ${steps} steps of work fitted into the hour.`);
  return { minutes, steps };
}

function look(): Memory {
  globalThis.gc?.();
  const { rss, heapUsed, external } = process.memoryUsage();
  return { resident: rss, held: heapUsed + external };
}

function figuresOf({ minutes, steps }: Hour): Figure[] {
  const middle = (some: readonly Memory[], of: keyof Memory) =>
    median(some.map((memory) => memory[of])) / 1e6;
  const [first, last] = [minutes.slice(0, COMPARED_MINUTES), minutes.slice(-COMPARED_MINUTES)];
  const [before, after] = [middle(first, 'resident'), middle(last, 'resident')];
  return [
    {
      name: 'memory.host.ratio',
      value: after / before,
      unit: 'ratio',
      atMost: 1.1,
      note: `the last ${COMPARED_MINUTES} minutes of ${MINUTES} beside the first (${Math.round(before)} MB); ${steps} steps of work`,
    },
    { name: 'memory.host.mb', value: after, unit: 'MB', note: 'resident, with all threads, at the end' },
    {
      name: 'memory.host.held.mb',
      value: middle(last, 'held'),
      unit: 'MB',
      note: `by the main thread; ${Math.round(middle(first, 'held'))} MB in the first minutes`,
    },
  ];
}
