import type { Camera } from './camera.ts';

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

/** Contacts, an import, groups, auto-replies and templates: what a business keeps in order. */
export async function takeBook(camera: Camera): Promise<void> {
  await takeContacts(camera);
  await takeDrawer(camera);
  await takeImport(camera);
  await takeLists(camera);
}

async function show({ page, wide }: Camera, screen: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main menu' })
    .getByRole('button', { name: screen, exact: true })
    .click();
  await page.getByRole('heading', { name: screen, level: 1 }).waitFor();
  // Off the menu, whose tip would lie over what is shown.
  await page.mouse.move(wide.width / 2, 4);
}

/** A search, filters and a selection at once, and the same in a narrow window. */
async function takeContacts(camera: Camera): Promise<void> {
  const { page, take, wide, narrow } = camera;
  await show(camera, 'Contacts');
  const rows = page.getByRole('grid', { name: 'Contacts' }).locator('[data-place]');
  await rows.first().waitFor();
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Tag is any of' }).click();
  const panel = page.getByRole('dialog', { name: 'Tag is any of' });
  for (const tag of ['vip', 'lead']) await panel.getByRole('checkbox', { name: tag }).check();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Opt-in' }).click();
  await page.getByRole('menuitemradio', { name: 'Opted in', exact: true }).click();
  const search = page.getByRole('searchbox', { name: 'Search name, number or email' });
  await search.fill('a');
  for (const place of [0, 2, 5]) await rows.nth(place).locator('.box').click();
  await page.mouse.move(wide.width / 2, 4);
  await page.waitForTimeout(700);
  await take('contacts');
  await page.setViewportSize(narrow);
  await page.waitForTimeout(500);
  await take('contacts-narrow');
  await page.setViewportSize(wide);
  await page.getByRole('button', { name: 'Clear the selection' }).click();
  await search.fill('');
  const filters = page.getByRole('button', { name: /^Remove the filter/ });
  while ((await filters.count()) > 0) await filters.first().click();
}

async function takeDrawer({ page, take }: Camera): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search name, number or email' }).fill('ravi kumar');
  await page
    .getByRole('grid', { name: 'Contacts' })
    .locator('[data-place]')
    .filter({ hasText: 'Ravi Kumar' })
    .first()
    .locator('.title')
    .click();
  await page.getByLabel('Name', { exact: true }).waitFor();
  await page.waitForTimeout(700);
  await take('contact-drawer');
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: 'Search name, number or email' }).fill('');
}

/** What would become of every row, before anything is sent. */
async function takeImport({ page, take }: Camera): Promise<void> {
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Import contacts' });
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: 'fair.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) });
  await dialog.getByRole('list', { name: 'Rows of the file' }).getByRole('listitem').first().waitFor();
  await dialog.getByLabel('They agreed to be written to').check();
  await page.waitForTimeout(700);
  await take('import');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Stop importing' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function takeLists(camera: Camera): Promise<void> {
  const { page, take } = camera;
  await show(camera, 'Groups');
  await page
    .getByRole('list', { name: 'Groups' })
    .getByRole('listitem')
    .first()
    .getByRole('button')
    .first()
    .click();
  await page.waitForTimeout(700);
  await take('groups');
  await show(camera, 'Auto-replies');
  await page.getByRole('list', { name: 'Rules' }).getByRole('listitem').first().waitFor();
  await page
    .getByRole('list', { name: 'Rules' })
    .getByRole('listitem')
    .first()
    .getByRole('button')
    .first()
    .click();
  await page.waitForTimeout(700);
  await take('auto-replies');
  await show(camera, 'Templates');
  await page.getByRole('button', { name: 'order_confirmation', exact: true }).waitFor();
  await page.waitForTimeout(700);
  await take('templates');
}
