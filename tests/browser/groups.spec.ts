import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import type { RunningDemoApi } from '#demo/index.ts';
import { expect, test, type RunningApp } from '#tests/support/app.ts';
import { connect, untilRead } from '#tests/support/steps.ts';

test.use({ apiOptions: { contacts: 60, liveliness: false } });
// Many steps, on a computer that may be busy.
test.describe.configure({ timeout: 240_000 });

const rows = (page: Page) => page.getByRole('list', { name: 'Groups' }).getByRole('listitem');
/** Contacts have a column of that name, too. */
const railGroups = (page: Page) =>
  page.getByRole('navigation', { name: 'Main menu' }).getByRole('button', { name: 'Groups' });
const form = (page: Page, title: string) => page.getByRole('dialog', { name: title });

async function openGroups({ page, ...app }: RunningApp, api: RunningDemoApi): Promise<void> {
  await connect(page, api.baseUrl);
  await untilRead({ page, ...app });
  await railGroups(page).click();
  await expect(page.getByRole('heading', { name: 'Groups', exact: true })).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
}

function written(api: RunningDemoApi): { method: string; path: string; body: unknown }[] {
  return api.control
    .requests()
    .filter(({ method, path }) => method !== 'GET' && path.startsWith('/contact-groups/'))
    .map(({ method, path, body }) => ({
      method,
      path,
      body: body === '' ? null : (JSON.parse(body) as unknown),
    }));
}

const groupCalled = (api: RunningDemoApi, name: string) =>
  api.world.groups.find((group) => group.name === name);

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

test('a group is created, corrected where the server refuses it, changed field by field, and deleted', async ({
  app,
  api,
}) => {
  const { page } = app;
  await openGroups(app, api);
  const [first] = api.world.groups;
  const taken = first?.name ?? '';

  await page.getByRole('button', { name: 'New group' }).click();
  const dialog = form(page, 'New group');
  await dialog.getByRole('button', { name: 'Create group' }).click();
  await expect(dialog.getByText('Give the group a name.')).toBeVisible();
  await dialog.getByLabel('Name', { exact: true }).fill(taken);
  await dialog.getByRole('button', { name: 'Create group' }).click();
  await expect(dialog.getByText('A group with this name already exists.')).toBeVisible();
  await expect(dialog.getByLabel('Name', { exact: true })).toBeFocused();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  const sure = page.getByRole('dialog', { name: 'Discard changes?' });
  await sure.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveValue(taken);
  await dialog.getByLabel('Name', { exact: true }).fill('Spring 2027');
  await dialog.getByLabel('Description').fill('Asked for the lookbook');
  await dialog.getByRole('button', { name: 'Create group' }).click();
  await expect(dialog).toBeHidden();
  await expect(rows(page).filter({ hasText: 'Spring 2027' })).toBeVisible();
  expect(written(api).at(-1)).toEqual({
    method: 'POST',
    path: '/contact-groups/',
    body: { name: 'Spring 2027', description: 'Asked for the lookbook' },
  });

  await rows(page).filter({ hasText: 'Spring 2027' }).getByRole('button').click();
  const detail = page.getByRole('region', { name: 'Spring 2027' });
  await detail.getByRole('button', { name: 'Edit' }).click();
  const changing = form(page, 'Edit group');
  await changing.getByLabel('Description').fill('');
  await changing.getByRole('button', { name: 'Save' }).click();
  await expect(changing).toBeHidden();
  const id = groupCalled(api, 'Spring 2027')?.id ?? '';
  expect(written(api).at(-1)).toEqual({
    method: 'PUT',
    path: `/contact-groups/${id}/`,
    body: { description: null },
  });

  await detail.getByRole('button', { name: 'Delete' }).click();
  const doubt = page.getByRole('dialog', { name: /^Delete .*Spring 2027/ });
  await expect(doubt.getByText('The contacts in it stay.')).toBeVisible();
  await doubt.getByRole('button', { name: 'Delete group' }).click();
  await expect(rows(page).filter({ hasText: 'Spring 2027' })).toHaveCount(0);
  // Here it goes at once, there once it is asked for.
  await expect.poll(() => groupCalled(api, 'Spring 2027')).toBeUndefined();
});

test('members show, can be searched and opened, and it is said that they can’t be changed here', async ({
  app,
  api,
}) => {
  const { page } = app;
  await openGroups(app, api);
  const counts = api.world.contacts.countGroups();
  const group = [...api.world.groups].sort(
    (one, other) => (counts.get(other.id) ?? 0) - (counts.get(one.id) ?? 0),
  )[0];
  const name = group?.name ?? '';
  const total = counts.get(group?.id ?? '') ?? 0;
  await rows(page).filter({ hasText: name }).getByRole('button').click();
  const detail = page.getByRole('region', { name, exact: true });
  await expect(detail.getByText(new RegExp(`^${total} members · As of`))).toBeVisible({ timeout: 40_000 });
  await expect(detail.getByText('Who is in a group is decided in the Inlobo dashboard')).toBeVisible();
  expect(await violations(page)).toEqual([]);

  const members = detail.getByRole('list', { name: `Members of ${name}` }).getByRole('listitem');
  const shown = await members.first().getByRole('button').innerText();
  const [called = ''] = shown.split('\n');
  await detail.getByRole('searchbox', { name: 'Search members' }).fill(called);
  await expect(members.filter({ hasText: called }).first()).toBeVisible();
  await detail.getByRole('searchbox', { name: 'Search members' }).fill('qqzzxx');
  await expect(detail.getByText('No member has this name, number or email.')).toBeVisible();
  await detail.getByRole('searchbox', { name: 'Search members' }).fill(called);
  await members.filter({ hasText: called }).first().getByRole('button').click();
  const drawer = page.getByRole('dialog', { name: called });
  await expect(drawer.getByText('its API can show this, not change it')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();

  await detail.getByRole('button', { name: 'Show in Contacts' }).click();
  await expect(page.getByRole('heading', { name: 'Contacts', exact: true })).toBeVisible();
  const accountId = (await app.ask('accounts.list', {})).accounts[0]?.id ?? '';
  await expect
    .poll(async () => (await app.ask('contactViews.list', { accountId })).current?.filter)
    .toEqual({ groupId: group?.id });
  await railGroups(page).click();
  await rows(page).filter({ hasText: name }).getByRole('button').click();

  await page.setViewportSize({ width: 420, height: 800 });
  await detail.getByRole('button', { name: 'All groups' }).click();
  await expect(rows(page).first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('a group made offline is kept, shown as not sent, and sent once the server is back', async ({
  app,
  api,
}) => {
  const { page } = app;
  await openGroups(app, api);
  await api.control.offline();
  await page.getByRole('button', { name: 'New group' }).click();
  await form(page, 'New group').getByLabel('Name', { exact: true }).fill('Made in the tunnel');
  await form(page, 'New group').getByRole('button', { name: 'Create group' }).click();
  await expect(form(page, 'New group')).toBeHidden({ timeout: 40_000 });
  const row = rows(page).filter({ hasText: 'Made in the tunnel' });
  await expect(row).toContainText('Not sent yet');
  await row.getByRole('button').click();
  const detail = page.getByRole('region', { name: 'Made in the tunnel' });
  await expect(detail.getByText(/^Not at Inlobo yet\./)).toBeVisible();

  await api.control.online();
  await page.keyboard.press('ControlOrMeta+Shift+S');
  await expect.poll(() => groupCalled(api, 'Made in the tunnel')?.name, { timeout: 60_000 }).toBeDefined();
  await expect(row).not.toContainText('Not sent yet', { timeout: 40_000 });
  await expect(detail).toBeVisible();
  await expect(detail.getByText(/^Not at Inlobo yet\./)).toHaveCount(0);
  expect(written(api).filter(({ method }) => method === 'POST')).toHaveLength(1);
});
