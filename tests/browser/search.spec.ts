import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/app.ts';
import {
  connect,
  conversations,
  messages,
  searchBox,
  searchResults,
  shownName,
  untilRead,
} from '#tests/support/steps.ts';

test.use({ apiOptions: { contacts: 60, liveliness: false } });

const thread = (page: Page) => page.getByRole('list', { name: /^Messages with/ });

/** How far the middle of a bubble is from the middle of the thread, in px. */
async function offCentre(page: Page, text: string): Promise<number> {
  const [around, bubble] = await Promise.all([
    thread(page).boundingBox(),
    messages(page).filter({ hasText: text }).boundingBox(),
  ]);
  if (!around || !bubble) return Infinity;
  return Math.abs(bubble.y + bubble.height / 2 - (around.y + around.height / 2));
}

test('finds people and messages, whatever the case and accents, and marks the words', async ({
  app,
  api,
}) => {
  const { page } = app;
  const phone = api.control.examples().windowOpen ?? '';
  api.control.receive(phone, 'Is the Crème brûlée kurta back in stock?');
  await connect(page, api.baseUrl);
  await untilRead(app);

  await searchBox(page).fill('creme brulee');
  const hit = searchResults(page).filter({ hasText: shownName(api, phone) });
  await expect(hit.locator('mark')).toHaveText(['Crème', 'brûlée']);
  await hit.getByRole('button').click();
  await expect(messages(page).filter({ hasText: 'Crème brûlée' })).toBeInViewport();

  await searchBox(page).fill(phone);
  await expect(page.getByRole('heading', { name: 'Chats and contacts' })).toBeVisible();
  await expect(
    searchResults(page)
      .filter({ hasText: shownName(api, phone) })
      .first(),
  ).toBeVisible();
});

test('goes through the results by keyboard, and Escape clears', async ({ app, api }) => {
  const { page } = app;
  const phone = api.control.examples().windowOpen ?? '';
  api.control.receive(phone, 'zebracrossing one');
  api.control.receive(phone, 'zebracrossing two');
  await connect(page, api.baseUrl);
  await untilRead(app);

  await searchBox(page).fill('zebracrossing');
  await expect(searchResults(page).filter({ hasText: 'zebracrossing' })).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(messages(page).filter({ hasText: 'zebracrossing one' })).toBeInViewport();
  // The focus stays in the results, to go on to the next of them.
  await expect(page.getByRole('button', { name: /zebracrossing one/ })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(searchBox(page)).toHaveValue('');
  await expect(conversations(page).first()).toBeVisible();
});

test('says what was looked for where nothing was found, and that short words find no messages', async ({
  app,
  api,
}) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await untilRead(app);
  await searchBox(page).fill('qqzzxx');
  await expect(page.getByText('Nothing found for “qqzzxx”').first()).toBeVisible();
  await searchBox(page).fill('ra');
  await expect(page.getByText('Type three letters to search in messages')).toBeVisible();
});

test('opens a message two thousand messages back, in the middle, and it stays there', async ({
  app,
  api,
}) => {
  test.setTimeout(180_000);
  const { page } = app;
  const phone = api.control.examples().windowOpen ?? '';
  const now = Date.now();
  const count = 2_300;
  for (let index = 0; index < count; index += 1) {
    const words = index === 200 ? 'the very needle' : `hay ${'stack '.repeat(index % 23)}`;
    api.control.receive(phone, `${index}: ${words}`, { at: now - (count - index) * 1_000 });
  }
  await connect(page, api.baseUrl);
  const accountId = await untilRead(app);
  await app.ask('settings.set', { requestsPerSecond: 50 });
  await app.ask('conversations.focus', { accountId, phone });
  await expect
    .poll(
      async () => {
        // Each look at the oldest rows brings the next older page.
        let before: number | undefined;
        for (;;) {
          const found = await app.ask('messages.list', {
            accountId,
            phone,
            limit: 200,
            ...(before !== undefined && { before }),
          });
          before = found.rows[0]?.id;
          if (before === undefined) break;
        }
        const { messages: hits } = await app.ask('search.all', { accountId, query: 'very needle' });
        return hits.length;
      },
      { timeout: 120_000 },
    )
    .toBe(1);

  await page.reload();
  await searchBox(page).fill('very needle');
  await searchResults(page).filter({ hasText: 'very needle' }).getByRole('button').click();
  await expect.poll(() => offCentre(page, 'the very needle')).toBeLessThan(40);
  // More pages above come in once somebody looks there; what is in the middle stays.
  await thread(page).hover();
  await page.mouse.wheel(0, -60);
  await page.mouse.wheel(0, 60);
  await expect.poll(() => offCentre(page, 'the very needle')).toBeLessThan(40);
});
