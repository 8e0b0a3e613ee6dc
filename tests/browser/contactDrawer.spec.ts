import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import type { RunningDemoApi } from '#demo/index.ts';
import { expect, test } from '#tests/support/app.ts';
import { connect, openChat, syncLine, untilRead } from '#tests/support/steps.ts';

test.use({ apiOptions: { contacts: 40, liveliness: false } });
// Many steps, on a computer that may be busy.
test.describe.configure({ timeout: 240_000 });

const panel = (page: Page) => page.getByRole('complementary', { name: 'Contact details' });
/** The drawer of a contact that is there; that of a new one is called so. */
const drawer = (page: Page) =>
  page.getByRole('dialog').filter({ has: page.getByRole('button', { name: 'Copy number' }) });
const newDrawer = (page: Page) => page.getByRole('dialog', { name: 'New contact' });
const nameField = (of: Locator) => of.getByLabel('Name', { exact: true });
const save = (of: Locator) => of.getByRole('button', { name: 'Save', exact: true }).click();

/** Bodies of what was written to the contacts so far. */
function written(api: RunningDemoApi, method: 'POST' | 'PUT'): { path: string; body: unknown }[] {
  return api.control
    .requests()
    .filter((request) => request.method === method && request.path.startsWith('/contacts/'))
    .map(({ path, body }) => ({ path, body: JSON.parse(body) as unknown }));
}

function known(api: RunningDemoApi, phone: string | null) {
  const contact = api.world.contacts.get(phone ?? '');
  if (!contact) throw new Error('This small world has nobody of that kind: give it more contacts.');
  return contact;
}

/** Somebody else changes the contact, and this app does not know it yet. */
function changeElsewhere(api: RunningDemoApi, phone: string | null, change: Record<string, unknown>): void {
  api.world.contacts.edit(known(api, phone), change, Date.now());
}

async function edit(page: Page, api: RunningDemoApi, phone: string | null): Promise<void> {
  await openChat(page, api, phone);
  await panel(page).getByRole('button', { name: 'Edit' }).click();
  await expect(nameField(drawer(page))).toBeVisible();
}

/** A number that is in no contact list, in a chat of its own. */
async function beginNew(page: Page, typed: string): Promise<void> {
  await page.getByRole('button', { name: 'New chat' }).click();
  const dialog = page.getByRole('dialog', { name: 'New chat' });
  await dialog.getByRole('textbox').fill(typed);
  await dialog.getByRole('textbox').press('Enter');
  await panel(page).getByRole('button', { name: 'Add to contacts' }).click();
  await expect(nameField(newDrawer(page))).toBeFocused();
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

test('a contact is added with a number in national form, tags, opt-in and an attribute', async ({
  app,
  api,
}) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await untilRead(app);
  await beginNew(page, '+919810000001');
  const form = newDrawer(page);
  const phone = form.getByLabel('Phone', { exact: true });
  await expect(phone).toHaveValue('98100 00001');

  // A country that is searched for, and a number that says its own.
  await form.getByRole('button', { name: /^Country of the number: India/ }).click();
  await page.getByRole('combobox', { name: 'Search countries' }).fill('+44');
  await page.keyboard.press('Enter');
  await expect(form.getByRole('button', { name: 'Country of the number: United Kingdom +44' })).toBeVisible();
  await phone.fill('+91 98123 45678');
  await phone.blur();
  await expect(phone).toHaveValue('98123 45678');
  await phone.fill('981');
  await phone.blur();
  await expect(form.getByText('This is not a phone number yet.')).toBeVisible();
  await phone.fill('098123-45679');
  await expect(form.getByText('Will be saved as')).toContainText('+91 98123 45679');

  await nameField(form).fill('Asha Rao');
  const tags = form.getByRole('combobox', { name: 'Tags' });
  await tags.fill('spring');
  await tags.press('Enter');
  await tags.pressSequentially('lead,');
  await tags.pressSequentially('mistake');
  await tags.press('Enter');
  await tags.press('Backspace');
  await form.getByRole('switch', { name: 'Opted in' }).click();
  await form.getByRole('button', { name: 'Add an attribute' }).click();
  await page.keyboard.type('town');
  await form.getByRole('textbox', { name: 'Value of town' }).fill('Pune');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('ControlOrMeta+Enter');

  await expect(form).toBeHidden();
  await expect(page.getByText(/Asha Rao.* was added\./)).toBeVisible();
  expect(written(api, 'POST')).toEqual([
    {
      path: '/contacts/',
      body: {
        phone_number: '+919812345679',
        name: 'Asha Rao',
        tags: ['spring', 'lead'],
        custom_attributes: { town: 'Pune' },
        is_opted_in: true,
      },
    },
  ]);
});

test('only what was changed is sent, and attributes that are no text stay what they are', async ({
  app,
  api,
}) => {
  const { page } = app;
  const { windowOpen: phone } = api.control.examples();
  const attributes = { city: 'Pune', orders: 12, address: { zip: 411001 }, notes: 'x'.repeat(200_000) };
  changeElsewhere(api, phone, { attributes });
  await connect(page, api.baseUrl);
  await untilRead(app);
  await edit(page, api, phone);
  const form = drawer(page);
  await expect(form.getByText('200,000 characters. Only the beginning is shown.')).toBeVisible();
  await nameField(form).fill('Ravi K.');
  await save(form);
  await expect(form).toBeHidden();
  const path = `/contacts/${phone ?? ''}/`;
  expect(written(api, 'PUT')).toEqual([{ path, body: { name: 'Ravi K.' } }]);
  await expect(panel(page).getByRole('heading', { name: 'Ravi K.' })).toBeVisible();

  await panel(page).getByRole('button', { name: 'Edit' }).click();
  await form.getByRole('textbox', { name: 'Value of city' }).fill('Mumbai');
  await form.getByRole('textbox', { name: 'Value of orders' }).fill('13');
  await save(form);
  await expect(form).toBeHidden();
  expect(written(api, 'PUT')[1]).toEqual({
    path,
    body: { custom_attributes: { ...attributes, city: 'Mumbai', orders: 13 } },
  });
});

test('what the server refuses stands at its field, and what was typed stays', async ({ app, api }) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await untilRead(app);
  await edit(page, api, api.control.examples().windowOpen);
  const form = drawer(page);
  await form.getByLabel('Email').fill('ravi@');
  await save(form);
  await expect(form.getByText('This is not an email address.')).toBeVisible();
  await expect(form.getByLabel('Email')).toBeFocused();
  await form.getByLabel('Email').fill('ravi@example.org');
  const long = 'محمد '.repeat(60);
  await nameField(form).fill(long);
  await save(form);
  await expect(form.getByText('At most 255 characters.', { exact: true })).toBeVisible();
  await expect(nameField(form)).toBeFocused();
  await expect(nameField(form)).toHaveValue(long);

  // Two hundred letters, written from right to left, are a name like any other.
  await nameField(form).fill(long.slice(0, 200).trim());
  await expect(form.getByText('At most 255 characters.', { exact: true })).toBeHidden();
  await save(form);
  await expect(form).toBeHidden();
  await panel(page).getByRole('button', { name: 'Edit' }).click();
  await expect(nameField(form)).toHaveValue(long.slice(0, 200).trim());
  expect(await violations(page)).toEqual([]);
});

test('closing asks before it loses what was typed; leaving for the chat loses nothing', async ({
  app,
  api,
}) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await untilRead(app);
  await edit(page, api, api.control.examples().windowOpen);
  const form = drawer(page);
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
  await expect(panel(page).getByRole('button', { name: 'Edit' })).toBeFocused();

  await page.keyboard.press('Enter');
  await nameField(form).fill('Half a na');
  await page.keyboard.press('Escape');
  const doubt = page.getByRole('dialog', { name: 'Discard changes?' });
  await doubt.getByRole('button', { name: 'Cancel' }).click();
  await expect(nameField(form)).toHaveValue('Half a na');
  await form.getByRole('button', { name: 'Open chat' }).click();
  await expect(form).toBeHidden();
  await panel(page).getByRole('button', { name: 'Edit' }).click();
  await expect(form.getByText('These changes were not saved yet.')).toBeVisible();
  await expect(nameField(form)).toHaveValue('Half a na');
  await page.keyboard.press('Escape');
  await doubt.getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(form).toBeHidden();
  expect(written(api, 'PUT')).toEqual([]);
});

test('one that was deleted elsewhere is added again with what was typed', async ({ app, api }) => {
  const { page } = app;
  const { windowOpen: phone } = api.control.examples();
  await connect(page, api.baseUrl);
  await untilRead(app);
  await edit(page, api, phone);
  const form = drawer(page);
  api.world.contacts.remove(known(api, phone));
  await nameField(form).fill('Still here');
  await save(form);
  await expect(form.getByText('This contact was deleted elsewhere.')).toBeVisible();
  await form.getByRole('button', { name: 'Add it again' }).first().click();
  await expect(form).toBeHidden();
  await expect.poll(() => api.world.contacts.get(phone ?? '')?.name).toBe('Still here');
});

test('a number that somebody has already leads to them', async ({ app, api }) => {
  const { page } = app;
  const { windowOpen: taken } = api.control.examples();
  const phone = api.world.ranked.find((other) => other !== taken && known(api, other).name) ?? null;
  await connect(page, api.baseUrl);
  await untilRead(app);
  await edit(page, api, phone);
  const form = drawer(page);
  await form.getByLabel('Phone', { exact: true }).fill(taken ?? '');
  await save(form);
  await expect(form.getByText(/already/)).toBeVisible();
  await form.getByRole('button', { name: 'Open that contact' }).click();
  await expect(nameField(form)).toHaveValue(known(api, taken).name ?? '');
  expect(api.world.contacts.get(phone ?? '')).toBeDefined();
});

test('a contact is deleted after a yes; what the server refuses is said, and they stay', async ({
  app,
  api,
}) => {
  const { page } = app;
  const { windowOpen: phone } = api.control.examples();
  const { name } = known(api, phone);
  await connect(page, api.baseUrl);
  await untilRead(app);
  await edit(page, api, phone);
  const form = drawer(page);
  const doubt = page.getByRole('dialog', { name: /^Delete / });
  const yes = doubt.getByRole('button', { name: 'Delete contact' });
  await form.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(doubt).toHaveAccessibleName(new RegExp(name ?? ''));
  expect(await violations(page)).toEqual([]);
  await doubt.getByRole('button', { name: 'Cancel' }).click();
  await expect(doubt).toBeHidden();

  api.control.fault({ kind: 'status', match: 'DELETE /contacts/*', status: 400 });
  await form.getByRole('button', { name: 'Delete', exact: true }).click();
  await yes.click();
  await expect(doubt.getByRole('alert')).toBeVisible();
  expect(known(api, phone).name).toBe(name);
  await yes.click();
  await expect(form).toBeHidden();
  await expect(page.getByText(/was deleted\.$/)).toBeVisible();
  await expect.poll(() => api.world.contacts.get(phone ?? '')).toBeUndefined();
  await expect(panel(page).getByRole('button', { name: 'Add to contacts' })).toBeVisible();
});

test('five megabytes in one attribute are told, not shown, and stay as they are when another is changed', async ({
  app,
  api,
}) => {
  const { page } = app;
  const { windowOpen: phone } = api.control.examples();
  const notes = 'naïve 😀 '.repeat(500_000);
  changeElsewhere(api, phone, { attributes: { city: 'Pune', notes } });
  await connect(page, api.baseUrl);
  await untilRead(app);
  await openChat(page, api, phone);
  await expect(panel(page).getByText(/^naïve 😀 .*…$/)).toBeVisible();
  await panel(page).getByRole('button', { name: 'Edit' }).click();
  const form = drawer(page);
  await expect(form.getByText(/characters\. Only the beginning is shown\./)).toBeVisible();
  await form.getByRole('textbox', { name: 'Value of city' }).fill('Mumbai');
  await save(form);
  // So much takes its time to be put away, and may take longer than the form waits for.
  await expect(form).toBeHidden({ timeout: 60_000 });
  await expect.poll(() => written(api, 'PUT').length, { timeout: 60_000 }).toBe(1);
  const [put] = written(api, 'PUT');
  const sent = (put?.body as { custom_attributes: Record<string, unknown> }).custom_attributes;
  expect(sent['city']).toBe('Mumbai');
  // Not by toBe: a difference would be printed whole.
  expect(sent['notes'] === notes).toBe(true);
});

test('what is changed offline is kept, shown as not sent, and sent once the server is back', async ({
  app,
  api,
}) => {
  const { page } = app;
  const { windowOpen: phone } = api.control.examples();
  await connect(page, api.baseUrl);
  await untilRead(app);
  await edit(page, api, phone);
  const form = drawer(page);
  await api.control.offline();
  await nameField(form).fill('Written offline');
  await save(form);
  await expect(form).toBeHidden({ timeout: 40_000 });
  await expect(page.getByText('Kept here; sent when you are back online.')).toBeVisible();
  await expect(panel(page).getByRole('heading', { name: 'Written offline' })).toBeVisible();
  await panel(page).getByRole('button', { name: 'Edit' }).click();
  await expect(form.getByText(/^Not sent yet: Name\./)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();

  // It stands among all that is not saved, too.
  await syncLine(page).click();
  await page.getByRole('button', { name: '1 change is not simply saved' }).click();
  const all = page.getByRole('dialog', { name: 'Changes that are not simply saved' });
  await expect(all.getByRole('list', { name: 'Not sent yet' }).getByRole('listitem')).toContainText(
    'Written offline',
  );
  expect(await violations(page)).toEqual([]);

  await api.control.online();
  await page.keyboard.press('ControlOrMeta+Shift+S');
  await expect
    .poll(() => api.world.contacts.get(phone ?? '')?.name, { timeout: 60_000 })
    .toBe('Written offline');
  await expect(all.getByText('Everything is saved')).toBeVisible({ timeout: 40_000 });
  expect(written(api, 'PUT')).toHaveLength(1);
});

test('what was overwritten is shown, and theirs is put back on request', async ({ app, api }) => {
  const { page } = app;
  const { windowOpen: phone } = api.control.examples();
  const before = known(api, phone).name ?? '';
  await connect(page, api.baseUrl);
  await untilRead(app);
  await edit(page, api, phone);
  const form = drawer(page);
  await nameField(form).fill('Ours');
  changeElsewhere(api, phone, { name: 'Theirs' });
  await save(form);
  await expect(form.getByText(/^Name was .*Theirs.* there; yours, .*Ours.*, was kept\.$/)).toBeVisible();
  expect(api.world.contacts.get(phone ?? '')?.name).toBe('Ours');
  expect(before).not.toBe('Theirs');
  await form.getByRole('button', { name: /^Use theirs/ }).click();
  await expect.poll(() => api.world.contacts.get(phone ?? '')?.name).toBe('Theirs');
  await expect(form.getByText(/Also changed elsewhere/)).toHaveCount(0);
  await expect(nameField(form)).toHaveValue('Theirs');
});
