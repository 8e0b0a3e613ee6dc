import type { Page } from '@playwright/test';
import type { RunningApp } from '../app.ts';
import { pointAway, show, type Scene, startConnected, type Tour } from './tour.ts';

/** A file as people have them: columns in an order of its own, numbers as they are written at home, some that won't do. */
const FILE = [
  'Full name;Mobile;E-mail;Tags;City',
  'Ishaan Rao;98200 41177;ishaan@example.com;lead, fair;Mumbai',
  'Clara Nogueira;+55 11 91234 5678;clara@example.com;wholesale;São Paulo',
  'Ravi Kumar;+91 98100 07919;ravi@example.com;vip;Pune',
  'Tomás Peña;+34 612 345 678;tomas@example.es;lead;Sevilla',
  'Tomás P.;+34 612 345 678;;;Sevilla',
  'Nobody in particular;12345;;;',
  'Hana Sato;+81 90 1234 5678;hana@example.jp;wholesale;Kyoto',
].join('\r\n');

const search = (page: Page) => page.getByRole('searchbox', { name: 'Search name, number or email' });
const rows = (page: Page) => page.getByRole('grid', { name: 'Contacts' }).locator('[data-place]');

/** The table with everything that opens over it, and a file that comes in. */
export const contactsTour: Tour = {
  name: 'contacts',
  async walk(scene) {
    const app = await startConnected(scene);
    await show(app.page, 'Contacts');
    await rows(app.page).first().waitFor();
    await walkTable(scene, app);
    await walkDrawer(scene, app);
    await walkImport(scene, app);
  },
};

async function walkTable({ stop }: Scene, app: RunningApp): Promise<void> {
  const { page } = app;
  await stop('contacts-all', app);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('dialog', { name: 'Columns' }).waitFor();
  await pointAway(page);
  await stop('contacts-columns', app);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Tag is any of' }).click();
  const panel = page.getByRole('dialog', { name: 'Tag is any of' });
  for (const tag of ['vip', 'lead']) await panel.getByRole('checkbox', { name: tag }).check();
  await stop('contacts-filter', app);
  await page.keyboard.press('Escape');
  await search(page).fill('a');
  for (const place of [0, 2, 4]) await rows(page).nth(place).locator('.box').click();
  await page.getByRole('button', { name: 'Clear the selection' }).waitFor();
  await pointAway(page);
  await stop('contacts', app);

  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('dialog', { name: /^Delete/ }).waitFor();
  await stop('contacts-delete', app);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Clear the selection' }).click();
  await search(page).fill('qqzzxx');
  await page.getByText('Nobody matches').waitFor();
  await stop('contacts-nobody', app);
  await search(page).fill('');
  const filters = page.getByRole('button', { name: /^Remove the filter/ });
  while ((await filters.count()) > 0) await filters.first().click();
}

async function walkDrawer({ stop }: Scene, app: RunningApp): Promise<void> {
  const { page } = app;
  await rows(page).first().locator('.title').click();
  const name = page.getByLabel('Name', { exact: true });
  await name.waitFor();
  await pointAway(page);
  await stop('contact-drawer', app);
  await name.fill('Someone else');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: 'Discard changes?' }).waitFor();
  await stop('contact-discard', app);
  await page.getByRole('button', { name: 'Discard', exact: true }).click();
  await page.getByRole('button', { name: 'New contact', exact: true }).first().click();
  await page.getByLabel('Phone', { exact: true }).fill('12');
  await page.getByRole('button', { name: 'Add contact' }).click();
  await stop('contact-new', app);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard', exact: true }).click();
}

async function walkImport({ stop }: Scene, app: RunningApp): Promise<void> {
  const { page } = app;
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Import contacts' });
  await dialog.waitFor();
  await stop('import-choose', app);
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'fair.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) });
  await dialog.getByRole('list', { name: 'Rows of the file' }).getByRole('listitem').first().waitFor();
  await dialog.getByLabel('They agreed to be written to').check();
  await stop('import', app);
  await dialog.getByRole('button', { name: /^Import \d/ }).click();
  const batch = page.getByRole('dialog', { name: 'Importing fair.csv' });
  await batch.getByText('Done, but not everything').waitFor();
  await stop('import-report', app);
}
