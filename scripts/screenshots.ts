// `npm run screenshots`: opens the demo workspace in a browser and takes the pictures of docs/screenshots anew.
import { chromium, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startDemoApi } from '#demo/index.ts';
import { takeBook } from './screenshots/book.ts';
import { takeSettings } from './screenshots/settings.ts';
import { findBrowser } from './setup/browsers.mjs';
import { NODE_FLAGS } from './setup/nodeFlags.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'docs/screenshots');
const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 800 };

const executablePath = findBrowser();
const browser = await chromium.launch({
  ...(executablePath !== null && { executablePath }),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
await mkdir(folder, { recursive: true });
for (const colorScheme of ['light', 'dark'] as const) {
  const page = await browser.newPage({
    viewport: WIDE,
    colorScheme,
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  await withDemoHost((address) => takePictures(page, address, colorScheme));
  await takeOffline(page, colorScheme);
  await page.close();
}
await browser.close();

async function takePictures(page: Page, address: string, theme: string): Promise<void> {
  const take = (name: string) => page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
  await page.goto(address);
  await page.getByRole('button', { name: 'Try the demo workspace' }).waitFor();
  await take('welcome');
  await page.getByRole('button', { name: 'Try the demo workspace' }).click();
  await page.getByRole('button', { name: 'Open inbox' }).waitFor();
  await take('account');
  await page.getByRole('button', { name: 'Open inbox' }).click();
  await page.getByText('Up to date').first().waitFor({ timeout: 120_000 });

  const rows = page.getByRole('list', { name: 'Conversations' }).getByRole('listitem');
  await rows.filter({ hasText: 'Ravi Kumar' }).first().click();
  await page
    .getByRole('list', { name: /^Messages with/ })
    .getByRole('listitem')
    .last()
    .waitFor();
  // Pictures, fonts and the last answer of the server may still be on their way.
  await page.waitForTimeout(1_000);
  await take('inbox');
  await page.setViewportSize(NARROW);
  await take('inbox-narrow');
  await page.setViewportSize(WIDE);
  await takeComposers(page, take);
  await takeSyncAndSearch(page, take);
  await takeBook({ page, take, wide: WIDE, narrow: NARROW });
  await takeSettings({ page, take, wide: WIDE, narrow: NARROW });
}

/** Forms above the box, filled in. */
async function takeComposers(page: Page, take: (name: string) => Promise<unknown>): Promise<void> {
  const open = async (choice: string) => {
    await page.getByRole('button', { name: 'Send something else' }).click();
    await page.getByRole('menuitem', { name: choice, exact: true }).click();
  };
  await open('Location');
  await page.getByLabel('Paste coordinates or a maps link').fill('18.5204, 73.8567');
  await page.getByLabel('Name (optional)', { exact: true }).fill('Our workshop');
  // The map unfolds.
  await page.waitForTimeout(1_500);
  await take('location');
  await page.setViewportSize(NARROW);
  await page.waitForTimeout(500);
  await take('location-narrow');
  await page.setViewportSize(WIDE);
  await page.getByRole('button', { name: 'Close and go back to the box' }).click();
  await open('Buttons');
  await page.getByLabel('Header (optional)').fill('Delivery');
  await page.getByLabel('Text', { exact: true }).fill('Shall we send it *today*?');
  await page.getByLabel('Button 1', { exact: true }).fill('Yes, send it');
  await take('buttons');
  await page.getByRole('button', { name: 'Close and go back to the box' }).click();

  const rows = page.getByRole('list', { name: 'Conversations' }).getByRole('listitem');
  await rows.filter({ hasText: 'Sara Petrov' }).first().click();
  await open('Template');
  await page.getByRole('textbox', { name: 'Search templates' }).fill('order_confirmation');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: /^Header:/ }).fill('#4821');
  await page.getByRole('button', { name: 'Fill from contact' }).click();
  await page.waitForTimeout(500);
  await take('template');
  await page.getByRole('button', { name: 'Close and go back to the box' }).click();
}

/** The panel behind the sync line, and a message that was found, in its thread. */
async function takeSyncAndSearch(page: Page, take: (name: string) => Promise<unknown>): Promise<void> {
  const list = page.getByRole('navigation', { name: 'Conversations' });
  await list.getByRole('button', { name: /Show what is read/ }).click();
  await page.getByRole('dialog', { name: 'Sync' }).waitFor();
  // The pointer leaves the button, and its tooltip goes.
  await page.mouse.move(WIDE.width / 2, 10);
  await page.waitForTimeout(500);
  await take('sync');
  await page.keyboard.press('Escape');

  const search = page.getByRole('searchbox');
  await search.fill('order');
  const hits = page
    .getByRole('list', { name: 'Search results' })
    .getByRole('listitem')
    .filter({ hasText: 'order' });
  await hits.nth(2).getByRole('button').first().click();
  await page.waitForTimeout(700);
  await take('search');
  await page.setViewportSize(NARROW);
  await page.getByRole('button', { name: 'Back' }).click();
  await take('search-narrow');
  await page.setViewportSize(WIDE);
  await search.fill('');
}

/** A workspace whose line breaks: before anything was read, then with everything here. */
async function takeOffline(page: Page, theme: string): Promise<void> {
  const take = (name: string) => page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
  const api = await startDemoApi({ liveliness: false, latencyMs: 600 });
  try {
    await withDemoHost(async (address) => {
      await page.goto(address);
      await page.getByLabel('API key', { exact: true }).fill(api.apiKey);
      await page.getByRole('button', { name: 'Advanced' }).click();
      await page.getByLabel('Base URL').fill(api.baseUrl);
      await page.getByRole('button', { name: 'Connect', exact: true }).click();
      await page.getByRole('button', { name: 'Open inbox' }).click();
      await api.control.offline();
      await page.getByText('Not read yet').first().waitFor({ timeout: 120_000 });
      await take('offline-unread');
      await api.control.online();
      await page.keyboard.press('ControlOrMeta+Shift+S');
      await page.getByText('Up to date').first().waitFor({ timeout: 120_000 });
      const rows = page.getByRole('list', { name: 'Conversations' }).getByRole('listitem');
      await rows.filter({ hasText: 'Ravi Kumar' }).first().click();
      await api.control.offline();
      await page.getByText('Offline since').first().waitFor({ timeout: 120_000 });
      await page.waitForTimeout(500);
      await take('offline');
      for (const text of ['Yes, it is back in stock.', 'Shall I put one aside for you?']) {
        await page.getByRole('textbox', { name: /^Message to/ }).fill(text);
        await page.keyboard.press('Enter');
      }
      await page.getByRole('button', { name: /^Outbox/ }).click();
      await page.getByRole('list', { name: 'Messages that have not simply left' }).waitFor();
      await page.waitForTimeout(500);
      await take('outbox');
    });
  } finally {
    await api.stop();
  }
}

async function withDemoHost(use: (address: string) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'inlobo-desk-'));
  const args = [
    ...NODE_FLAGS,
    'electron/browser/cli.ts',
    '--data-dir',
    dataDir,
    '--vault',
    'memory',
    '--json',
  ];
  const host = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [line] = (await once(createInterface({ input: host.stdout }), 'line')) as [string];
    const { url, token } = JSON.parse(line) as { url: string; token: string };
    await use(`${url}/#token=${token}`);
  } finally {
    host.kill('SIGTERM');
    await once(host, 'close');
    await rm(dataDir, { recursive: true, force: true });
  }
}
