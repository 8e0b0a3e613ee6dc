import type { Locator, Page } from '@playwright/test';
import type { Contact } from '#demo/world/model.ts';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { SeenRequest } from '#demo/app.ts';
import type { RunningDemoApi } from '#demo/index.ts';
import { expect, test } from '#tests/support/app.ts';
import { connect, shownName, syncLine, untilRead } from '#tests/support/steps.ts';

test.use({ apiOptions: { contacts: 120, liveliness: false } });
// Each begins with connecting an account and reading it whole.
test.setTimeout(240_000);

const table = (page: Page): Locator => page.getByRole('grid', { name: 'Contacts' });
const rows = (page: Page): Locator => table(page).locator('[data-place]');
const bar = (page: Page): Locator => page.getByRole('toolbar', { name: 'With the selected contacts' });
const search = (page: Page): Locator => page.getByRole('searchbox', { name: 'Search name, number or email' });
const everybody = (api: RunningDemoApi): readonly Contact[] => api.world.contacts.page({}, 1, 10_000).rows;
/** High enough that every row of a filtered list is in the page. */
const TALL = { width: 1440, height: 3_400 };
const shownPhone = (phone: string): string =>
  parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;

/** The contacts of an account that was read whole. */
async function openContacts(
  app: Parameters<typeof untilRead>[0],
  api: RunningDemoApi,
): Promise<{ page: Page; accountId: string }> {
  const { page } = app;
  await connect(page, api.baseUrl);
  const accountId = await untilRead(app);
  await page
    .getByRole('navigation', { name: 'Main menu' })
    .getByRole('button', { name: 'Contacts', exact: true })
    .click();
  await expect(rows(page).first()).toBeVisible();
  // Off the menu, whose tip would lie over the first row.
  await page.mouse.move(700, 4);
  return { page, accountId };
}

/** Everybody whom the table shows, from its first row to its last, by the number in each row. */
async function phonesShown(page: Page): Promise<string[]> {
  return (await rows(page).locator('.phone').allInnerTexts()).map((text) => text.trim());
}

async function addTagFilter(page: Page, kind: string, tags: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: kind }).click();
  const panel = page.getByRole('dialog', { name: kind });
  for (const tag of tags) await panel.getByRole('checkbox', { name: tag }).check();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
}

const rowOf = (page: Page, api: RunningDemoApi, { phone }: Contact): Locator =>
  rows(page)
    .filter({ hasText: shownPhone(phone) })
    .filter({ hasText: shownName(api, phone) });

/** Chooses these, each found by its number. */
async function choose(page: Page, api: RunningDemoApi, contacts: readonly Contact[]): Promise<void> {
  for (const contact of contacts) {
    await search(page).fill(contact.phone);
    await rowOf(page, api, contact).locator('.box').click();
    await expect(rowOf(page, api, contact)).toHaveAttribute('aria-selected', 'true');
  }
  await search(page).fill('');
}

const writes = (api: RunningDemoApi): SeenRequest[] =>
  api.control.requests().filter(({ method, path }) => method !== 'GET' && path.includes('/contacts/'));

test('filters, the search and the order together show just those of the demo’s people who fit', async ({
  app,
  api,
}) => {
  const { page } = await openContacts(app, api);
  await page.setViewportSize(TALL);
  await expect(page.getByText(/^120 people · as of \d\d:\d\d$/)).toBeVisible();

  await addTagFilter(page, 'Tag is any of', ['vip', 'lead']);
  await addTagFilter(page, 'Tag is none of', ['cod']);
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Opt-in' }).click();
  await page.getByRole('menuitemradio', { name: 'Opted in', exact: true }).click();
  const fits = ({ tags, isOptedIn }: Contact): boolean =>
    isOptedIn && (tags.includes('vip') || tags.includes('lead')) && !tags.includes('cod');
  const fitting = everybody(api).filter(fits);
  expect(fitting.length).toBeGreaterThan(3);
  await expect(page.getByText(`${fitting.length} match`, { exact: true })).toBeVisible();

  await table(page).getByRole('columnheader', { name: 'Phone' }).getByRole('button').click();
  await expect(table(page).getByRole('columnheader', { name: 'Phone' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await expect
    .poll(() => phonesShown(page))
    .toEqual(
      fitting
        .map(({ phone }) => phone)
        .sort()
        .map(shownPhone),
    );

  // A number, with all of it still in force.
  const { phone = '' } = fitting[0] ?? {};
  await search(page).fill(phone);
  await expect.poll(() => phonesShown(page)).toEqual([shownPhone(phone)]);
  const other = everybody(api).find((contact) => !fits(contact));
  await search(page).fill(other?.phone ?? '');
  await expect(page.getByText('Nobody matches')).toBeVisible();

  await search(page).fill('nobody is called this');
  await expect(page.getByText('Nobody matches')).toBeVisible();
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(table(page)).toHaveAttribute('aria-rowcount', '121');
});

test('a tag given to those chosen reaches the server for each of them and nobody else, and comes back', async ({
  app,
  api,
}) => {
  const { page } = await openContacts(app, api);
  await page.setViewportSize(TALL);
  const chosen = everybody(api).slice(10, 13);
  await choose(page, api, chosen);
  await expect(bar(page)).toContainText('3 selected');

  await bar(page).getByRole('button', { name: 'Tag' }).click();
  const panel = page.getByRole('dialog', { name: 'Tag' });
  await panel.getByRole('textbox').fill('spring sale');
  await panel.getByRole('button', { name: 'New tag “spring sale”' }).click();
  await panel.getByRole('button', { name: 'Add tags' }).click();
  await expect(bar(page)).toBeHidden();
  await expect
    .poll(() => chosen.every(({ phone }) => api.world.contacts.get(phone)?.tags.includes('spring sale')), {
      timeout: 40_000,
    })
    .toBe(true);
  expect(
    new Set(writes(api).map(({ method, path }) => `${method} ${decodeURIComponent(path).split('/').at(-2)}`)),
  ).toEqual(new Set(chosen.map(({ phone }) => `PUT ${phone}`)));
  // Only the tags are written, and those that were there stay.
  for (const { body } of writes(api)) expect(Object.keys(JSON.parse(body) as object)).toEqual(['tags']);
  for (const { phone, tags } of chosen)
    expect(api.world.contacts.get(phone)?.tags).toEqual(expect.arrayContaining([...tags]));

  await page.keyboard.press('Escape');
  await addTagFilter(page, 'Tag is all of', ['spring sale']);
  await expect(page.getByText('3 match', { exact: true })).toBeVisible();
  await expect
    .poll(async () => (await phonesShown(page)).sort())
    .toEqual(chosen.map(({ phone }) => shownPhone(phone)).sort());
});

test('what the server refuses of a bulk action is said, row by row', async ({ app, api }) => {
  const { page } = await openContacts(app, api);
  const chosen = everybody(api).slice(20, 22);
  await choose(page, api, chosen);
  api.control.fault({
    kind: 'status',
    match: `PUT /contacts/*${chosen[0]?.phone.slice(1) ?? ''}*`,
    status: 400,
    times: 'always',
  });
  await bar(page).getByRole('button', { name: 'Opt-in' }).click();
  await page.getByRole('menuitem', { name: 'Opt out' }).click();
  const result = page.getByRole('dialog');
  await expect(result.getByText(/refused/i).first()).toBeVisible({ timeout: 40_000 });
  await expect(result.getByText(shownName(api, chosen[0]?.phone ?? '')).first()).toBeVisible();
  await expect.poll(() => api.world.contacts.get(chosen[1]?.phone ?? '')?.isOptedIn).toBe(false);
});

test('many are deleted only once their number is typed, one after a plain yes', async ({ app, api }) => {
  const { page } = await openContacts(app, api);
  await page.setViewportSize(TALL);
  await addTagFilter(page, 'Tag is all of', ['gift']);
  const gifted = everybody(api).filter(({ tags }) => tags.includes('gift'));
  expect(gifted.length).toBeGreaterThan(10);
  await rows(page).first().focus();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(bar(page)).toContainText(`${gifted.length} selected`);
  // All that match but one.
  await page.keyboard.press('Space');
  await expect(bar(page)).toContainText(`${gifted.length - 1} selected`);
  const spared = await rows(page).first().locator('.phone').innerText();

  await page.keyboard.press('Delete');
  const dialog = page.getByRole('dialog', { name: `Delete ${gifted.length - 1} contacts?` });
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(dialog.getByRole('alert')).toContainText(String(gifted.length - 1));
  expect(writes(api)).toEqual([]);
  await dialog.getByRole('textbox').fill(String(gifted.length - 1));
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect
    .poll(
      () =>
        everybody(api)
          .filter(({ tags }) => tags.includes('gift'))
          .map(({ phone }) => shownPhone(phone)),
      {
        timeout: 60_000,
      },
    )
    .toEqual([spared.trim()]);
  expect(everybody(api)).toHaveLength(120 - gifted.length + 1);

  await page.keyboard.press('Escape');
  await expect(page.getByText('1 match', { exact: true })).toBeVisible();
  await expect(rows(page).locator('.phone')).toHaveText([spared.trim()]);
  await rows(page).first().focus();
  await page.keyboard.press('Space');
  await expect(bar(page)).toContainText('1 selected');
  await page.keyboard.press('Delete');
  await page
    .getByRole('dialog', { name: /^Delete/ })
    .getByRole('button', { name: 'Delete' })
    .click();
  await expect
    .poll(() => everybody(api).some(({ tags }) => tags.includes('gift')), { timeout: 40_000 })
    .toBe(false);
});

test('a saved view, the columns and their widths are there again after a reload', async ({ app, api }) => {
  const { page } = await openContacts(app, api);
  await addTagFilter(page, 'Tag is any of', ['wholesale']);
  const wholesale = everybody(api).filter(({ tags }) => tags.includes('wholesale')).length;
  await expect(page.getByText(`${wholesale} match`, { exact: true })).toBeVisible();

  await page.getByRole('button', { name: 'Columns' }).click();
  const columns = page.getByRole('dialog', { name: 'Columns' });
  await columns.getByRole('checkbox', { name: 'City' }).check();
  await columns.getByRole('checkbox', { name: 'Email' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(table(page).getByRole('columnheader', { name: 'City' })).toBeVisible();
  await expect(table(page).getByRole('columnheader', { name: 'Email' })).toHaveCount(0);

  const phone = table(page).getByRole('columnheader', { name: 'Phone' });
  const before = (await phone.boundingBox())?.width ?? 0;
  await phone.getByRole('button').focus();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Shift+ArrowRight');
  await expect.poll(async () => (await phone.boundingBox())?.width).toBeCloseTo(before + 64, 0);

  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByLabel('Name of the view').fill('Wholesale cities');
  await page.keyboard.press('Enter');
  const views = page.getByRole('group', { name: 'Saved views' });
  await expect(views.getByRole('button', { name: 'Wholesale cities' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await views.getByRole('button', { name: 'Everybody' }).click();
  await expect(table(page)).toHaveAttribute('aria-rowcount', '121');
  const width = (await phone.boundingBox())?.width ?? 0;

  // What was changed last is kept a moment later.
  await expect
    .poll(
      async () => (await app.ask('contactViews.list', { accountId: await onlyAccount(app) })).current?.filter,
    )
    .toEqual({});
  await page.reload();
  await page
    .getByRole('navigation', { name: 'Main menu' })
    .getByRole('button', { name: 'Contacts', exact: true })
    .click();
  await expect(table(page).getByRole('columnheader', { name: 'City' })).toBeVisible();
  await expect(table(page)).toHaveAttribute('aria-rowcount', '121');
  await expect.poll(async () => (await phone.boundingBox())?.width).toBeCloseTo(width, 0);
  await views.getByRole('button', { name: 'Wholesale cities' }).click();
  await expect(page.getByText(`${wholesale} match`, { exact: true })).toBeVisible();
});

test('a column is as wide as its edge is dragged to', async ({ app, api }) => {
  const { page } = await openContacts(app, api);
  const tags = table(page).getByRole('columnheader', { name: 'Tags' });
  const box = await tags.boundingBox();
  if (!box) throw new Error('The column is not drawn.');
  await page.mouse.move(box.x + box.width - 8, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width + 52, box.y + 10, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await tags.boundingBox())?.width).toBeCloseTo(box.width + 60, 0);
  // Its own beginning stays where it was.
  await expect.poll(async () => (await tags.boundingBox())?.x).toBeCloseTo(box.x, 0);
});

test('offline everything stays readable and says as of when', async ({ app, api }) => {
  const { page } = await openContacts(app, api);
  await page.setViewportSize(TALL);
  await api.control.offline();
  await page
    .getByRole('navigation', { name: 'Main menu' })
    .getByRole('button', { name: /^Inbox/ })
    .click();
  await expect(syncLine(page)).toContainText(/Offline since \d\d:\d\d/, { timeout: 60_000 });
  await page
    .getByRole('navigation', { name: 'Main menu' })
    .getByRole('button', { name: 'Contacts', exact: true })
    .click();
  await expect(page.getByText(/^120 people · as of \d\d:\d\d$/)).toBeVisible();
  await addTagFilter(page, 'Tag is any of', ['export']);
  const exported = everybody(api).filter(({ tags }) => tags.includes('export')).length;
  await expect(page.getByText(`${exported} match`, { exact: true })).toBeVisible();
  await expect.poll(async () => (await phonesShown(page)).length).toBe(exported);
});

test('by keyboard alone: from the search into the rows, a range, the chat', async ({ app, api }) => {
  const { page } = await openContacts(app, api);
  await page.keyboard.press('/');
  await expect(search(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(rows(page).first()).toBeFocused();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(bar(page)).toContainText('3 selected');
  await page.keyboard.press('Escape');
  await expect(bar(page)).toBeHidden();
  await page.keyboard.press('End');
  await expect(table(page).locator('[data-place="119"]')).toBeFocused();
  await expect(table(page).locator('[data-place="119"]')).toBeInViewport({ ratio: 1 });
  const name = await table(page).locator('[data-place="119"] .title').innerText();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
});

test('the file of an export holds all that match, and says how it is written', async ({ app, api }) => {
  const { page } = await openContacts(app, api);
  await addTagFilter(page, 'Tag is any of', ['festive']);
  const festive = everybody(api).filter(({ tags }) => tags.includes('festive'));
  await expect(page.getByText(`${festive.length} match`, { exact: true })).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^contacts-\d{4}-\d\d-\d\d\.csv$/);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  expect(text.startsWith('\ufeff')).toBe(true);
  for (const { phone } of festive) expect(text).toContain(phone);
  expect(text.trimEnd().split('\n')).toHaveLength(festive.length + 1);
});

test('a change that is refused after it had waited is shown, and sent again or taken back', async ({
  app,
  api,
}) => {
  const { page, accountId } = await openContacts(app, api);
  const [one, other] = everybody(api);
  if (!one || !other) throw new Error('This small world has nobody.');
  /** Changed while there is no server, which refuses it once it is back. */
  const rename = async ({ phone }: Contact, name: string) => {
    await api.control.offline();
    await app.ask('contacts.update', { accountId, phone, change: { name }, seen: {} });
    api.control.fault({
      kind: 'status',
      match: `PUT /contacts/*${phone.slice(1)}*`,
      status: 400,
      times: 'always',
    });
    await api.control.online();
    await page.keyboard.press('ControlOrMeta+Shift+S');
  };
  const strip = page.getByRole('button', { name: /1 change was refused/ });
  const rowCalled = (name: string) => rows(page).filter({ hasText: name });

  await rename(one, 'Aaron Again');
  await expect(strip).toBeVisible({ timeout: 60_000 });
  await search(page).fill('Aaron Again');
  await expect(rowCalled('Aaron Again').getByRole('img', { name: 'Refused by the server' })).toBeVisible();
  await strip.click();
  const all = page.getByRole('dialog', { name: 'Changes that are not simply saved' });
  await expect(all.getByRole('list', { name: 'Refused' }).getByRole('listitem')).toContainText(
    'Not saved: Name.',
  );
  api.control.clearFaults();
  await all.getByRole('button', { name: 'Try again: Aaron Again' }).click();
  await expect.poll(() => api.world.contacts.get(one.phone)?.name, { timeout: 60_000 }).toBe('Aaron Again');
  await expect(all.getByText('Everything is saved')).toBeVisible({ timeout: 40_000 });
  await page.keyboard.press('Escape');
  await expect(rowCalled('Aaron Again').getByRole('img')).toHaveCount(0);

  await search(page).fill('');
  await rename(other, 'Aaron Undone');
  await expect(strip).toBeVisible({ timeout: 60_000 });
  await search(page).fill('Aaron Undone');
  await rowCalled('Aaron Undone').locator('.title').click();
  const drawer = page.getByRole('dialog', { name: 'Aaron Undone' });
  await expect(drawer.getByText(/^Not saved: Name\./)).toBeVisible();
  await drawer.getByRole('button', { name: 'Discard: Aaron Undone' }).click();
  await expect(drawer.getByText(/^Not saved/)).toHaveCount(0);
  await expect(page.getByRole('dialog').getByLabel('Name', { exact: true })).toHaveValue(other.name ?? '');
  await page.keyboard.press('Escape');
  await expect(strip).toHaveCount(0);
  await expect(page.getByText('Nobody matches')).toBeVisible();
  expect(api.world.contacts.get(other.phone)?.name).toBe(other.name);
});

test('a list that could not be read says so, and is read when asked again', async ({
  app,
  api,
  hostKind,
}) => {
  test.skip(hostKind === 'electron', 'What the store answers is said here in place of the host.');
  const { page } = await openContacts(app, api);
  await page.route('**/rpc', async (route) => {
    const { route: name, input } = route.request().postDataJSON() as {
      route: string;
      input: { search?: string };
    };
    if (name !== 'contacts.list' || input.search === undefined) return route.fallback();
    await route.fulfill({
      json: { ok: false, error: { code: 'INTERNAL', message: '' } },
    });
  });
  const [{ phone } = { phone: '' }] = everybody(api);
  await search(page).fill(phone);
  const said = page.getByRole('alert').filter({ hasText: 'This could not be loaded' });
  await expect(said).toBeVisible();
  await expect(rows(page)).toHaveCount(0);
  await page.unroute('**/rpc');
  await said.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => phonesShown(page)).toEqual([shownPhone(phone)]);
});

test('after a restart the filters stand as they were left, and what was searched for is gone', async ({
  app,
  api,
}) => {
  const { page, accountId } = await openContacts(app, api);
  await addTagFilter(page, 'Tag is any of', ['export']);
  const exported = everybody(api).filter(({ tags }) => tags.includes('export')).length;
  await search(page).fill('nobody is called this');
  await expect(page.getByText('Nobody matches')).toBeVisible();
  await expect
    .poll(async () => (await app.ask('contactViews.list', { accountId })).current?.filter)
    .toEqual({ anyTags: ['export'] });

  // To another screen and back is no restart.
  const menu = page.getByRole('navigation', { name: 'Main menu' });
  await menu.getByRole('button', { name: 'Groups', exact: true }).click();
  await menu.getByRole('button', { name: 'Contacts', exact: true }).click();
  await expect(search(page)).toHaveValue('nobody is called this');

  await page.reload();
  await menu.getByRole('button', { name: 'Contacts', exact: true }).click();
  await expect(page.getByText(`${exported} match`, { exact: true })).toBeVisible();
  await expect(search(page)).toHaveValue('');
});

async function onlyAccount(app: Parameters<typeof untilRead>[0]): Promise<string> {
  return (await app.ask('accounts.list', {})).accounts[0]?.id ?? '';
}
