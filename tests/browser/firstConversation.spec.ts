import { DEMO_KEY, expect, test } from '#tests/support/app.ts';

test.use({ apiOptions: { contacts: 60, answerDelayMs: [1_500, 2_500], answerRate: 1 } });

test('connect, list, send, delivered, answered', async ({ app, api }) => {
  const { page } = app;
  await page.getByLabel('API key', { exact: true }).fill(DEMO_KEY);
  await page.getByRole('button', { name: 'Advanced' }).click();
  await page.getByLabel('Base URL').fill(api.baseUrl);
  await page.getByRole('button', { name: 'Connect', exact: true }).click();

  await expect(page.getByRole('heading', { name: 'You’re connected' })).toBeVisible();
  await page.getByRole('button', { name: 'Open inbox' }).click();

  const phone = api.control.examples().windowOpen;
  const name = api.world.contacts.get(phone!)?.name;
  await page
    .getByRole('list', { name: 'Conversations' })
    .getByRole('listitem')
    .filter({ hasText: name! })
    .click();

  const box = page.getByRole('textbox', { name: /^Message to/ });
  await box.fill('Yes — it is back in stock 🙂');
  await expect(page.getByText('27 / 4096')).toBeVisible();
  await box.press('Enter');
  await expect(box).toHaveValue('');

  const thread = page.getByRole('list', { name: /^Messages with/ });
  const mine = thread.getByRole('listitem').filter({ hasText: 'Yes — it is back in stock 🙂' });
  await expect(mine).toHaveCount(1);
  await expect(mine).toHaveAccessibleName(/delivered|read/, { timeout: 20_000 });
  expect(api.ledger.entries()).toMatchObject([
    { to: phone, path: '/messages/text/', body: { to: phone, text: 'Yes — it is back in stock 🙂' } },
  ]);

  const answer = api.world.conversations.at(phone!, Date.now() + 10_000).at(-1);
  expect(answer?.direction).toBe('inbound');
  await expect(thread.getByRole('listitem').last()).toHaveAccessibleName(new RegExp(`^${name}`), { timeout: 20_000 });
  await expect(mine).toHaveCount(1);
});
