import { AxeBuilder } from '@axe-core/playwright';
import { startDemoApi } from '#demo/index.ts';
import { expect, test } from '#tests/support/app.ts';
import {
  composer,
  connect,
  conversations,
  fillConnectForm,
  openChat,
  ownMessages,
  untilRead,
} from '#tests/support/steps.ts';

test.use({ apiOptions: { contacts: 30, liveliness: false } });

test('two accounts stand side by side, and what is written in one stays there', async ({ app, api }) => {
  const { page } = app;
  const otherKey = 'wak_other_89abcdef0123456789abcdef01234567';
  const other = await startDemoApi({ apiKey: otherKey, seed: 7, contacts: 30, liveliness: false });
  try {
    await connect(page, api.baseUrl);
    await page.getByRole('button', { name: 'Add an account' }).click();
    await fillConnectForm(page, { apiKey: otherKey, baseUrl: other.baseUrl });
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('button', { name: 'Open inbox' }).click();

    await openChat(page, other, other.control.examples().windowOpen);
    await composer(page).fill('From the second account');
    await composer(page).press('Enter');
    await expect(ownMessages(page, 'From the second account')).toHaveAccessibleName(
      /, (sent|delivered|read)$/,
    );

    await page.keyboard.press('Control+1');
    await openChat(page, api, api.control.examples().windowOpen);
    await expect(conversations(page).first()).toBeVisible();
    await expect(ownMessages(page, 'From the second account')).toHaveCount(0);
    expect(api.ledger.entries()).toEqual([]);
    expect(other.ledger.entries()).toHaveLength(1);
    for (const server of [api, other]) {
      expect(server.control.requests().filter(({ status }) => status === 401)).toEqual([]);
    }
  } finally {
    await other.stop();
  }
});

test('a dashboard token and an account id make a key of their own, and the token is not kept', async ({
  app,
  api,
}) => {
  const { page } = app;
  await page.getByRole('button', { name: 'Advanced' }).click();
  await page.getByText('New key', { exact: true }).click();
  await page.getByLabel('Base URL').fill(api.baseUrl);
  const token = page.getByLabel('Dashboard token', { exact: true });
  const accountId = page.getByLabel('Account id');
  const connectButton = page.getByRole('button', { name: 'Create key and connect' });
  await connectButton.click();
  await expect(page.getByText('Paste the dashboard token first.')).toBeVisible();

  await token.fill('eyJ.not.it');
  await accountId.fill(api.accountId);
  await connectButton.click();
  await expect(token).toHaveAttribute('aria-invalid', 'true');
  await expect(accountId).toHaveValue(api.accountId);
  await token.fill(api.dashboardToken);
  await accountId.fill('00000000-0000-4000-8000-000000000000');
  await connectButton.click();
  await expect(accountId).toHaveAttribute('aria-invalid', 'true');
  await expect(token).toHaveValue(api.dashboardToken);

  await accountId.fill(api.accountId);
  await connectButton.click();
  await expect(page.getByRole('heading', { name: 'You’re connected' })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Open inbox' }).click();
  await expect(conversations(page).first()).toBeVisible();
  const made = api.control.requests().filter(({ path, status }) => path.endsWith('/keys/') && status === 201);
  expect(made).toHaveLength(1);
  expect(JSON.parse(made[0]?.body ?? '')).toEqual({ name: 'Inlobo Desk', account_id: api.accountId });
  expect(await page.content()).not.toContain(api.dashboardToken);
});

test('an account is renamed, gets a new key, and is removed once what goes with it was counted', async ({
  app,
  api,
}) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  const accountId = await untilRead(app);
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Accounts' }).click();
  await page.getByRole('button', { name: /^Rename / }).click();
  await page.getByLabel('Name on this computer').fill('Kamala’s Looms');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Rename Kamala’s Looms' })).toBeVisible();

  await page.getByRole('button', { name: /^New key for/ }).click();
  const rekeying = page.getByRole('dialog', { name: /^A new key for/ });
  await rekeying.getByLabel('API key', { exact: true }).fill('wak_refused_0123456789abcdef');
  await rekeying.getByRole('button', { name: 'Use this key' }).click();
  await expect(rekeying.getByRole('alert')).toContainText('The key was refused');
  await rekeying.getByLabel('API key', { exact: true }).fill(api.apiKey);
  await rekeying.getByRole('button', { name: 'Use this key' }).click();
  await expect(rekeying).toBeHidden();

  await api.control.offline();
  await app.ask('messages.send', {
    accountId,
    to: api.control.examples().windowOpen ?? '',
    content: { type: 'text', text: 'Never to leave' },
    clientId: 'never-to-leave',
  });
  await app.ask('data.backup', { accountId });
  await app.ask('drafts.set', {
    accountId,
    phone: api.control.examples().newest ?? '',
    text: 'Half a sentence',
  });
  const contacts = (await app.ask('contacts.list', { accountId, offset: 0, limit: 1 })).total;
  const chats = (await app.ask('conversations.list', { accountId, offset: 0, limit: 1 })).total;
  await page.getByRole('button', { name: /^Remove / }).click();
  const removing = page.getByRole('dialog', { name: /^Remove / });
  const losses = removing.getByRole('listitem');
  await expect(
    losses.filter({ hasText: `the local copy of ${contacts} contacts and ${chats} chats` }),
  ).toBeVisible();
  await expect(losses.filter({ hasText: '1 message that has not been sent yet' })).toBeVisible();
  await expect(losses.filter({ hasText: '1 draft' })).toBeVisible();
  await expect(losses.filter({ hasText: /its backups \(.*B\)/ })).toBeVisible();
  await expect(removing.getByRole('textbox')).toHaveCount(0);
  await removing.getByRole('button', { name: 'Remove account' }).click();
  await expect(page.getByRole('button', { name: 'Try the demo workspace' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a fall of the number’s quality is said in words until it was seen, ${colorScheme}`, async ({
    app,
    api,
  }) => {
    const { page } = app;
    await page.emulateMedia({ colorScheme });
    await connect(page, api.baseUrl);
    const accountId = await untilRead(app);
    const notice = page.getByRole('status').filter({ hasText: 'quality rating of this number fell' });
    await expect(notice).toHaveCount(0);
    api.control.setStanding({ qualityRating: 'RED' });
    await app.ask('sync.now', { accountId });
    await expect(notice).toContainText('fell from High to Low');
    await expect(notice).toContainText('Write first only to people who opted in');
    expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
    api.control.setStanding({ messagingLimit: 'TIER_250' });
    await app.ask('sync.now', { accountId });
    await expect(notice).toContainText('may now write to fewer people first');
    await expect(notice).toContainText('fell from High to Low');
    await page.reload();
    await expect(notice).toBeVisible();
    await notice.getByRole('button', { name: 'Got it' }).click();
    await expect(notice).toHaveCount(0);
    await page.reload();
    await expect(conversations(page).first()).toBeVisible();
    await expect(notice).toHaveCount(0);
  });
}
