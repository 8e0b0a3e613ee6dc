import { readFile } from 'node:fs/promises';
import { DEMO_KEY, expect, test } from '#tests/support/app.ts';
import { createHands } from '#tests/support/hands.ts';
import {
  composer,
  connect,
  conversations,
  messages,
  openChat,
  ownMessages,
  shownName,
  untilRead,
} from '#tests/support/steps.ts';

test.use({ apiOptions: { contacts: 60, liveliness: false } });
test.setTimeout(240_000);

test('a whole working day with the keyboard alone', async ({ app, api }) => {
  const { page } = app;
  const hands = await createHands(page);
  const { windowOpen: open, windowClosed: closed } = api.control.examples();
  const phone = open ?? '';
  const name = shownName(api, phone);
  api.control.receive(phone, 'Is the Crème brûlée kurta back?');
  api.control.receive(phone, 'And how much is it?');
  const region = (label: string) => page.getByRole('region', { name: label, exact: true });
  const button = (label: string | RegExp) => page.getByRole('button', { name: label, exact: true });
  const palette = page.getByRole('combobox', { name: 'Find anything' });

  async function command(words: string, title: string): Promise<void> {
    await hands.press('ControlOrMeta+k');
    await hands.type(`>${words}`);
    await expect(page.getByRole('option', { selected: true })).toContainText(title);
    await hands.press('Enter');
  }

  await test.step('connects', async () => {
    await hands.fill(page.getByLabel('API key', { exact: true }), DEMO_KEY);
    await hands.use(button('Advanced'));
    await hands.fill(page.getByLabel('Base URL'), api.baseUrl);
    await hands.press('Enter');
    await hands.use(button('Open inbox'));
    await expect(conversations(page).first()).toBeVisible();
    await untilRead(app);
  });

  await test.step('reads the unread chats and answers one', async () => {
    await expect(conversations(page).first()).toContainText('And how much is it?');
    await hands.press('j');
    await expect(region(name)).toBeVisible();
    await hands.press('j', 'k', 'r');
    await expect(composer(page)).toBeFocused();
    await hands.type('It is *back* today.');
    await hands.press('Enter');
    await expect(ownMessages(page, 'It is back today.')).toBeVisible();
  });

  await test.step('keeps a quick reply and sends it', async () => {
    await hands.type('/');
    await expect(page.getByRole('option', { name: 'Create your first quick reply…' })).toBeVisible();
    await hands.press('ArrowDown', 'Enter');
    const dialog = page.getByRole('dialog', { name: 'Quick replies' });
    await hands.fill(dialog.getByLabel('Shortcut'), 'hours');
    await hands.fill(dialog.getByLabel('Text', { exact: true }), 'Ten to six, every day.');
    await hands.press('ControlOrMeta+Enter');
    await expect(dialog).toBeHidden();
    await expect(composer(page)).toBeFocused();
    await expect(page.getByRole('option', { name: /^\/hours/ })).toBeVisible();
    await hands.press('Enter');
    await expect(composer(page)).toHaveValue('Ten to six, every day.');
    await hands.press('Enter');
    await expect(ownMessages(page, 'Ten to six')).toBeVisible();
  });

  await test.step('finds within the chat', async () => {
    await hands.press('ControlOrMeta+f');
    await hands.type('creme');
    await expect(page.getByText('1 of 1')).toBeVisible();
    await hands.press('Enter', 'Escape');
    await expect(composer(page)).toBeFocused();
  });

  await test.step('sends a place and buttons', async () => {
    await command('location', 'Send a location');
    const location = region('Location');
    await hands.fill(location.getByLabel('Paste coordinates or a maps link'), '18.5204, 73.8567');
    await expect(location.getByLabel('Latitude')).toHaveValue('18.5204');
    await hands.press('ControlOrMeta+Enter');
    await expect(location).toBeHidden();
    await command('buttons', 'Send buttons');
    const buttons = region('Buttons');
    await hands.fill(buttons.getByLabel('Text', { exact: true }), 'Shall we send it?');
    await hands.fill(buttons.getByLabel('Button 1', { exact: true }), 'Yes');
    await hands.press('ControlOrMeta+Enter');
    await expect(buttons).toBeHidden();
    await expect(ownMessages(page, 'Shall we send it?')).toBeVisible();
  });

  await test.step('marks it as done, and takes that back', async () => {
    await hands.press('Escape', 'e');
    await expect(button('Move back to the inbox')).toBeVisible();
    await hands.press('e');
    await expect(button('Mark done')).toBeVisible();
  });

  await test.step('goes to a message from anywhere', async () => {
    await hands.press('g', 'g');
    await expect(page.getByRole('heading', { name: 'Groups', level: 1 })).toBeVisible();
    await hands.press('ControlOrMeta+k');
    await expect(palette).toBeFocused();
    await hands.type('brulee');
    await expect(page.getByRole('option').filter({ hasText: 'brûlée' })).toBeVisible();
    await hands.press('Enter');
    await expect(messages(page).filter({ hasText: 'Crème brûlée' })).toBeInViewport();
  });

  await test.step('chooses a template for a chat whose window is closed', async () => {
    await hands.press('ControlOrMeta+k');
    await hands.type(`@${closed ?? ''}`);
    await expect(page.getByRole('option').filter({ hasText: shownName(api, closed ?? '') })).toBeVisible();
    await hands.press('Enter');
    await hands.use(button('Choose a template'));
    await hands.type('login_code');
    await hands.press('ArrowDown', 'Enter');
    await expect(region('Template').getByRole('heading', { name: 'login_code' })).toBeVisible();
    await hands.press('Escape');
  });

  await test.step('adds a contact, tags several, filters, exports', async () => {
    await hands.press('Escape', 'g', 'c');
    await expect(page.getByRole('heading', { name: 'Contacts', level: 1 })).toBeVisible();
    await hands.press('n');
    const drawer = page.getByRole('dialog');
    await hands.fill(drawer.getByLabel('Phone', { exact: true }), '+919812345678');
    await hands.fill(drawer.getByLabel('Name', { exact: true }), 'Asha Rao');
    await hands.press('ControlOrMeta+Enter');
    await expect(page.getByText(/Asha Rao.* was added\./)).toBeVisible();

    await hands.press('/');
    await hands.press('ArrowDown', 'Space', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await hands.use(button('Tag'));
    await hands.type('monsoon');
    await hands.press('Enter');
    await hands.use(button('Add tags'));
    await expect
      .poll(
        async () => {
          const { accounts } = await app.ask('accounts.list', {});
          const { rows } = await app.ask('contacts.tags', { accountId: accounts[0]?.id ?? '' });
          return rows.find(({ tag }) => tag === 'monsoon')?.count ?? 0;
        },
        { timeout: 60_000 },
      )
      .toBe(3);
    await hands.press('Escape', 'Escape');

    await hands.press('/');
    await hands.type('Asha Rao');
    await expect(page.getByText('1 match', { exact: true })).toBeVisible();
    const saved = page.waitForEvent('download');
    await command('export', 'Export contacts');
    expect(await readFile(await (await saved).path(), 'utf8')).toContain('Asha Rao');
  });

  await test.step('begins an import by paste', async () => {
    await command('import', 'Import contacts');
    const dialog = page.getByRole('dialog');
    await hands.fill(dialog.getByLabel(/^Paste from a spreadsheet/), 'Name,Phone');
    await hands.press('Enter');
    await hands.type('Binod,+919812300001');
    await hands.use(dialog.getByRole('button', { name: 'Continue with this text' }));
    await expect(dialog.getByText('Binod').first()).toBeVisible();
    await hands.press('Escape');
    await hands.use(page.getByRole('button', { name: 'Stop importing' }));
  });

  await test.step('makes a rule and tries it', async () => {
    await hands.press('g', 'a');
    await expect(page.getByRole('heading', { name: 'Auto-replies', level: 1 })).toBeVisible();
    await hands.fill(page.getByLabel('A customer writes'), 'what is the price');
    await hands.use(button('New rule').first(), 'Shift+Tab');
    await hands.fill(page.getByLabel('Name', { exact: true }), 'Gift wrap');
    await hands.fill(page.getByRole('combobox', { name: 'Keywords' }), 'wrap');
    await hands.press('Enter');
    await hands.fill(page.getByLabel('Text of the reply'), 'We wrap for free.');
    await hands.press('ControlOrMeta+Enter');
    await expect(page.getByRole('switch', { name: 'Gift wrap is active' })).toBeVisible();
    await hands.fill(page.getByLabel('A customer writes'), 'do you wrap it?');
    await expect(page.getByRole('group', { name: 'What would be written' })).toContainText(
      'We wrap for free.',
    );
  });

  await test.step('changes the theme, and goes back', async () => {
    await hands.press('ControlOrMeta+,');
    await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
    await hands.reach(
      page
        .getByRole('radio', { name: 'Light' })
        .or(page.getByRole('radio', { name: 'System' }))
        .first(),
    );
    await hands.press('ArrowRight');
    await hands.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await hands.press('Escape');
    await hands.press('ControlOrMeta+1');
    await expect(conversations(page).first()).toBeVisible();
  });

  expect(await hands.touched()).toEqual([]);
});

test('F6 goes from part to part of the window and around, and Shift+F6 back', async ({ app, api }) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await untilRead(app);
  await openChat(page, api, api.control.examples().windowOpen);
  await composer(page).focus();
  const hands = await createHands(page);
  const parts = [
    page.getByRole('complementary'),
    page.getByRole('navigation', { name: 'Main menu' }),
    page.getByRole('navigation', { name: 'Conversations' }),
    page.getByRole('region', { name: shownName(api, api.control.examples().windowOpen ?? ''), exact: true }),
  ];
  for (const part of parts) {
    await hands.press('F6');
    await expect(part.locator(':focus')).toHaveCount(1);
  }
  for (const part of parts.slice(0, -1).reverse()) {
    await hands.press('Shift+F6');
    await expect(part.locator(':focus')).toHaveCount(1);
  }
  await hands.press('g', 'c');
  await expect(page.getByRole('heading', { name: 'Contacts', level: 1 })).toBeVisible();
  await hands.press('F6');
  await hands.press('F6');
  await expect(page.getByRole('main').locator(':focus')).toHaveCount(1);
});
