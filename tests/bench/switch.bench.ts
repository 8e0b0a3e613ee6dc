import type { Browser, Page } from '@playwright/test';
import { startBrowserHost, type HostProcess } from '#tests/support/browserHost.ts';
import type { Bench } from './bench.ts';
import { launchBrowser } from './page/launch.ts';
import { VIEW } from './page/openBare.ts';
import { prepareApp, type Holding } from './page/preparedApp.ts';
import { median, p95 } from './spread.ts';
import { switchTimes, type Side } from './switch/switchTimes.ts';

const EACH: Holding = { contacts: 10_000, messages: 50_000 };
const WARM_TIMES = 8;
const TIMES = 80;
/** Between two switches: whoever looks at an account looks at it for a moment. */
const REST_MS = 250;

/** Measures the renderer in out/renderer, as the browser tests do: `npm run build` first. */
export const bench: Bench = {
  title: `Switching between two accounts of ${EACH.contacts.toLocaleString('en')} contacts, a chat open in each`,
  async run() {
    const app = await prepareApp([EACH, EACH]);
    const host = await startBrowserHost(app);
    const browser = await launchBrowser();
    try {
      const sides = await tellApart(host, app.accountIds);
      const page = await openBoth(browser, host, sides);
      await switchTimes(page, sides, { times: WARM_TIMES, restMs: REST_MS });
      const times = await switchTimes(page, sides, { times: TIMES, restMs: REST_MS });
      return [
        {
          name: 'switch.p95',
          value: p95(times),
          unit: 'ms',
          atMost: 100,
          note: `from the key to the other's first row painted, ${TIMES} times; the bound is of a quiet computer`,
        },
        { name: 'switch.p50', value: median(times), unit: 'ms' },
      ];
    } finally {
      await browser.close();
      await host.stop();
      await app.remove();
    }
  },
};

/** The stores hold the same people: somebody else is pinned in each, so that their first rows differ. */
async function tellApart(
  host: HostProcess,
  [first = '', second = '']: readonly string[],
): Promise<[Side, Side]> {
  const side = async (accountId: string, place: number): Promise<Side> => {
    const page = { accountId, filter: 'all', offset: 0, limit: 50 } as const;
    const named = (await host.ask('conversations.list', page)).rows.filter(({ name }) => name !== null);
    const chosen = named[place];
    if (!chosen) throw new Error('There is nobody to pin.');
    await host.ask('conversations.setState', { accountId, phone: chosen.phone, isPinned: true });
    return { place, title: chosen.name ?? '' };
  };
  const sides: [Side, Side] = [await side(first, 1), await side(second, 2)];
  if (sides[0].title === sides[1].title) throw new Error('Both first rows have one name.');
  return sides;
}

/** The app with the first chat of each account open, the second account last. */
async function openBoth(browser: Browser, host: HostProcess, sides: readonly Side[]): Promise<Page> {
  const page = await browser.newPage({ viewport: VIEW, locale: 'en-GB' });
  await page.goto(`${host.url}/#token=${host.token}`);
  for (const { place, title } of sides) {
    await page.locator('[data-place="0"] .conversation').waitFor();
    await page.keyboard.press(`ControlOrMeta+${place}`);
    await page
      .locator('[data-place="0"] .conversation', { hasText: title })
      .getByRole('button')
      .first()
      .click();
    await page.getByRole('list', { name: /^Messages with/ }).waitFor();
  }
  return page;
}
