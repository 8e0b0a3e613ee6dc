import type { Browser } from '@playwright/test';
import { startBrowserHost } from '#tests/support/browserHost.ts';
import { VIEW } from '../page/openBare.ts';
import type { PreparedApp } from '../page/preparedApp.ts';

/** Milliseconds since the app's process was asked for. */
export interface StartTimes {
  /** The first conversation was painted. */
  readonly firstListMs: number;
  /** The search field had taken a key, and showed it. */
  readonly interactiveMs: number;
  /** The host told its address. */
  readonly hostMs: number;
}

const ROW = '[data-place="0"] .conversation';
const PATIENCE_MS = 60_000;

interface Marks {
  row?: number;
  key?: number;
}

/** Starts the browser host as `npm run serve` does and opens its page in a browser that is there already. */
export async function startOnce(browser: Browser, { dataDir, vault }: PreparedApp): Promise<StartTimes> {
  const context = await browser.newContext({ viewport: VIEW, locale: 'en-GB' });
  try {
    const page = await context.newPage();
    await page.addInitScript(markPaints, ROW);
    const startedAt = Date.now();
    const host = await startBrowserHost({ dataDir, vault });
    try {
      const hostMs = Date.now() - startedAt;
      await page.goto(`${host.url}/#token=${host.token}`, { waitUntil: 'commit' });
      // A space: a letter would begin a search beside the start.
      await page.getByRole('searchbox').press('Space', { timeout: PATIENCE_MS });
      const marks = await page.waitForFunction(
        () => {
          const { row, key } = Reflect.get(window, 'startMarks') as Marks;
          return row !== undefined && key !== undefined ? { row, key } : null;
        },
        undefined,
        { timeout: PATIENCE_MS },
      );
      const { row, key } = (await marks.jsonValue()) ?? { row: NaN, key: NaN };
      return { hostMs, firstListMs: row - startedAt, interactiveMs: key - startedAt };
    } finally {
      await host.stop();
    }
  } finally {
    await context.close();
  }
}

/** Runs in the page, before it: notes by the computer's clock when what is waited for was painted. */
function markPaints(row: string): void {
  const marks: Marks = {};
  Reflect.set(window, 'startMarks', marks);
  // A frame draws what is in the page as it begins; by the next one it was painted.
  const painted = (mark: keyof Marks) =>
    requestAnimationFrame(() => requestAnimationFrame(() => (marks[mark] ??= Date.now())));
  const watcher = new MutationObserver(() => {
    if (!document.querySelector(row)) return;
    watcher.disconnect();
    painted('row');
  });
  watcher.observe(document, { childList: true, subtree: true });
  document.addEventListener('input', () => painted('key'), { once: true, capture: true });
}
