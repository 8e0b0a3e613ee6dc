import type { Page } from '@playwright/test';
import { expect, test, type RunningApp } from '#tests/support/app.ts';
import { connect, openChat, untilRead } from '#tests/support/steps.ts';

test.use({ apiOptions: { contacts: 20, liveliness: false } });
// Many steps, on a computer that may be busy.
test.describe.configure({ timeout: 240_000 });

const menu = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Main menu' }).getByRole('button', { name });
const panel = (page: Page) => page.getByRole('complementary', { name: 'Contact details' });
const drawer = (page: Page) =>
  page.getByRole('dialog').filter({ has: page.getByRole('button', { name: 'Copy number' }) });
const editor = (page: Page) => page.getByRole('form', { name: /rule/i });
const card = (page: Page, name: string) =>
  page
    .getByRole('list', { name: 'Rules' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name, exact: true }) });

/** What is kept of forms, as words. */
async function kept(app: RunningApp, accountId: string): Promise<string> {
  const { rows } = await app.ask('unsavedForms.list', { accountId });
  return JSON.stringify(rows.map(({ kind, values }) => [kind, values]));
}

test('what is typed into a rule, a contact and a group is there after a new start of the window', async ({
  app,
  api,
}) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  const accountId = await untilRead(app);
  const phone = api.control.examples().windowOpen;

  await openChat(page, api, phone);
  await panel(page).getByRole('button', { name: 'Edit' }).click();
  await drawer(page).getByLabel('Name', { exact: true }).fill('Half a na');
  await drawer(page).getByRole('button', { name: 'Open chat' }).click();
  await menu(page, 'Auto-replies').click();
  await card(page, 'Welcome').getByRole('button', { name: 'Welcome', exact: true }).click();
  await editor(page).getByLabel('Text of the reply').fill('Half a sent');
  await menu(page, 'Groups').click();
  await page.getByRole('button', { name: 'New group' }).first().click();
  await page.getByRole('dialog', { name: 'New group' }).getByLabel('Name').fill('Half a gro');
  for (const typed of ['Half a na', 'Half a sent', 'Half a gro'])
    await expect.poll(() => kept(app, accountId)).toContain(typed);

  await page.reload();
  await menu(page, 'Groups').click();
  const group = page.getByRole('dialog', { name: 'New group' });
  await expect(group.getByLabel('Name')).toHaveValue('Half a gro');
  await group.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(group).toBeHidden();

  await menu(page, 'Auto-replies').click();
  await expect(card(page, 'Welcome')).toContainText('not saved yet');
  await card(page, 'Welcome').getByRole('button', { name: 'Welcome', exact: true }).click();
  await expect(editor(page).getByLabel('Text of the reply')).toHaveValue('Half a sent');
  await editor(page).getByRole('button', { name: 'Save changes' }).click();
  await expect(card(page, 'Welcome')).not.toContainText('not saved yet');

  await menu(page, 'Inbox').click();
  await openChat(page, api, phone);
  await panel(page).getByRole('button', { name: 'Edit' }).click();
  await expect(drawer(page).getByText('These changes were not saved yet.')).toBeVisible();
  await expect(drawer(page).getByLabel('Name', { exact: true })).toHaveValue('Half a na');
  await drawer(page).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(drawer(page)).toBeHidden();

  // What was saved or discarded does not come back.
  await expect.poll(() => kept(app, accountId)).toBe('[]');
});

test('a new rule, and one that was deleted elsewhere meanwhile, still have what was typed', async ({
  app,
  api,
}) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  const accountId = await untilRead(app);
  await menu(page, 'Auto-replies').click();
  await card(page, 'Welcome').getByRole('button', { name: 'Welcome', exact: true }).click();
  await editor(page).getByLabel('Name').fill('Mine');
  await page.getByRole('button', { name: 'New rule', exact: true }).first().click();
  await editor(page).getByLabel('Name').fill('Begun');
  for (const typed of ['Mine', 'Begun']) await expect.poll(() => kept(app, accountId)).toContain(typed);

  api.world.rules = api.world.rules.filter(({ name }) => name !== 'Welcome');
  await page.reload();
  await app.ask('sync.now', { accountId });
  await menu(page, 'Auto-replies').click();
  await expect(card(page, 'Begun')).toContainText('not saved yet');
  await card(page, 'Mine').getByRole('button', { name: 'Mine', exact: true }).click();
  await expect(editor(page).getByText('This rule was deleted elsewhere.')).toBeVisible();
  await expect(editor(page).getByLabel('Name')).toHaveValue('Mine');
  await editor(page).getByRole('button', { name: 'Create it again' }).click();
  await expect.poll(() => api.world.rules.filter(({ name }) => name === 'Mine').length).toBe(1);
  await expect(card(page, 'Mine')).toHaveCount(1);
});
