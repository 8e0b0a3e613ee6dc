import type { Locator, Page } from '@playwright/test';
import type { RunningDemoApi } from '#demo/index.ts';
import { expect, test, type RunningApp } from '#tests/support/app.ts';
import { connect, openChat, ownMessages, untilRead } from '#tests/support/steps.ts';

test.use({
  apiOptions: { contacts: 60, liveliness: { spontaneous: false, autoReplies: false, answers: false } },
});

/** Somebody with a first and a last name who did not write for a day. */
function somebodyQuiet(api: RunningDemoApi): { phone: string; firstName: string } {
  for (const phone of api.world.ranked) {
    const [firstName = '', lastName] = (api.world.contacts.get(phone)?.name ?? '').split(' ');
    const { isUndeliverable } = api.world.person(phone);
    if (lastName && !isUndeliverable && !api.world.isWindowOpen(phone)) return { phone, firstName };
  }
  throw new Error('Everybody in this small world wrote today: give it more contacts.');
}

/** Everything is read as fast as it comes: how fast that is allowed to be is not what is tested here. */
async function openQuietChat(app: RunningApp, api: RunningDemoApi, phone: string): Promise<void> {
  await app.ask('settings.set', { requestsPerSecond: 100 });
  await connect(app.page, api.baseUrl);
  await untilRead(app);
  await openChat(app.page, api, phone);
}

const list = (page: Page): Locator => page.getByRole('list', { name: 'Templates' });
const form = (page: Page): Locator => page.getByRole('region', { name: 'Template', exact: true });
const field = (page: Page, name: RegExp): Locator => form(page).getByRole('textbox', { name });
const send = (page: Page): Locator => page.getByRole('button', { name: 'Send template' });

test('after the window closed a template is chosen, filled, sent once, and shown as the phone shows it', async ({
  app,
  api,
}) => {
  const { page } = app;
  const { phone, firstName } = somebodyQuiet(api);
  await openQuietChat(app, api, phone);
  await page.getByRole('button', { name: 'Choose a template' }).click();

  await page.getByRole('textbox', { name: 'Search templates' }).fill('hindi order');
  await expect(list(page).getByRole('listitem')).toHaveCount(1);
  await list(page).getByRole('button', { name: 'order_confirmation in Hindi' }).click();
  await field(page, /^Header:/).fill('#4821');
  await field(page, /आपका ऑर्डर ▢/).fill('#4821');

  // What was typed stays in another language.
  await page.getByRole('button', { name: 'Language of the template: Hindi' }).click();
  await page.getByRole('menuitemradio', { name: 'English (US)' }).click();
  await expect(field(page, /^Header:/)).toHaveValue('#4821');
  await expect(field(page, /order ▢ is confirmed/)).toHaveValue('#4821');

  await expect(form(page).getByText('2 values missing')).toBeVisible();
  await expect(send(page)).toBeDisabled();
  await form(page).getByRole('button', { name: 'Fill from contact' }).click();
  await expect(field(page, /Hi ▢, order/)).toHaveValue(firstName);
  await field(page, /^Button “Track”/).fill('   ');
  await field(page, /^Header:/).focus();
  await expect(form(page).getByText('Needed before sending')).toBeVisible();
  await expect(form(page).getByText('1 value missing')).toBeVisible();
  await expect(send(page)).toBeDisabled();
  await field(page, /^Button “Track”/).fill('4821');
  await send(page).click();

  const mine = ownMessages(page, `Hi ${firstName}, order #4821 is confirmed.`);
  await expect(mine).toHaveCount(1);
  await expect(mine).toHaveAccessibleName(/(sent|delivered|read)$/, { timeout: 20_000 });
  expect(api.ledger.entries()).toMatchObject([{ to: phone, path: '/messages/template/' }]);
  expect(api.ledger.entries()[0]?.body).toEqual({
    to: phone,
    template_name: 'order_confirmation',
    language_code: 'en_US',
    components: [
      { type: 'header', parameters: [{ type: 'text', text: '#4821' }] },
      {
        type: 'body',
        parameters: [
          { type: 'text', text: firstName },
          { type: 'text', text: '#4821' },
        ],
      },
      { type: 'button', sub_type: 'url', index: '0', parameters: [{ type: 'text', text: '4821' }] },
    ],
  });

  await expect(mine).toHaveAccessibleName(/(delivered|read)$/, { timeout: 20_000 });
  await expect(mine).toHaveCount(1);
  await expect(mine.getByText('Order #4821', { exact: true })).toBeVisible();
  await expect(mine.getByText('Thanks for shopping with Neem & Indigo')).toBeVisible();
  await expect(mine.getByRole('list', { name: 'Buttons under the message' })).toHaveText('Track');
});

test('what can’t be sent says why and can’t be chosen', async ({ app, api }) => {
  const { page } = app;
  await openQuietChat(app, api, somebodyQuiet(api).phone);
  await page.getByRole('button', { name: 'Choose a template' }).click();

  const search = page.getByRole('textbox', { name: 'Search templates' });
  const rows = list(page).getByRole('listitem');
  for (const [name, why] of [
    ['free_gift_now', 'Rejected by Meta: Promotional content in wrong category'],
    ['cart_reminder', 'Paused by Meta'],
    ['return_received', 'Waiting for Meta’s review'],
    ['daily_tips', 'Disabled by Meta'],
  ] as const) {
    await search.fill(name);
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText(why);
    await rows.getByRole('button').first().click({ force: true });
  }
  await search.fill('login_code');
  await rows.getByRole('button', { name: /^Spanish: Waiting for Meta/ }).click({ force: true });
  await expect(list(page)).toBeVisible();
  // Lower case counts, and Enter takes the first.
  await search.fill('payment_received');
  await search.press('Enter');
  await expect(form(page).getByRole('heading', { name: 'payment_received' })).toBeVisible();
  expect(api.ledger.entries()).toEqual([]);
});

test('a template is chosen and sent without a mouse, its code asked for once', async ({ app, api }) => {
  const { page } = app;
  const { phone } = somebodyQuiet(api);
  await openQuietChat(app, api, phone);
  await page.getByRole('button', { name: 'Choose a template' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Search templates' })).toBeFocused();
  await page.keyboard.type('login');
  await expect(list(page).getByRole('listitem')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(list(page).getByRole('button', { name: /^login_code Authentication/ })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(field(page, /^Text:.*▢ is your verification/)).toBeFocused();
  await page.keyboard.type('448193');
  await expect(send(page)).toBeEnabled();
  await page.keyboard.press('ControlOrMeta+Enter');

  await expect.poll(() => api.ledger.entries().length).toBe(1);
  const code = [{ type: 'text', text: '448193' }];
  expect(api.ledger.entries()[0]?.body).toEqual({
    to: phone,
    template_name: 'login_code',
    language_code: 'en_US',
    components: [
      { type: 'body', parameters: code },
      { type: 'button', sub_type: 'url', index: '0', parameters: code },
    ],
  });
});
