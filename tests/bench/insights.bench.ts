import { readInsights, type InsightQuery } from '#core/insights/readInsights.ts';
import { openStore } from '#core/store/openStore.ts';
import type { Bench, Figure } from './bench.ts';
import { timeBareSql } from './insights/bareSql.ts';
import { DAY_MS, END, fillTemporaryStore, KEY } from './insights/filledStore.ts';
import { median } from './spread.ts';

const CONTACTS = 100_000;
const MESSAGES = 1_000_000;
const ROUNDS = 7;
const WORKER = new URL('../../electron/core/store/worker.ts', import.meta.url);

export const bench: Bench = {
  title:
    'All figures of the insights of 12 months and of those before, of 1,000,000 messages and 100,000 contacts',
  async run() {
    const filled = fillTemporaryStore(CONTACTS, MESSAGES);
    try {
      const query: InsightQuery = {
        timeZone: 'Europe/Berlin',
        period: { from: END - 365 * DAY_MS, to: END },
        before: { from: END - 730 * DAY_MS, to: END - 365 * DAY_MS },
      };
      const bareMs = timeBareSql(filled.file, KEY, query);
      return [...(await measure(filled.file, query, bareMs)), fillFigure(filled.messagesMs)];
    } finally {
      filled.remove();
    }
  },
};

async function measure(file: string, query: InsightQuery, bareMs: number): Promise<Figure[]> {
  const store = await openStore({ file, key: KEY, worker: WORKER, clock: { now: () => END } });
  const never = new AbortController().signal;
  const times: number[] = [];
  let longestWaitMs = NaN;
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const startedAt = performance.now();
      await readInsights(store, query, never);
      times.push(performance.now() - startedAt);
    }
    // In a reading of its own: what others ask takes its time from it.
    const reading = new AbortController();
    const others = askOthers(() => store.meta.get('conversations.asOf'), reading.signal);
    await readInsights(store, query, never);
    reading.abort();
    longestWaitMs = await others;
  } finally {
    await store.close({ withoutBackup: true });
  }
  const [first = NaN, ...again] = times;
  return [
    {
      name: 'insights.ms',
      value: median(times),
      unit: 'ms',
      atMost: 1000,
      note: 'the whole screen, by the worker',
    },
    { name: 'insights.first.ms', value: first, unit: 'ms', note: 'the first after opening the store' },
    {
      name: 'insights.ratio',
      value: median(again) / bareMs,
      unit: 'ratio',
      atMost: 0.5,
      note: `over ${Math.round(bareMs)} ms of SQL on the messages`,
    },
    {
      name: 'insights.others.ms',
      value: longestWaitMs,
      unit: 'ms',
      note: 'the longest that another question waited meanwhile',
    },
  ];
}

/** Asks one question after the other until the end; gives the longest that one took. */
async function askOthers(ask: () => Promise<unknown>, end: AbortSignal): Promise<number> {
  let longestMs = 0;
  while (!end.aborted) {
    const startedAt = performance.now();
    await ask();
    longestMs = Math.max(longestMs, performance.now() - startedAt);
  }
  return longestMs;
}

function fillFigure(ms: number): Figure {
  return {
    name: 'insights.fill.s',
    value: ms / 1000,
    unit: 's',
    note: 'writing the messages, counts and waits kept with them',
  };
}
