import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/app.ts';
import { composer, connect, openChat, shownName, syncLine, untilRead } from '#tests/support/steps.ts';

test.use({ apiOptions: { contacts: 60, liveliness: false } });

const rows = (page: Page) =>
  page.getByRole('list', { name: 'Messages that have not simply left' }).getByRole('listitem');
const waitingTexts = async (page: Page) =>
  (
    await rows(page)
      .getByRole('button', { name: /Since \d\d:\d\d/ })
      .allInnerTexts()
  ).map((text) => /Written in the tunnel \d/.exec(text)?.[0]);
const openOutbox = (page: Page) =>
  page
    .getByRole('navigation', { name: 'Main menu' })
    .getByRole('button', { name: /^Outbox/ })
    .click();

test('what waits offline is shown in order with the reason; what is taken back never leaves, the rest leaves once', async ({
  app,
  api,
}) => {
  test.setTimeout(120_000);
  const { page } = app;
  await connect(page, api.baseUrl);
  await untilRead(app);
  const first = api.control.examples().windowOpen ?? '';
  const second = api.world.ranked.find(
    (phone) => phone !== first && api.world.isWindowOpen(phone) && !api.world.person(phone).isUndeliverable,
  );
  await openChat(page, api, first);
  await api.control.offline();
  await expect(syncLine(page)).toContainText(/Offline since \d\d:\d\d/, { timeout: 40_000 });

  await write(page, 'Written in the tunnel 1');
  await openChat(page, api, second ?? null);
  await write(page, 'Written in the tunnel 2');
  await openChat(page, api, first);
  await write(page, 'Written in the tunnel 3');

  await syncLine(page).click();
  await page
    .getByRole('dialog', { name: 'Sync' })
    .getByRole('button', { name: /3 messages wait/ })
    .click();
  await expect(page.getByRole('heading', { name: 'Outbox' })).toBeVisible();
  await expect(page.getByText('3 waiting')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Nothing leaves now' })).toContainText(
    /Offline since \d\d:\d\d/,
  );
  await expect
    .poll(() => waitingTexts(page))
    .toEqual(['Written in the tunnel 1', 'Written in the tunnel 2', 'Written in the tunnel 3']);
  await expect(rows(page).filter({ hasText: 'tunnel 1' })).toContainText(shownName(api, first));
  await expect(rows(page).filter({ hasText: 'tunnel 1' })).toContainText(
    /Waits for the network since \d\d:\d\d/,
  );

  // With the keyboard alone: down to the second, on to its button, and yes.
  await rows(page).filter({ hasText: 'tunnel 1' }).getByRole('button', { name: /Since/ }).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: /^Don’t send: Written in the tunnel 2/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await page
    .getByRole('dialog', { name: 'Don’t send this message?' })
    .getByRole('button', { name: 'Don’t send' })
    .click();
  await expect(page.getByText('2 waiting')).toBeVisible();
  await expect.poll(() => waitingTexts(page)).toEqual(['Written in the tunnel 1', 'Written in the tunnel 3']);

  await api.control.online();
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(page.getByText('Nothing is waiting')).toBeVisible({ timeout: 40_000 });
  const left = api.ledger.entries().map(({ to, body }) => [to, /tunnel \d/.exec(JSON.stringify(body))?.[0]]);
  expect(left).toEqual([
    [first, 'tunnel 1'],
    [first, 'tunnel 3'],
  ]);
});

test('what failed is sent again from there, and arrives once', async ({ app, api }) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await untilRead(app);
  await openChat(page, api, api.control.examples().windowOpen);
  api.control.fault({ kind: 'cloud', match: 'POST /messages/*', code: 131_026 });
  await write(page, 'Please come back to us');

  const entry = page.getByRole('navigation', { name: 'Main menu' });
  await expect(entry.getByRole('button', { name: 'Outbox: 1 message needs you' })).toBeVisible();
  await openOutbox(page);
  const row = rows(page).filter({ hasText: 'Please come back to us' });
  await expect(row).toContainText(/Failed\. /);
  await row.getByRole('button', { name: /^Try again: Please come back to us/ }).click();
  await expect(page.getByText('Nothing is waiting')).toBeVisible({ timeout: 20_000 });
  expect(api.ledger.entries()).toHaveLength(1);
});

test('a row opens its chat at the message', async ({ app, api }) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await untilRead(app);
  const phone = api.control.examples().windowOpen ?? '';
  await openChat(page, api, phone);
  api.control.fault({ kind: 'cloud', match: 'POST /messages/*', code: 131_026 });
  await write(page, 'Where is it?');
  await openOutbox(page);
  await rows(page).filter({ hasText: 'Where is it?' }).getByRole('button', { name: /Since/ }).press('Enter');
  await expect(page.getByRole('region', { name: shownName(api, phone), exact: true })).toBeVisible();
  await expect(
    page
      .getByRole('list', { name: /^Messages with/ })
      .getByRole('listitem')
      .filter({ hasText: 'Where is it?' }),
  ).toBeInViewport();
});

async function write(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
  await expect(
    page
      .getByRole('list', { name: /^Messages with/ })
      .getByRole('listitem')
      .filter({ hasText: text }),
  ).toBeVisible();
}
