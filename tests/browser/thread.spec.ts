import { expect, test } from '#tests/support/app.ts';
import {
  composer,
  connect,
  conversations,
  messages,
  openChat,
  shownName,
  untilRead,
} from '#tests/support/steps.ts';

test.use({ apiOptions: { contacts: 100, liveliness: false } });

test('a chat opens where its new messages begin', async ({ app, api }) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  const phone = api.control.examples().windowOpen;
  // Read while it is open, it would count as seen.
  const row = conversations(page).filter({ hasText: shownName(api, phone ?? '') });
  await expect(row.getByRole('button', { name: /2 unread messages/ })).toBeVisible({ timeout: 30_000 });
  await openChat(page, api, phone);
  await expect(page.getByText('2 new')).toBeInViewport();
  await expect(messages(page).last()).toBeInViewport();
});

test('older messages come in above as they are scrolled to, down to the first', async ({ app, api }) => {
  test.setTimeout(120_000);
  const { page } = app;
  await connect(page, api.baseUrl);
  const phone = api.control.examples().longThread;
  await untilRead(app);
  await openChat(page, api, phone);
  await expect(messages(page).last()).toBeInViewport();

  const thread = page.getByRole('list', { name: /^Messages with/ });
  const start = page.getByText('The conversation begins here');
  await expect(async () => {
    await thread.evaluate((element) => (element.scrollTop = 0));
    await expect(start).toBeInViewport({ timeout: 500 });
  }).toPass({ timeout: 60_000 });
});

test('the number is copied from the panel, also where the page is given no permissions', async ({
  app,
  api,
}) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  const phone = api.control.examples().windowOpen ?? '';
  await openChat(page, api, phone);
  await page.getByRole('button', { name: 'Copy the number' }).click();
  await composer(page).focus();
  await page.keyboard.press('ControlOrMeta+v');
  await expect(composer(page)).toHaveValue(phone);
});
