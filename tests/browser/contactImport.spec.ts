import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import type { RunningDemoApi } from '#demo/index.ts';
import { expect, test, type RunningApp } from '#tests/support/app.ts';
import { connect, untilRead } from '#tests/support/steps.ts';

test.use({ apiOptions: { contacts: 40, liveliness: false } });
// Several of these run a whole batch, and one starts the app twice.
test.describe.configure({ timeout: 240_000 });

/** As fast as the setting lets it be, and as slow. */
const FAST = 100;
const SLOW = 0.1;

const importDialog = (page: Page) => page.getByRole('dialog', { name: 'Import contacts' });
const batchDialog = (page: Page, title = 'Importing leads.csv') => page.getByRole('dialog', { name: title });
const bar = (page: Page) => page.getByRole('list', { name: 'Changes to many contacts' });
const chip = (dialog: Locator, name: RegExp) => dialog.getByRole('radio', { name });
const fileRow = (page: Page, text: string) =>
  importDialog(page)
    .getByRole('list', { name: 'Rows of the file' })
    .getByRole('listitem')
    .filter({ hasText: text });
const batchRow = (dialog: Locator, text: string) =>
  dialog.getByRole('list', { name: 'What became of each' }).getByRole('listitem').filter({ hasText: text });

async function openImport(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Main menu' }).getByRole('button', { name: 'Contacts' }).click();
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(importDialog(page)).toBeVisible();
}

async function begin(app: RunningApp, api: RunningDemoApi, requestsPerSecond = FAST): Promise<void> {
  await connect(app.page, api.baseUrl);
  await untilRead(app);
  await app.ask('settings.set', { requestsPerSecond });
  await openImport(app.page);
}

async function chooseFile(page: Page, text: string | Buffer, name = 'leads.csv'): Promise<void> {
  await importDialog(page)
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

const startButton = (page: Page) => importDialog(page).getByRole('button', { name: /^Import/ });

async function startAgreed(page: Page): Promise<void> {
  await importDialog(page).getByLabel('They agreed to be written to').check();
  await expect(startButton(page)).not.toHaveAttribute('aria-busy', 'true');
  await startButton(page).click();
}

/** What was asked of the server to add contacts, by phone, in order. */
function added(api: RunningDemoApi): { phone: string; body: Record<string, unknown> }[] {
  return api.control
    .requests()
    .filter(({ method, path }) => method === 'POST' && path === '/contacts/')
    .map(({ body }) => JSON.parse(body) as Record<string, unknown>)
    .map((body) => ({ phone: String(body['phone_number']), body }));
}

/** So many people nobody knows yet, as a file. */
function newPeople(count: number): string {
  const rows = Array.from({ length: count }, (_, index) => `Person ${index},+9198200${10_000 + index}`);
  return ['Name,Phone', ...rows].join('\n');
}

test('a file goes from the first look over every verdict to the server, and back into the table', async ({
  app,
  api,
}) => {
  const { page } = app;
  const known = api.world.ranked
    .map((phone) => api.world.contacts.get(phone))
    .filter((contact) => contact?.name && !/[",]/u.test(contact.name));
  const [changed, same] = known;
  if (!changed || !same) throw new Error('This small world has nobody with a name.');
  await begin(app, api);
  const dialog = importDialog(page);
  await chooseFile(
    page,
    [
      'Name,Phone,Town,Opt-in',
      'Aarav Import,98200 10001,Pune,yes',
      `Renamed Import,${changed.phone},,${changed.isOptedIn ? 'yes' : 'no'}`,
      `${same.name},${same.phone},,${same.isOptedIn ? 'yes' : 'no'}`,
      'Twin Import,+919820010001,,yes',
      'Phoneless Import,,,yes',
      'Rounded Import,9.82001E+11,,yes',
      'Unclear Import,+919820010002,,perhaps',
    ].join('\n'),
  );

  // Opt-in is never assumed, and says so where it is missing.
  await expect(fileRow(page, 'Aarav Import')).toContainText('New');
  await expect(
    dialog.getByRole('radiogroup').or(dialog.locator('input[type=radio]:checked')),
  ).not.toHaveCount(0);
  await startButton(page).click();
  await expect(dialog.getByRole('alert')).toHaveText(
    'Say first whether these people agreed to be written to.',
  );
  await expect(dialog.getByLabel('They agreed to be written to')).toBeFocused();
  await dialog.getByLabel('As the column “Opt-in” says').check();

  // A column taken for something else by hand shows at once.
  await expect(fileRow(page, 'Aarav Import')).not.toContainText('attributes');
  await dialog.getByLabel('Town is').selectOption({ label: 'Attribute' });
  await dialog.getByLabel('Name of the attribute in Town').fill('City');
  await expect(fileRow(page, 'Aarav Import')).toContainText('attributes');

  await expect(fileRow(page, 'Renamed Import')).toContainText(/Changed.*Changes name/s);
  await expect(fileRow(page, same.name ?? '')).toContainText('Unchanged');
  await expect(fileRow(page, 'Twin Import')).toContainText(/Duplicate.*Line 2 has this number/s);
  await expect(fileRow(page, 'Phoneless Import')).toContainText(/Not taken.*No phone number\./s);
  await expect(fileRow(page, 'Rounded Import')).toContainText(
    /Not taken.*The spreadsheet rounded this number/s,
  );
  await expect(fileRow(page, 'Unclear Import')).toContainText(/Not taken.*neither yes nor no/s);
  await chip(dialog, /^Not taken 3/).check({ force: true });
  await expect(fileRow(page, 'Import')).toHaveCount(3);

  await expect(startButton(page)).toHaveText('Import 2 contacts');
  await startButton(page).click();
  const batch = batchDialog(page);
  await expect(batch.getByText('Done, but not everything')).toBeVisible({ timeout: 40_000 });
  await expect(batchRow(batch, 'Aarav Import')).toContainText('Added');
  await expect(batchRow(batch, 'Renamed Import')).toContainText('Changed');
  await expect(batchRow(batch, 'Twin Import')).toContainText(/Skipped.*Line 2 has this number/s);

  expect(added(api)).toEqual([
    {
      phone: '+919820010001',
      body: expect.objectContaining({
        name: 'Aarav Import',
        is_opted_in: true,
        custom_attributes: { City: 'Pune' },
      }) as Record<string, unknown>,
    },
  ]);
  const puts = api.control.requests().filter(({ method }) => method === 'PUT');
  expect(puts.map(({ path, body }) => [path, JSON.parse(body) as unknown])).toEqual([
    [`/contacts/${changed.phone}/`, { name: 'Renamed Import' }],
  ]);

  await page.keyboard.press('Escape');
  await expect(batch).toBeHidden();
  await expect(page.getByText('Aarav Import').first()).toBeVisible();
  // Its line stays, for the reasons to be read again, until it is dismissed with them.
  await bar(page).getByRole('button', { name: 'Dismiss: Importing leads.csv' }).click();
  await page
    .getByRole('dialog', { name: 'Dismiss these results?' })
    .getByRole('button', { name: 'Dismiss' })
    .click();
  await expect(bar(page)).toBeHidden();
});

test('what the server refuses is saved as a file with the reasons, and can be tried again', async ({
  app,
  api,
}) => {
  const { page } = app;
  await begin(app, api);
  const longName = 'L'.repeat(300);
  await chooseFile(
    page,
    `Name,Phone,Note\nShort,+919820010001,first\n${longName},+919820010002,"a ""note"""`,
  );
  await startAgreed(page);
  const batch = batchDialog(page);
  await expect(batch.getByText('Done, but not everything')).toBeVisible({ timeout: 40_000 });
  await expect(batchRow(batch, 'LLLL')).toContainText(/Refused.*255/s);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    batch.getByRole('button', { name: 'Save rows not taken as a file' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('leads not taken.csv');
  const saved = await readFile(await download.path(), 'utf8');
  expect(saved.startsWith('\ufeff')).toBe(true);
  const [header, ...lines] = saved.slice(1).trim().split(/\r?\n/u);
  expect(header).toContain('Name,Phone,Note');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('255');
  expect(lines[0]).toContain(longName);
  expect(lines[0]).toContain('"a ""note"""');

  await batch.getByRole('button', { name: 'Try the refused again' }).click();
  await expect.poll(() => added(api).filter(({ phone }) => phone === '+919820010002').length).toBe(2);
  await expect(batchRow(batch, 'LLLL')).toContainText('Refused');
  expect(added(api).filter(({ phone }) => phone === '+919820010001')).toHaveLength(1);
});

test('a picture called .csv is refused in words, and another file can be chosen', async ({ app, api }) => {
  const { page } = app;
  await begin(app, api);
  const dialog = importDialog(page);
  const picture = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
  await chooseFile(page, picture, 'photo.csv');
  await expect(dialog.getByRole('alert')).toContainText(/photo\.csv could not be read\. .*picture/);
  await chooseFile(page, newPeople(1));
  await expect(fileRow(page, 'Person 0')).toContainText('New');
});

test('going back keeps everything, and closing asks first', async ({ app, api }) => {
  const { page } = app;
  await begin(app, api);
  const dialog = importDialog(page);
  await chooseFile(page, newPeople(2));
  await dialog.getByLabel('They did not (yet)').check();
  await dialog.getByLabel('Name is').selectOption({ label: 'Tags' });
  await dialog.getByRole('button', { name: 'Back' }).click();
  await dialog.getByRole('button', { name: 'Continue', exact: true }).click();
  await expect(dialog.getByLabel('They did not (yet)')).toBeChecked();
  await expect(dialog.getByLabel('Name is')).toHaveValue('tags');

  const question = page.getByRole('dialog', { name: 'Stop this import?' });
  await page.keyboard.press('Escape');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByLabel('Name is')).toHaveValue('tags');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await question.getByRole('button', { name: 'Stop importing' }).click();
  await expect(dialog).toBeHidden();
  expect(added(api)).toEqual([]);

  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog.getByText('Drop a file here')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a file that is dropped is read, and where it may be dropped is seen', async ({ app, api }) => {
  const { page } = app;
  await begin(app, api);
  const target = importDialog(page).getByText('Drop a file here');
  const data = await page.evaluateHandle(
    (text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'dropped.tsv'));
      return transfer;
    },
    newPeople(1).replaceAll(',', '\t'),
  );
  await target.dispatchEvent('dragenter', { dataTransfer: data });
  const lit = importDialog(page).getByText('Let go to read it');
  await expect(lit).toBeVisible();
  await lit.dispatchEvent('drop', { dataTransfer: data });
  await expect(fileRow(page, 'Person 0')).toContainText('New');
});

test('pasted vCards wait while the server is out of reach, and go on once it is back', async ({
  app,
  api,
}) => {
  const { page } = app;
  await begin(app, api);
  await api.control.offline();
  const dialog = importDialog(page);
  await dialog
    .getByLabel(/^Paste from a spreadsheet/)
    .fill(
      [
        'BEGIN:VCARD',
        'VERSION:3.0',
        'N:Kumar;Asha;;;',
        'FN:Asha Kumar',
        'TEL;TYPE=CELL:+91 98200 10001',
        'END:VCARD',
        'BEGIN:VCARD',
        'VERSION:4.0',
        'FN:Bela Rao',
        'TEL;VALUE=uri:tel:+91-98200-10002',
        'END:VCARD',
      ].join('\n'),
    );
  await dialog.getByRole('button', { name: 'Continue with this text' }).click();
  await expect(fileRow(page, 'Bela Rao')).toContainText('+91 98200 10002');
  await startAgreed(page);

  const batch = batchDialog(page, 'Importing Pasted contacts');
  await expect(batch.getByText(/goes on by itself once the network is back/)).toBeVisible({
    timeout: 40_000,
  });
  await expect(batchRow(batch, 'Asha Kumar')).toContainText('Waiting');
  await api.control.online();
  await expect(batch.getByText('Done', { exact: true }).first()).toBeVisible({ timeout: 60_000 });
  expect(
    added(api)
      .map(({ phone }) => phone)
      .sort(),
  ).toEqual(['+919820010001', '+919820010002']);
});

test('a run that is paused sends nothing more until it is resumed, from its line', async ({ app, api }) => {
  const { page } = app;
  await begin(app, api, SLOW);
  await chooseFile(page, newPeople(60));
  await startAgreed(page);
  const batch = batchDialog(page);
  await expect(batchRow(batch, 'Person 0').first()).toContainText('Added', { timeout: 40_000 });
  await batch.getByRole('button', { name: 'Pause' }).click();
  await expect(batch.getByText('Paused', { exact: true })).toBeVisible();
  // What was under way is let finish.
  const accountId = (await app.ask('accounts.list', {})).accounts[0]?.id ?? '';
  const counts = async () => (await app.ask('batches.list', { accountId })).rows[0]?.counts;
  await expect.poll(async () => (await counts())?.sending).toBe(0);
  const sent = added(api).length;
  expect(sent).toBeLessThan(60);

  // As fast as it can be: what is not held back would be gone by now.
  await app.ask('settings.set', { requestsPerSecond: FAST });
  await page.keyboard.press('Escape');
  await expect(bar(page)).toContainText(`Paused · ${sent} of 60`);
  expect(added(api)).toHaveLength(sent);
  await bar(page).getByRole('button', { name: 'Resume: Importing leads.csv' }).click();
  await expect(bar(page)).toContainText('Done · 60 of 60', { timeout: 60_000 });
  expect(new Set(added(api).map(({ phone }) => phone)).size).toBe(60);
  expect(added(api)).toHaveLength(60);

  // Everything was done: its line goes without a question.
  await bar(page).getByRole('button', { name: 'Dismiss: Importing leads.csv' }).click();
  await expect(bar(page)).toBeHidden();
});

test('what is left is cancelled after it was said that what was done stays done', async ({ app, api }) => {
  const { page } = app;
  await begin(app, api, SLOW);
  await chooseFile(page, newPeople(60));
  await startAgreed(page);
  const batch = batchDialog(page);
  await expect(batchRow(batch, 'Person 0').first()).toContainText('Added', { timeout: 40_000 });
  await batch.getByRole('button', { name: 'Cancel the rest' }).click();
  const question = page.getByRole('dialog', { name: 'Cancel what is left?' });
  await expect(question).toContainText('What was done stays done');
  await question.getByRole('button', { name: 'Cancel the rest' }).click();
  await expect(batch.getByText('Cancelled', { exact: true })).toBeVisible();
  await expect(chip(batch, /^Not done/)).toBeAttached();
});

test('a run goes on by itself after a restart, and sends nothing twice', async ({
  startApp,
  dataDir,
  api,
}) => {
  const vault = { passphrase: 'correct horse battery staple' };
  const before = await startApp({ dataDir, vault });
  await begin(before, api, SLOW);
  await chooseFile(before.page, newPeople(60));
  await startAgreed(before.page);
  await expect.poll(() => added(api).length, { timeout: 40_000 }).toBeGreaterThan(2);
  await before.stop();
  const sentBefore = added(api).length;
  expect(sentBefore).toBeLessThan(60);

  const after = await startApp({ dataDir, vault });
  const { page } = after;
  await page.getByRole('navigation', { name: 'Main menu' }).getByRole('button', { name: 'Contacts' }).click();
  await expect(bar(page)).toContainText('Importing leads.csv');
  await after.ask('settings.set', { requestsPerSecond: FAST });
  await expect(bar(page)).toContainText('Done · 60 of 60', { timeout: 90_000 });
  const phones = added(api).map(({ phone }) => phone);
  expect(phones).toHaveLength(60);
  expect(new Set(phones).size).toBe(60);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing to mend in an import, ${colorScheme}`, async ({ app, api }) => {
    const { page } = app;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const violations = async (): Promise<string[]> => {
      const { violations: found } = await new AxeBuilder({ page }).analyze();
      return found.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
      );
    };
    await begin(app, api);
    expect(await violations()).toEqual([]);

    await chooseFile(page, 'Name,Phone,Town\nAsha,+919820010001,Pune\nNobody,,Pune\nTwin,+919820010001,');
    await expect(fileRow(page, 'Asha')).toBeVisible();
    await startButton(page).click();
    await importDialog(page)
      .getByRole('button', { name: /^Keep the other column/ })
      .click();
    await importDialog(page).getByText('How the file is read').click();
    await chip(importDialog(page), /^Not taken/).check({ force: true });
    await expect(fileRow(page, 'Asha')).toBeHidden();
    expect(await violations()).toEqual([]);

    await startAgreed(page);
    await expect(batchDialog(page).getByText('Done, but not everything')).toBeVisible({ timeout: 40_000 });
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(bar(page)).toBeVisible();
    expect(await violations()).toEqual([]);
  });
}
