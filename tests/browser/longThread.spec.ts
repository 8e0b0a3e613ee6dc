import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/app.ts';
import { LONG_CHAT, OLD_WORD, writeLongChat } from '#tests/support/longChat.ts';
import { messages, openChat, searchBox, searchResults } from '#tests/support/steps.ts';

const COUNT = 10_000;
/** Rows in view and a little around them, however many there are. */
const MOST_IN_PAGE = 80;

test.use({ apiOptions: { contacts: 3, liveliness: false } });

test('10,000 messages: what is under the eye stays there, and only what is in view is in the page', async ({
  startApp,
  dataDir,
  api,
}) => {
  test.setTimeout(180_000);
  const passphrase = 'correct horse battery staple';
  const before = await startApp({ dataDir, vault: { passphrase } });
  const { account } = await before.ask('accounts.add', { apiKey: api.apiKey, baseUrl: api.baseUrl });
  const accountId = account.id;
  await before.stop();
  await writeLongChat({ dataDir, passphrase, accountId }, api, COUNT);
  const app = await startApp({ dataDir, vault: { passphrase } });
  const { page } = app;

  // Unread, it would open at its first new message.
  await app.ask('conversations.markRead', { accountId, phone: LONG_CHAT });
  await openChat(page, api, LONG_CHAT);
  const newest = messages(page).filter({ hasText: `message ${COUNT - 1} ` });
  await expect(newest).toBeInViewport();

  for (let times = 0; times < 6; times += 1) {
    const { drift, grown } = await scrollUpForOlder(page);
    expect(grown).toBeGreaterThan(1_000);
    expect(drift).toBeLessThanOrEqual(1);
  }

  await page.getByRole('button', { name: /Go to the newest/ }).click();
  await expect(newest).toBeInViewport();

  // Far back: everything up to it is brought in, in one step.
  await searchBox(page).fill(OLD_WORD);
  await searchResults(page).filter({ hasText: OLD_WORD }).first().getByRole('button').first().click();
  const deep = messages(page).filter({ hasText: OLD_WORD });
  await expect(deep).toBeInViewport({ timeout: 30_000 });
  await expect.poll(() => messages(page).count()).toBeLessThan(MOST_IN_PAGE);

  const { drift } = await scrollUpForOlder(page);
  expect(drift).toBeLessThanOrEqual(1);

  await thread(page).evaluate((list) => (list.scrollTop = list.scrollHeight / 2));
  await expect.poll(() => messages(page).count()).toBeLessThan(MOST_IN_PAGE);
  await expect(
    messages(page)
      .filter({ hasText: /message [45]\d\d\d/ })
      .first(),
  ).toBeVisible();

  await page.getByRole('button', { name: /Go to the newest/ }).click();
  await expect(newest).toBeInViewport();
  await expect.poll(() => messages(page).count()).toBeLessThan(MOST_IN_PAGE);
});

function thread(page: Page) {
  return page.getByRole('list', { name: /^Messages with/ });
}

/**
 * Scrolls to where older messages are asked for, and watches a message in the middle at every frame until they are here
 * and drawn. `drift`: how far it ever stood from its place, in px; `grown`: by how much the thread got longer.
 */
function scrollUpForOlder(page: Page): Promise<{ drift: number; grown: number }> {
  return thread(page).evaluate(async (list) => {
    const MOST_FRAMES = 1_800;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const frames = async (count: number) => {
      for (let index = 0; index < count; index += 1) await frame();
    };
    const rows = () => [...list.querySelectorAll<HTMLElement>('[role=listitem][aria-label]')];
    const topOf = (label: string) =>
      rows()
        .find((row) => row.getAttribute('aria-label') === label)
        ?.getBoundingClientRect().top;

    // As a wheel does it: what comes into view is measured on its way, before older ones are asked for.
    list.scrollTop = Math.min(list.scrollTop, 1_600);
    await frames(3);
    while (list.scrollTop >= 680) {
      list.scrollTop -= 40;
      await frame();
    }
    await frames(10);
    const before = list.scrollHeight;
    const box = list.getBoundingClientRect();
    const middle = box.top + box.height / 2;
    const eye = rows().find((row) => row.getBoundingClientRect().bottom > middle);
    const label = eye?.getAttribute('aria-label') ?? '';
    const step = list.scrollTop - 560;
    const place = (topOf(label) ?? Number.NaN) + step;
    list.scrollTop -= step;
    let drift = 0;
    const look = () => {
      drift = Math.max(drift, Math.abs((topOf(label) ?? Number.POSITIVE_INFINITY) - place));
    };
    for (let count = 0; count < MOST_FRAMES && list.scrollHeight < before + 1_000; count += 1) {
      look();
      await frame();
    }
    for (let count = 0; count < 12; count += 1) {
      look();
      await frame();
    }
    return { drift, grown: list.scrollHeight - before };
  });
}
