import type { Page } from '@playwright/test';
import type { Bench, Figure } from './bench.ts';
import { inFilledApp } from './page/filledApp.ts';
import { pressAndWatch, type Painted } from './page/keyPaint.ts';
import { VIEW } from './page/openBare.ts';
import { writePalette, type AnsweredStroke } from './palette/typed.ts';
import { median, p95 } from './spread.ts';

const CONTACTS = 100_000;
const MESSAGES = 1_000_000;

/** Measures the renderer in out/renderer, as the browser tests do: `npm run build` first. */
export const bench: Bench = {
  title: `The palette over ${CONTACTS.toLocaleString('en')} contacts and ${MESSAGES.toLocaleString('en')} messages: from a key to what is found`,
  run: () =>
    inFilledApp(
      async (app, api) => {
        // No server: nothing is read meanwhile, and nothing that only stands here is swept.
        await api.stop();
        return writePalette(app, CONTACTS, MESSAGES);
      },
      async ({ browser, host, filled }) => {
        const page = await browser.newPage({ viewport: VIEW, locale: 'en-GB' });
        await page.goto(`${host.url}/#token=${host.token}`);
        await page.getByRole('searchbox', { name: /^Search people/ }).waitFor({ timeout: 60_000 });
        return figures(await typeAll(page, filled), filled);
      },
    ),
};

function figures(times: readonly Painted[], strokes: readonly AnsweredStroke[]): Figure[] {
  const shown = times.map((painted) => painted.shown);
  const queries = strokes.map(({ queryMs }) => queryMs);
  return [
    {
      name: 'palette.paint.p95',
      value: p95(shown),
      unit: 'ms',
      atMost: 50,
      note: `from the key until people and messages are on the screen, ${times.length} keys; ${strokes.length - times.length} more changed nothing`,
    },
    { name: 'palette.paint.p50', value: median(shown), unit: 'ms' },
    {
      name: 'palette.paint.nextFrame.p95',
      value: p95(times.map(({ nextFrame }) => nextFrame)),
      unit: 'ms',
      note: 'until the frame after that begins',
    },
    { name: 'palette.query.p95', value: p95(queries), unit: 'ms', note: 'the same keys, the store alone' },
    { name: 'palette.query.p50', value: median(queries), unit: 'ms' },
  ];
}

/** Each key as soon as the answer to the one before is painted; keys that change nothing are left out. */
async function typeAll(page: Page, strokes: readonly AnsweredStroke[]): Promise<readonly Painted[]> {
  await page.keyboard.press('ControlOrMeta+k');
  const field = page.getByRole('combobox', { name: 'Find anything' });
  await field.waitFor();
  const times: Painted[] = [];
  let before = '';
  for (const stroke of strokes) {
    // Another text begins.
    if (stroke.search.length === 1 && stroke.key !== 'Backspace') {
      await field.fill('');
      await page.locator('[role=option][id*="-command-"]').first().waitFor();
      before = '';
    }
    const expected = stroke.options.toSorted();
    const painted = await pressAndWatch(page, stroke.key, { expected, isShown });
    if (!painted) throw new Error(`Nothing like the answer to “${stroke.search}” came to be seen.`);
    if (expected.join() !== before) times.push(painted);
    before = expected.join();
  }
  return times;
}

/** Runs in the page. */
function isShown(expected: readonly string[]): boolean {
  const shown = [...document.querySelectorAll('[role=option]')].flatMap(
    ({ id }) => /-((?:person|message)-.*)$/u.exec(id)?.[1] ?? [],
  );
  return shown.sort().join() === expected.join();
}
