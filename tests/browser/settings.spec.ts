import type { Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { DEMO_KEY, expect, test } from '#tests/support/app.ts';
import { startDesktopHost } from '#tests/support/desktopHost.ts';
import { connect, untilRead } from '#tests/support/steps.ts';

test.use({ apiOptions: { contacts: 20, liveliness: false } });

const PAGES = ['General', 'Accounts', 'Notifications', 'Security', 'Data', 'About'] as const;

async function openSettings(page: Page, name: (typeof PAGES)[number]): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main menu' })
    .getByRole('button', { name: 'Settings', exact: true })
    .click();
  await choosePage(page, name);
}

async function choosePage(page: Page, name: string): Promise<void> {
  const tab = page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name });
  await tab.click();
  await expect(tab).toHaveAttribute('aria-current', 'page');
}

const choice = (page: Page, group: string | RegExp, name: string): Locator =>
  page.getByRole('group', { name: group }).getByRole('radio', { name, exact: true });

async function choose(page: Page, group: string | RegExp, name: string): Promise<void> {
  await page.getByRole('group', { name: group }).getByText(name, { exact: true }).click();
  await expect(choice(page, group, name)).toBeChecked();
}

test('every choice is kept, and shown again after a reload', async ({ app, api }) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  const accountId = await untilRead(app);
  await openSettings(page, 'General');
  await choose(page, 'Theme', 'Dark');
  await choose(page, 'Send a message with', 'Ctrl Enter');
  await page.getByLabel('Default country').selectOption('BR');
  await choosePage(page, 'Accounts');
  await choose(page, 'How often to read the server', 'Brisk');
  await choosePage(page, 'Notifications');
  await expect(page.getByText('In a browser, nothing is notified of')).toBeVisible();
  await page.getByRole('switch', { name: 'With a sound' }).click();
  await choose(page, 'What they say', 'Name');
  await page.getByRole('switch', { name: 'Quiet hours' }).click();
  await page.getByLabel('From').fill('20:30');
  await page.getByLabel('From').press('Tab');
  await choose(page, /^Notifications of/, 'Silent');

  await expect
    .poll(() => app.ask('settings.get', {}))
    .toMatchObject({
      theme: 'dark',
      sendKey: 'mod-enter',
      defaultCountry: 'BR',
      requestsPerSecond: 2,
      notificationSound: false,
      notificationPrivacy: 'name',
      quietHours: { from: 20 * 60 + 30, to: 7 * 60 },
      notificationPolicies: { [accountId]: 'silent' },
    });
  await page.reload();
  await openSettings(page, 'General');
  await expect(choice(page, 'Theme', 'Dark')).toBeChecked();
  await expect(choice(page, 'Send a message with', 'Ctrl Enter')).toBeChecked();
  await expect(page.getByLabel('Default country')).toHaveValue('BR');
  await choosePage(page, 'Notifications');
  await expect(page.getByRole('switch', { name: 'With a sound' })).not.toBeChecked();
  await expect(choice(page, 'What they say', 'Name')).toBeChecked();
  await expect(page.getByLabel('From')).toHaveValue('20:30');
  await expect(choice(page, /^Notifications of/, 'Silent')).toBeChecked();

  // What has no meaning while nothing is told of can't be chosen, and stays chosen.
  await page.getByRole('switch', { name: 'Tell me of new messages' }).click();
  await expect(choice(page, 'What they say', 'Name')).toBeDisabled();
  await expect(choice(page, 'What they say', 'Name')).toBeChecked();
  await expect(page.getByLabel('From')).toBeDisabled();
});

test('a backup shows its time, a disk that refuses says so, and clearing says what became free', async ({
  app,
  api,
  hostKind,
}) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await untilRead(app);
  await openSettings(page, 'Data');
  await expect(page.getByText('Not backed up yet.')).toBeVisible();
  const backUp = page.getByRole('button', { name: /^Back up .* now$/ });
  await backUp.click();
  await expect(page.getByText(/was backed up\.$/).last()).toBeVisible();
  await expect(page.getByText(/^Last backup \d\d:\d\d$/)).toBeVisible();
  await expect(page.getByText(/backups \d/)).toBeVisible();

  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(page.getByText(/were freed\.$|There was nothing to clear\./).last()).toBeVisible();

  test.skip(hostKind === 'electron', 'The disk is made full between a page and its server.');
  await page.route('**/rpc', async (route) => {
    const { route: name } = route.request().postDataJSON() as { route: string };
    if (name !== 'data.backup') return route.fallback();
    return route.fulfill({ json: { ok: false, error: { code: 'DISK_FULL', message: '' } } });
  });
  await backUp.click();
  await expect(page.getByRole('alert')).toContainText('The disk is full');
});

test('the report is a file, and nobody could be known by it', async ({ app, api }) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  const accountId = await untilRead(app);
  await app.ask('accounts.rename', { accountId, label: 'Kamala’s Looms' });
  await openSettings(page, 'Data');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the report' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/\.json$/);
  await expect(page.getByText(`Saved as ${file.suggestedFilename()}.`).last()).toBeVisible();
  const text = await readFile(await file.path(), 'utf8');
  expect(JSON.parse(text)).toBeTruthy();
  const { rows } = await app.ask('contacts.list', { accountId, offset: 0, limit: 200 });
  expect(rows.length).toBeGreaterThan(10);
  const digits = text.replaceAll(/\D/g, '');
  for (const { phone, name } of rows) {
    expect(digits).not.toContain(phone.replaceAll(/\D/g, ''));
    if (name) expect(text).not.toContain(name);
  }
  for (const secret of ['Kamala', DEMO_KEY, DEMO_KEY.slice(-8)]) expect(text).not.toContain(secret);
});

test('Security says where keys lie; the passphrase is changed there, and everything deleted after it was listed', async ({
  startApp,
  dataDir,
  api,
}) => {
  const [old, next] = ['correct horse battery', 'a longer secret sentence'];
  const app = await startApp({ dataDir, vault: { passphrase: old } });
  const { page } = app;
  await connect(page, api.baseUrl);
  await openSettings(page, 'Security');
  await expect(page.getByText('In a file, under your passphrase')).toBeVisible();

  await page.getByRole('button', { name: 'Change the passphrase' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change the passphrase' });
  const change = async (current: string, repeated: string) => {
    await dialog.getByLabel('Present passphrase').fill(current);
    await dialog.getByLabel('New passphrase').fill(next);
    await dialog.getByLabel('Repeat the passphrase').fill(repeated);
    await dialog.getByRole('button', { name: 'Change', exact: true }).click();
  };
  await change(old, `${next}!`);
  await expect(dialog.getByText('The two are not the same.')).toBeVisible();
  await change('not this one', next);
  await expect(dialog.getByRole('alert')).toContainText('passphrase');
  await change(old, next);
  await expect(dialog).toBeHidden();
  await expect(page.getByText('The passphrase was changed.').first()).toBeVisible();

  await page.getByRole('button', { name: 'Delete all…' }).click();
  const doubt = page.getByRole('dialog', { name: 'Start over?' });
  await expect(doubt.getByRole('listitem')).toHaveCount(2);
  await expect(doubt).toContainText('the local copy of 1 account');
  await doubt.getByRole('button', { name: 'Delete and start over' }).click();
  await expect(page.getByRole('button', { name: 'Connect', exact: true })).toBeVisible();
  expect((await app.ask('accounts.list', {})).accounts).toEqual([]);
});

test('what only a desktop has is offered where there is one, and kept', async ({
  context,
  dataDir,
  api,
  hostKind,
}) => {
  test.skip(hostKind === 'electron', 'There is no real desktop to be changed by a test.');
  const host = await startDesktopHost(dataDir);
  try {
    await host.ask('accounts.add', { apiKey: api.apiKey, baseUrl: api.baseUrl });
    const page = await context.newPage();
    await page.goto(host.address);
    await openSettings(page, 'General');
    await page.getByLabel('Zoom').selectOption('1.25');
    await choose(page, 'Check the spelling of', 'Chosen');
    const languages = page.getByRole('list', { name: 'Find a language' });
    await page.getByRole('textbox', { name: 'Find a language' }).fill('hin');
    await languages.getByRole('checkbox', { name: 'Hindi' }).check();
    await page.getByRole('textbox', { name: 'Find a language' }).fill('');
    await page.getByRole('switch', { name: 'Keep running when the window is closed' }).click();
    await page.getByRole('switch', { name: 'Start when you log in' }).click();
    await expect(page.getByText('It starts in the tray or menu bar, without a window.')).toBeVisible();
    await choosePage(page, 'Notifications');
    await page.getByRole('button', { name: 'Show one now' }).click();
    await expect(page.getByText('Your system was asked to show a notification.').last()).toBeVisible();
    await choosePage(page, 'About');
    await choose(page, 'Versions', 'Beta');

    await expect
      .poll(() => host.ask('settings.get', {}))
      .toMatchObject({
        zoom: 1.25,
        spellCheckLanguages: ['en-GB', 'hi'],
        staysInTray: true,
        updateChannel: 'beta',
      });
    expect((await host.ask('desktop.status', {})).startsAtLogin).toBe(true);
    await page.reload();
    await openSettings(page, 'General');
    await expect(page.getByText('British English and Hindi')).toBeVisible();
    await expect(page.getByRole('switch', { name: 'Start when you log in' })).toBeChecked();
  } finally {
    await host.stop();
  }
});

test('About says that the browser host does not update itself', async ({ app, api, hostKind }) => {
  test.skip(hostKind === 'electron', 'It may update itself there.');
  const { page } = app;
  await connect(page, api.baseUrl);
  await openSettings(page, 'About');
  await expect(page.getByText('This installation does not update itself')).toBeVisible();
  await expect(page.getByText((await app.ask('system.info', {})).version, { exact: true })).toBeVisible();
  await expect(page.getByText('the browser', { exact: true })).toBeVisible();
});

test('nothing in the settings is wider than a narrow window, and their pages are reached by Tab', async ({
  app,
  api,
}) => {
  const { page } = app;
  await page.setViewportSize({ width: 420, height: 800 });
  await connect(page, api.baseUrl);
  const [account] = (await app.ask('accounts.list', {})).accounts;
  await app.ask('accounts.rename', {
    accountId: account?.id ?? '',
    label: 'Shree Ganesh Textiles & Handloom Exporters of Rajasthan Wholesale Desk',
  });
  // A pace of one's own is one choice more than there is room for in a line.
  await app.ask('settings.set', { requestsPerSecond: 100 });
  await openSettings(page, 'General');
  const tabs = page.getByRole('navigation', { name: 'Settings' }).getByRole('button');
  for (const name of PAGES) {
    await page.keyboard.press('Enter');
    await expect(tabs.filter({ hasText: name })).toHaveAttribute('aria-current', 'page');
    await expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible();
    const tooWide = await page.locator('.settings .page').evaluate((root) =>
      [root, ...root.querySelectorAll('*')]
        .filter((element) => {
          const { width, left, right } = element.getBoundingClientRect();
          return width > 1 && (left < -1 || right > innerWidth + 1);
        })
        .map(({ tagName, classList }) => `${tagName} ${classList.value}`),
    );
    expect(tooWide).toEqual([]);
    await page.keyboard.press('Tab');
  }
});
