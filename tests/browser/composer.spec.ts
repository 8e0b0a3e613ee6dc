import type { Locator, Page } from '@playwright/test';
import { expect, test } from '#tests/support/app.ts';
import { composer, connect, messages, openChat, ownMessages, untilRead } from '#tests/support/steps.ts';

test.use({ apiOptions: { contacts: 60, liveliness: false } });

test('what was typed stays through a change of chat and a reload', async ({ app, api }) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await untilRead(app);
  const [first = '', second = ''] = api.world.ranked.filter((phone) => api.world.isWindowOpen(phone));

  await openChat(page, api, first);
  await composer(page).fill('Half a sentence');
  await openChat(page, api, second);
  await expect(composer(page)).toHaveValue('');
  await openChat(page, api, first);
  await expect(composer(page)).toHaveValue('Half a sentence');

  await composer(page).fill('Half a sentence more');
  await page.reload();
  await openChat(page, api, first);
  await expect(composer(page)).toHaveValue('Half a sentence more');
  expect(api.ledger.entries()).toEqual([]);
});

test('4,097 characters say why Send is off, and 4,096 leave whole', async ({ app, api }) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await openChat(page, api, api.control.examples().windowOpen);

  await composer(page).fill('😀'.repeat(4_097));
  await expect(page.getByText('1 character too many')).toBeVisible();
  await composer(page).press('Enter');
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeDisabled();

  await composer(page).fill('😀'.repeat(4_096));
  await expect(page.getByRole('button', { name: 'Send', exact: true })).toBeEnabled();
  await composer(page).press('Enter');
  await expect.poll(() => api.ledger.entries().length).toBe(1);
  expect(api.ledger.entries()).toMatchObject([{ body: { text: '😀'.repeat(4_096) } }]);
});

test('a chat whose window has closed takes no text and says why', async ({ app, api }) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await untilRead(app);
  await openChat(page, api, api.control.examples().windowClosed);
  await expect(page.getByText('More than 24 hours since')).toBeVisible();
  await expect(composer(page)).toHaveCount(0);
  await expect(messages(page).first()).toBeVisible();
});

test('a number is typed to begin a chat, and one that is none is said to be so', async ({ app, api }) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await page.getByRole('button', { name: 'New chat' }).click();
  await page.keyboard.type('98100 07919 1');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Start with + and the country code')).toBeVisible();

  await page.getByRole('textbox', { name: 'Number or name' }).fill('+44 7911 123456');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: '+44 7911 123456' })).toBeVisible();
  await expect(page.getByText('has not written yet. WhatsApp accepts only')).toBeVisible();
});

test('scripts, markup and foreign links in a message stay words', async ({ app, api }) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  const phone = api.control.examples().windowOpen ?? '';
  api.control.receive(phone, '<img src=x onerror=alert(1)> javascript:alert(1) *bold* https://example.com/a');
  await openChat(page, api, phone);

  const mine = messages(page).filter({ hasText: '<img src=x onerror=alert(1)>' });
  await expect(mine).toBeVisible();
  await expect(mine.locator('img')).toHaveCount(0);
  await expect(mine.locator('strong')).toHaveText('bold');
  await expect(mine.getByRole('link')).toHaveCount(1);
  await expect(mine.getByRole('link')).toHaveAttribute('href', 'https://example.com/a');
  await expect(mine.getByRole('link')).toHaveAttribute('rel', /noopener/);
});

/** Opens a form above the box, by its name in the ＋ menu. */
async function openForm(page: Page, choice: string): Promise<Locator> {
  await page.getByRole('button', { name: 'Send something else' }).click();
  await page.getByRole('menuitem', { name: choice, exact: true }).click();
  const form = page.getByRole('region', { name: choice, exact: true });
  await expect(form).toBeVisible();
  return form;
}

test('a form that is filled in stays through a change of chat and a reload, beside the text', async ({
  app,
  api,
}) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await untilRead(app);
  const [first = '', second = ''] = api.world.ranked.filter((phone) => api.world.isWindowOpen(phone));

  await openChat(page, api, first);
  await composer(page).fill('And a text');
  const form = await openForm(page, 'Buttons');
  await form.getByRole('textbox', { name: 'Text' }).fill('Shall we send it?');
  await form.getByRole('textbox', { name: 'Button 1' }).fill('Yes');
  await openChat(page, api, second);
  await expect(form).toHaveCount(0);

  for (const comeBack of [() => openChat(page, api, first), () => page.reload()]) {
    await comeBack();
    if (!(await form.isVisible())) await openChat(page, api, first);
    await expect(form.getByRole('textbox', { name: 'Text' })).toHaveValue('Shall we send it?');
    await expect(form.getByRole('textbox', { name: 'Button 1' })).toHaveValue('Yes');
    await expect(composer(page)).toHaveValue('And a text');
  }

  await form.getByRole('textbox', { name: 'Text' }).press('ControlOrMeta+Enter');
  await expect.poll(() => api.ledger.entries().length).toBe(1);
  expect(api.ledger.entries()).toMatchObject([{ body: { body: 'Shall we send it?', buttons: ['Yes'] } }]);
  await expect(form).toHaveCount(0);
  await expect(composer(page)).toHaveValue('And a text');
  await expect(composer(page)).toBeFocused();
});

test('a form that was closed with Escape comes back with what was in it', async ({ app, api }) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await openChat(page, api, api.control.examples().windowOpen);
  const form = await openForm(page, 'Buttons');
  await form.getByRole('textbox', { name: 'Text' }).fill('Shall we?');
  await page.keyboard.press('Escape');
  await expect(form).toHaveCount(0);
  await expect(composer(page)).toBeFocused();
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect(form.getByRole('textbox', { name: 'Text' })).toHaveValue('Shall we?');
});

test('the link of a text is previewed unless the switch says no', async ({ app, api }) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await openChat(page, api, api.control.examples().windowOpen);
  const preview = page.getByRole('switch', { name: /Show a preview of/ });

  await composer(page).fill('No link here');
  await expect(preview).toHaveCount(0);
  await composer(page).press('Enter');
  await composer(page).fill('See https://shop.example/a');
  await expect(preview).toBeChecked();
  await composer(page).press('Enter');
  await composer(page).fill('See https://shop.example/b');
  await preview.click();
  await expect(preview).not.toBeChecked();
  await composer(page).press('Enter');

  await expect.poll(() => api.ledger.entries().length).toBe(3);
  const bodies = api.ledger.entries().map(({ body }) => body);
  expect(bodies).toMatchObject([
    { text: 'No link here' },
    { text: 'See https://shop.example/a', preview_url: true },
    { text: 'See https://shop.example/b', preview_url: false },
  ]);
  expect(bodies[0]).not.toHaveProperty('preview_url');
});

test('coordinates that are pasted can be sent as a place', async ({ app, api }) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await openChat(page, api, api.control.examples().windowOpen);
  await composer(page).evaluate((box, words) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', words);
    (box as HTMLTextAreaElement).focus();
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, '18.52, 73.85');
  await composer(page).pressSequentially('18.52, 73.85');
  await page.getByRole('button', { name: 'Send as location' }).click();
  await expect(composer(page)).toHaveValue('');
  await page.getByRole('button', { name: 'Send location', exact: true }).click();
  await expect.poll(() => api.ledger.entries().length).toBe(1);
  expect(api.ledger.entries()).toMatchObject([{ body: { latitude: 18.52, longitude: 73.85 } }]);
});

test('a window that closes while something is written keeps it, and gives it back when the customer writes', async ({
  app,
  api,
}) => {
  const { page } = app;
  const phone = api.control.examples().windowClosed ?? '';
  const TEN_MINUTES_MS = 10 * 60_000;
  const DAY_MS = 24 * 60 * 60_000;
  api.control.receive(phone, 'Still there?', { at: Date.now() - DAY_MS + TEN_MINUTES_MS });
  await connect(page, api.baseUrl);
  await untilRead(app);
  await openChat(page, api, phone);
  await composer(page).fill('Half a sentence');
  const form = await openForm(page, 'Buttons');
  await form.getByRole('textbox', { name: 'Text' }).fill('Shall we?');
  await form.getByRole('textbox', { name: 'Button 1' }).fill('Yes');
  const send = form.getByRole('button', { name: 'Send buttons' });
  await expect(send).toBeEnabled();

  // As after the computer slept: it is later, and the page is seen again.
  await page.clock.setFixedTime(Date.now() + TEN_MINUTES_MS);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await expect(page.getByText('More than 24 hours since')).toBeVisible();
  await expect(form.getByText('The 24 hours are over')).toBeVisible();
  await expect(send).toBeDisabled();
  await expect(form.getByRole('textbox', { name: 'Text' })).toHaveValue('Shall we?');
  await expect(page.getByText('Half a sentence')).toBeVisible();

  api.control.receive(phone, 'Yes, here');
  await expect(composer(page)).toHaveValue('Half a sentence');
  await expect(send).toBeEnabled();
  expect(api.ledger.entries()).toEqual([]);
});

test('a failed image is mended in the form it was made in', async ({ app, api }) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await openChat(page, api, api.control.examples().windowOpen);
  const fault = api.control.fault({ match: 'POST /messages/*', kind: 'cloud', code: 131_053 });
  expect(fault).toBeGreaterThan(0);
  const form = await openForm(page, 'Image');
  const link = form.getByRole('textbox', { name: 'Link to the file' });
  await link.fill('https://media.example/kurta-old.jpg');
  await form.getByRole('textbox', { name: 'Caption' }).fill('The blue one');
  await form.getByRole('button', { name: 'Send image' }).click();

  const failed = ownMessages(page, 'could not fetch the file');
  await expect(failed).toHaveCount(1);
  api.control.clearFaults();
  await failed.getByRole('button', { name: 'Fix the link' }).click();
  await expect(failed).toHaveCount(0);
  await expect(link).toHaveValue('https://media.example/kurta-old.jpg');
  await expect(form.getByRole('textbox', { name: 'Caption' })).toHaveValue('The blue one');

  await link.fill('https://media.example/kurta.jpg');
  await form.getByRole('button', { name: 'Send image' }).click();
  await expect
    .poll(() => api.ledger.entries().map(({ body }) => body))
    .toContainEqual(expect.objectContaining({ caption: 'The blue one' }));
  await expect(ownMessages(page, 'The blue one')).toHaveCount(1);
});

test('who has not opted in is said before writing, once', async ({ app, api }) => {
  const { page } = app;
  const phone = api.world.ranked.find((one) => api.world.contacts.get(one)?.isOptedIn === false) ?? null;
  await connect(page, api.baseUrl);
  await openChat(page, api, phone);
  const note = page.getByText('has not opted in. WhatsApp may restrict');
  await expect(note).toBeVisible();
  await page.getByRole('button', { name: 'Close this note' }).click();
  await expect(note).toHaveCount(0);
});
