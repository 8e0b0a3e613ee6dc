import type { Browser } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemoApi } from '#demo/index.ts';
import { startBrowserHost, type HostProcess } from '#tests/support/browserHost.ts';
import type { Bench, Figure } from './bench.ts';
import { launchBrowser } from './page/launch.ts';
import { countLong, p95, scrollThrough } from './page/scrollThrough.ts';
import { writeBook, type Book } from './table/bookOfContacts.ts';
import { openBareRows, openContacts, openNaiveTable } from './table/pages.ts';
import { typeAndWatch } from './table/paint.ts';

const CONTACTS = 100_000;
const MESSAGES = 20_000;
const SCROLL_MS = 10_000;
/** About a window of rows with every frame at 60 Hz. */
const SCROLL_PX = 420_000;
const ROUNDS = 2;

/** Measures the renderer in out/renderer, as the browser tests do: `npm run build` first. */
export const bench: Bench = {
  title: `The table of ${CONTACTS.toLocaleString('en')} contacts: from a key in the search to its rows, and a fast scroll`,
  async run() {
    const dataDir = await mkdtemp(join(tmpdir(), 'inlobo-bench-'));
    const api = await startDemoApi({ contacts: 3, liveliness: false });
    const vault = { passphrase: 'a bench of one table' };
    const first = await startBrowserHost({ dataDir, vault });
    const { account } = await first.ask('accounts.add', { apiKey: api.apiKey, baseUrl: api.baseUrl });
    await first.stop();
    // No server: nothing is read meanwhile, and nothing that only stands here is swept.
    await api.stop();
    const app = { dataDir, passphrase: vault.passphrase, accountId: account.id };
    const book = await writeBook(app, CONTACTS, MESSAGES);
    const host = await startBrowserHost({ dataDir, vault });
    const browser = await launchBrowser();
    try {
      return [...(await measureSearch(browser, host, book)), ...(await measureScroll(browser, host, book))];
    } finally {
      await browser.close();
      await host.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  },
};

async function measureSearch(browser: Browser, host: HostProcess, { strokes }: Book): Promise<Figure[]> {
  const page = await openContacts(browser, host);
  const { times, same } = await typeAndWatch(page, strokes);
  await page.close();
  const shown = times.map((painted) => painted.shown);
  const queries = strokes.map(({ queryMs }) => queryMs);
  return [
    {
      name: 'contacts.search.paint.p95',
      value: p95(shown),
      unit: 'ms',
      atMost: 50,
      note: `from the key until its rows are on the screen, ${times.length} keys; ${same} more changed nothing`,
    },
    { name: 'contacts.search.paint.p50', value: median(shown), unit: 'ms' },
    {
      name: 'contacts.search.paint.nextFrame.p95',
      value: p95(times.map(({ nextFrame }) => nextFrame)),
      unit: 'ms',
      note: 'until the frame after that begins',
    },
    {
      name: 'contacts.search.query.p95',
      value: p95(queries),
      unit: 'ms',
      note: 'the same keys, the store alone',
    },
    { name: 'contacts.search.query.p50', value: median(queries), unit: 'ms' },
  ];
}

async function measureScroll(browser: Browser, host: HostProcess, { rows }: Book): Promise<Figure[]> {
  const pages = {
    bare: await openBareRows(browser, rows),
    ours: await openContacts(browser, host),
    naive: await openNaiveTable(browser, rows),
  };
  const frames = { bare: [] as number[], ours: [] as number[], naive: [] as number[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const side of ['bare', 'ours', 'naive'] as const) {
      await pages[side].bringToFront();
      const took = await scrollThrough(pages[side], { durationMs: SCROLL_MS, px: SCROLL_PX });
      frames[side].push(...took);
    }
  }
  const { bare, ours, naive } = frames;
  return [
    {
      name: 'contacts.scroll.ratio',
      value: p95(ours) / p95(bare),
      unit: 'ratio',
      atMost: 1.25,
      note: `p95 between frames ${p95(ours).toFixed(1)} ms of ${p95(bare).toFixed(1)} ms, ${ROUNDS} scrolls of ${SCROLL_MS / 1000} s`,
    },
    { name: 'contacts.scroll.p95', value: p95(ours), unit: 'ms' },
    {
      name: 'contacts.scroll.longFrames',
      value: countLong(ours),
      unit: 'count',
      note: `over 50 ms, of ${ours.length}; the bare list: ${countLong(bare)} of ${bare.length}`,
    },
    {
      name: 'contacts.scroll.naive',
      value: p95(naive),
      unit: 'ms',
      note: `p95 of Naive UI's virtual table; over 50 ms: ${countLong(naive)} of ${naive.length}`,
    },
  ];
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
