import type { Browser } from '@playwright/test';
import type { HostProcess } from '#tests/support/browserHost.ts';
import type { Bench, Figure } from './bench.ts';
import { inFilledApp } from './page/filledApp.ts';
import { scrollFigures } from './page/scrollFigures.ts';
import { blankShare, countLong, scrollInTurns, type Rows, type Scroll } from './page/scrollThrough.ts';
import { median, p95 } from './spread.ts';
import { writeBook, type Book } from './table/bookOfContacts.ts';
import { openBareRows, openContacts, openNaiveTable } from './table/pages.ts';
import { typeAndWatch } from './table/paint.ts';

const CONTACTS = 100_000;
const MESSAGES = 20_000;
/** About a window of rows with every frame at 60 Hz. */
const FAST: Scroll = { durationMs: 10_000, px: 420_000 };
/** As fast as a hand turns a wheel or drags a thumb: 20,000 px a second. */
const STEADY: Scroll = { durationMs: 10_000, px: 200_000 };
const ROUNDS = 2;
const SCROLLS = `${ROUNDS} scrolls of 10 s`;
/** As the table draws them. */
const ROWS: Rows = { height: 48, headHeight: 40, blank: '.blank' };

/** Measures the renderer in out/renderer, as the browser tests do: `npm run build` first. */
export const bench: Bench = {
  title: `The table of ${CONTACTS.toLocaleString('en')} contacts: from a key in the search to its rows, and two scrolls`,
  run: () =>
    inFilledApp(
      async (app, api) => {
        // No server: nothing is read meanwhile, and nothing that only stands here is swept.
        await api.stop();
        return writeBook(app, CONTACTS, MESSAGES);
      },
      async ({ browser, host, filled }) => [
        ...(await measureSearch(browser, host, filled)),
        ...(await measureScroll(browser, host, filled)),
      ],
    ),
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
  const bare = await openBareRows(browser, rows);
  const ours = await openContacts(browser, host);
  const naive = await openNaiveTable(browser, rows);
  const fast = await scrollInTurns({ bare, ours, naive }, FAST, ROUNDS);
  await naive.close();
  const steady = await scrollInTurns({ bare, ours }, STEADY, ROUNDS);
  return [
    ...scrollFigures('contacts.scroll', fast, { atMost: 1.25, scrolls: SCROLLS }),
    {
      name: 'contacts.scroll.naive',
      value: p95(fast.naive),
      unit: 'ms',
      note: `p95 of Naive UI's virtual table; over 50 ms: ${countLong(fast.naive)} of ${fast.naive.length}`,
    },
    blankFigure('contacts.scroll.blank', await blankShare(ours, FAST, ROWS)),
    ...scrollFigures('contacts.scroll.steady', steady, { scrolls: SCROLLS }),
    blankFigure('contacts.scroll.steady.blank', await blankShare(ours, STEADY, ROWS)),
  ];
}

function blankFigure(name: string, value: number): Figure {
  return { name, value, unit: 'ratio', note: 'of the rows in view, frame by frame, those not yet filled' };
}
