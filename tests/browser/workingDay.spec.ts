import { DEMO_KEY, expect, test } from '#tests/support/app.ts';
import { createHands } from '#tests/support/hands.ts';
import {
  composer,
  conversations,
  messages,
  ownMessages,
  shownName,
  untilRead,
} from '#tests/support/steps.ts';

test.use({ apiOptions: { contacts: 40, liveliness: false } });
test.setTimeout(600_000);

test('connects, reads, answers, finds and settles chats with the keyboard alone', async ({ app, api }) => {
  const { page } = app;
  const hands = await createHands(page);
  const phone = api.control.examples().windowOpen ?? '';
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

  expect(await hands.touched()).toEqual([]);
});
