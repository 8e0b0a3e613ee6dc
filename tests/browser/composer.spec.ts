import { expect, test } from '#tests/support/app.ts';
import { composer, connect, messages, openChat, untilRead } from '#tests/support/steps.ts';

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
