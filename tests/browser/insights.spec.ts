import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { RunningDemoApi } from '#demo/index.ts';
import { expect, test, type RunningApp } from '#tests/support/app.ts';
import { connect, untilRead } from '#tests/support/steps.ts';

test.use({ apiOptions: { contacts: 60, liveliness: false } });

/** Of a longer chat, older messages are read when somebody looks for them: the screen says of how many that is so. */
const FIRST_PAGE = 20;

const figure = (page: Page, name: string) =>
  page
    .locator('.tile')
    .filter({ has: page.getByRole('term').filter({ hasText: name }) })
    .locator('.value');
const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

async function openInsights(app: RunningApp, api: RunningDemoApi): Promise<void> {
  await app.ask('settings.set', { requestsPerSecond: 100 });
  await connect(app.page, api.baseUrl);
  await untilRead(app);
  await app.page
    .getByRole('navigation', { name: 'Main menu' })
    .getByRole('button', { name: 'Insights', exact: true })
    .click();
  await expect(card(app.page, 'Messages per day').getByRole('img')).toBeVisible();
}

/** The table that a chart stands for, without its head. */
async function tableOf(page: Page, chart: string): Promise<string[][]> {
  await page.getByRole('button', { name: `Show “${chart}” as a table` }).click();
  const rows = card(page, chart).locator('tbody tr');
  await expect(rows.first()).toBeVisible();
  return rows.evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent.trim())),
  );
}

async function saved(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const download = await downloading;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test('shows what the server has, for the period that is chosen', async ({ app, api }) => {
  const { page } = app;
  await openInsights(app, api);
  const now = Date.now();
  const { rows } = api.world.contacts.page({}, 1, 1000);
  const histories = rows.flatMap(({ phone }) => api.world.conversations.at(phone, now).slice(-FIRST_PAGE));
  expect(histories.length).toBeGreaterThan(20);
  for (const [choice, days] of [
    ['90 days', 90],
    ['7 days', 7],
  ] as const) {
    await page.getByRole('radio', { name: choice, exact: true }).check({ force: true });
    const from = new Date(now);
    from.setHours(0, 0, 0, 0);
    from.setDate(from.getDate() - days + 1);
    const received = histories.filter(
      ({ at, direction, content }) =>
        direction === 'inbound' && content.type !== 'reaction' && at >= from.getTime(),
    ).length;
    await expect(figure(page, 'Received')).toHaveText(new Intl.NumberFormat('en').format(received));
    const table = await tableOf(page, 'Messages per day');
    expect(table).toHaveLength(days);
    expect(table.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(received);
    await page.getByRole('button', { name: 'Show “Messages per day” as a chart' }).click();
  }
  await page.getByRole('radio', { name: 'Custom' }).check({ force: true });
  await page.getByLabel('From').fill('2025-02-02');
  await page.getByLabel('To', { exact: true }).fill('2025-02-01');
  await page.getByLabel('To', { exact: true }).press('Tab');
  await expect(page.getByRole('alert')).toContainText('not after the last');
});

test('saves the figures as CSV and the drawing as a picture twice as sharp', async ({ app, api }) => {
  const { page } = app;
  await openInsights(app, api);
  const rows = await tableOf(page, 'Messages per day');
  const csv = await saved(page, 'Save “Messages per day” as CSV');
  expect(csv.name).toMatch(/^inlobo-messages-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
  const lines = csv.bytes.toString('utf8').split('\r\n').filter(Boolean);
  expect(lines[0]).toBe('\ufeffDay,Received,Sent');
  expect(lines.slice(1).map((line) => line.split(',').slice(1))).toEqual(rows.map((row) => row.slice(1)));

  const png = await saved(page, 'Save “By weekday and hour” as PNG');
  expect(png.name).toMatch(/\.png$/);
  expect(png.bytes.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
  expect(png.bytes.readUInt32BE(16)).toBe(1920);
});

test('is there without the server, and says why where it can’t be counted', async ({ app, api }) => {
  const { page } = app;
  await openInsights(app, api);
  await api.control.offline();
  await page.getByRole('radio', { name: '90 days', exact: true }).check({ force: true });
  await expect(page.getByText(/From messages read since/)).toContainText(/As of/);
  await expect(card(page, 'Messages per day').getByRole('img')).toBeVisible();

  await page.route('**/rpc', async (route) => {
    if (!route.request().postData()?.includes('insights.read')) return route.fallback();
    const error = { code: 'DISK_REFUSED', message: 'No.' };
    return route.fulfill({ json: { ok: false, error } });
  });
  await page.getByRole('button', { name: 'Inbox', exact: true }).click();
  await page.getByRole('button', { name: 'Insights', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('may not write in its data folder');
  await page.unroute('**/rpc');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(card(page, 'Messages per day').getByRole('img')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`has nothing that axe would mend, ${colorScheme}`, async ({ app, api }) => {
    const { page } = app;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openInsights(app, api);
    await tableOf(page, 'Busiest tags');
    await page.getByRole('button', { name: 'What “Sent” counts' }).click();
    await expect(page.getByText('Your messages that left or were refused')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
}
