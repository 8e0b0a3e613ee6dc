import type { Page } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '#tests/support/app.ts';
import { composer, connect, messages, openChat, ownMessages, untilRead } from '#tests/support/steps.ts';

test.use({ apiOptions: { contacts: 60, liveliness: false } });

const menu = (page: Page) => page.getByRole('listbox', { name: 'Quick replies' });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Quick replies' });
const sendKey = (page: Page) => page.getByRole('button', { name: 'Send', exact: true });

const selectedIn = (page: Page) =>
  composer(page).evaluate((box: HTMLTextAreaElement) =>
    box.value.slice(box.selectionStart, box.selectionEnd),
  );

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

test('a quick reply is made, taken by / and sent with what it is filled in with', async ({ app, api }) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  const accountId = await untilRead(app);
  const phone = api.control.examples().windowOpen ?? '';
  const name = api.world.contacts.get(phone)?.name ?? '';
  await openChat(page, api, phone);

  await composer(page).pressSequentially('/');
  await menu(page).getByRole('option', { name: 'Create your first quick reply…' }).click();
  await dialog(page).getByLabel('Shortcut').fill('two words');
  await expect(dialog(page).getByText('no spaces or other signs')).toBeVisible();
  await dialog(page).getByLabel('Shortcut').fill('hours');
  const text = dialog(page).getByLabel('Text', { exact: true });
  await text.fill('Dear ');
  await dialog(page).getByRole('button', { name: 'Insert Name', exact: true }).click();
  await expect(text).toHaveValue('Dear {{name}}');
  await text.press('End');
  await text.pressSequentially(', order {{order id}} comes {{when}} for $& <b>');
  await expect(dialog(page).getByText(`As ${name} reads it`)).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog(page)).toBeHidden();
  await expect
    .poll(async () => (await app.ask('quickReplies.list', { accountId })).rows)
    .toMatchObject([
      { shortcut: 'hours', text: 'Dear {{name}}, order {{order id}} comes {{when}} for $& <b>' },
    ]);

  // It is at hand where it was missed.
  await expect(menu(page).getByRole('option').first()).toContainText('/hours');
  await composer(page).fill('');
  await composer(page).pressSequentially('Hello! /HO');
  const option = menu(page).getByRole('option', { name: '/hours' });
  await expect(option).toContainText(`Dear ${name}, order {{order id}}`);
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await composer(page).press('Enter');
  await expect(menu(page)).toBeHidden();
  await expect(composer(page)).toHaveValue(
    `Hello! Dear ${name}, order {{order id}} comes {{when}} for $& <b>`,
  );

  // What is not known is selected, to be typed over; until all of it is, nothing is sent.
  await expect.poll(() => selectedIn(page)).toBe('{{order id}}');
  await page.keyboard.type('4711');
  await expect(page.getByText('Fill in {{when}} before you send')).toBeVisible();
  await expect(sendKey(page)).toBeDisabled();
  await composer(page).press('Enter');
  await expect.poll(() => selectedIn(page)).toBe('{{when}}');
  await page.keyboard.type('today');
  await expect(sendKey(page)).toBeEnabled();
  await composer(page).press('Enter');
  const whole = `Hello! Dear ${name}, order 4711 comes today for $& <b>`;
  await expect(ownMessages(page, whole)).toHaveCount(1);
  await expect.poll(() => api.ledger.entries().length).toBe(1);
  expect(api.ledger.entries()).toMatchObject([{ to: phone, body: { text: whole } }]);
});

test('the menu keeps to / at the start of a word, and leaves Enter to the message otherwise', async ({
  app,
  api,
}) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  const accountId = await untilRead(app);
  for (const [shortcut, text] of [
    ['address', 'We are in Pune'],
    ['hours', 'Open from ten to six'],
  ] as const)
    await app.ask('quickReplies.save', { accountId, shortcut, text });
  const phone = api.control.examples().windowOpen ?? '';
  await openChat(page, api, phone);

  await composer(page).pressSequentially('See https://example.com/h or 12/10');
  await expect(menu(page)).toBeHidden();
  await composer(page).fill('');
  await composer(page).pressSequentially('/');
  await expect(menu(page).getByRole('option')).toHaveText([/^\/address/, /^\/hours/, 'Edit quick replies…']);
  await composer(page).press('ArrowDown');
  const active = await composer(page).getAttribute('aria-activedescendant');
  await expect(page.locator(`[id="${active ?? ''}"]`)).toContainText('/hours');
  expect(await violations(page)).toEqual([]);

  await composer(page).press('Escape');
  await expect(menu(page)).toBeHidden();
  await expect(composer(page)).toHaveValue('/');
  // A text is found too.
  await composer(page).pressSequentially(' /pune');
  await expect(menu(page).getByRole('option').first()).toContainText('/address');
  await composer(page).press('Tab');
  await expect(composer(page)).toHaveValue('/ We are in Pune');

  await composer(page).fill('');
  await composer(page).pressSequentially('/nothing-like-it');
  await expect(page.getByText('No quick reply for “/nothing-like-it”')).toBeVisible();
  await composer(page).press('Enter');
  await expect.poll(() => api.ledger.entries().length).toBe(1);
  expect(api.ledger.entries()).toMatchObject([{ to: phone, body: { text: '/nothing-like-it' } }]);
});

test('quick replies are changed and deleted in the settings, and a deletion is taken back', async ({
  app,
  api,
}) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  const accountId = await untilRead(app);
  const rows = async () => (await app.ask('quickReplies.list', { accountId })).rows;
  await app.ask('quickReplies.save', { accountId, shortcut: 'hours', text: 'Ten to six' });
  await app.ask('quickReplies.save', { accountId, shortcut: 'thanks', text: 'Thank you' });

  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('button', { name: 'Accounts' }).click();
  await page.getByRole('button', { name: 'Edit quick replies' }).click();
  await dialog(page).getByRole('button', { name: '/hours' }).click();
  await dialog(page).getByLabel('Shortcut').fill('THANKS');
  await expect(dialog(page).getByText('Another quick reply has this shortcut')).toBeVisible();
  // What is typed and not saved stays while another one is looked at, and while the dialog is closed.
  await dialog(page).getByLabel('Shortcut').fill('open');
  await dialog(page).getByRole('button', { name: '/thanks' }).click();
  await expect(dialog(page).getByLabel('Shortcut')).toHaveValue('thanks');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Edit quick replies' }).click();
  await dialog(page).getByRole('button', { name: '/hours' }).click();
  await expect(dialog(page).getByLabel('Shortcut')).toHaveValue('open');
  await dialog(page).getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(rows).toMatchObject([{ shortcut: 'open', text: 'Ten to six' }, { shortcut: 'thanks' }]);

  await dialog(page).getByRole('button', { name: 'Delete' }).click();
  await expect(dialog(page).getByText('/open was deleted.')).toBeVisible();
  await expect.poll(rows).toMatchObject([{ shortcut: 'thanks' }]);
  await dialog(page).getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(rows).toMatchObject([{ shortcut: 'open', text: 'Ten to six' }, { shortcut: 'thanks' }]);
  await expect(dialog(page).getByLabel('Text', { exact: true })).toHaveValue('Ten to six');
  expect(await violations(page)).toEqual([]);
});

test('an emoji is looked for, chosen by keys and sent', async ({ app, api }) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await untilRead(app);
  const phone = api.control.examples().windowOpen ?? '';
  await openChat(page, api, phone);
  await composer(page).fill('On its way ');
  await composer(page).press('End');

  const picker = page.getByRole('dialog', { name: 'Emoji' });
  await page.getByRole('button', { name: 'Emoji' }).click();
  await expect(picker.getByRole('gridcell', { name: 'grinning face', exact: true })).toBeVisible();
  await page.keyboard.type('rocket');
  await expect(picker.getByRole('gridcell', { name: 'rocket', exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(picker).toBeHidden();
  await expect(composer(page)).toHaveValue('On its way 🚀');

  await page.getByRole('button', { name: 'Emoji' }).click();
  await picker.getByText('Medium dark').check({ force: true });
  await picker.getByRole('combobox', { name: 'Search emoji' }).fill('waving hand');
  await expect(picker.getByRole('gridcell').first()).toHaveText('👋🏾');
  await picker.getByRole('gridcell').first().click();
  await expect(composer(page)).toHaveValue('On its way 🚀👋🏾');
  await expect(composer(page)).toBeFocused();

  // What was used last stands first the next time.
  await page.getByRole('button', { name: 'Emoji' }).click();
  await expect(picker.getByRole('gridcell').first()).toHaveAccessibleName('waving hand');
  await page.keyboard.press('Escape');
  await composer(page).press('Enter');
  await expect.poll(() => api.ledger.entries().length).toBe(1);
  expect(api.ledger.entries()).toMatchObject([{ to: phone, body: { text: 'On its way 🚀👋🏾' } }]);
  await expect(messages(page).last()).toContainText('🚀');
});
