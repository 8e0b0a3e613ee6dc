import type { Locator, Page } from '@playwright/test';
import type { RunningDemoApi } from '#demo/index.ts';
import { expect, test, type RunningApp } from '#tests/support/app.ts';
import { connect, ownMessages, shownName, untilRead } from '#tests/support/steps.ts';

test.use({
  apiOptions: { contacts: 60, liveliness: { spontaneous: false, autoReplies: false, answers: false } },
});

const gallery = (page: Page): Locator => page.getByRole('list', { name: 'Templates', exact: true });
const cards = (page: Page): Locator => gallery(page).getByRole('article');
const card = (page: Page, name: string): Locator =>
  cards(page).filter({ has: page.getByRole('heading', { name, exact: true }) });
const search = (page: Page): Locator => page.getByRole('textbox', { name: 'Search templates' });
const form = (page: Page): Locator => page.getByRole('region', { name: 'Template', exact: true });
const chooseChat = (page: Page): Locator => page.getByRole('dialog', { name: 'Choose a chat' });

async function openGallery({ app, api }: { app: RunningApp; api: RunningDemoApi }): Promise<string> {
  const { page } = app;
  await app.ask('settings.set', { requestsPerSecond: 100 });
  await connect(page, api.baseUrl);
  const accountId = await untilRead(app);
  await page.getByRole('button', { name: 'Templates', exact: true }).click();
  await expect(cards(page).first()).toBeVisible();
  return accountId;
}

/** Chips are radio buttons under their label. */
async function choose(page: Page, chip: RegExp): Promise<void> {
  await page.getByRole('radio', { name: chip }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('radio', { name: chip })).toBeChecked();
}

test('filters say what they leave, search reads names and texts, and languages stand together', async ({
  app,
  api,
}) => {
  const { page } = app;
  await openGallery({ app, api });
  const names = new Set(api.world.templates.map(({ name }) => name)).size;
  await expect(page.getByText(`${names} templates · As of`)).toBeVisible();
  await expect(page.getByRole('radio', { name: `All ${names}` })).toBeChecked();

  await choose(page, /^Rejected 1$/);
  await expect(cards(page)).toHaveCount(1);
  await expect(card(page, 'free_gift_now')).toContainText('Rejected by Meta: Promotional content');
  await choose(page, /^All /);

  await choose(page, /^Authentication 1$/);
  await expect(cards(page)).toHaveCount(1);
  await expect(card(page, 'login_code').locator('.gap')).toHaveText('{{1}}');
  await choose(page, /^Any category/);

  // The language that fits is the one that is shown.
  await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'Hindi (2)' });
  await expect(cards(page)).toHaveCount(2);
  const order = card(page, 'order_confirmation');
  await expect(order).toContainText('नमस्ते');
  await order.getByRole('button', { name: 'English (US)' }).click();
  await expect(order).toContainText('is confirmed.');
  await expect(order.getByRole('button', { name: 'English (US)' })).toHaveAttribute('aria-pressed', 'true');
  await expect(card(page, 'diwali_sale')).toContainText('दीपावली');
  await page.getByRole('combobox', { name: 'Language' }).selectOption({ index: 0 });

  await search(page).fill('COURIER workshop');
  await expect(cards(page)).toHaveCount(1);
  await expect(card(page, 'shipping_update')).toBeVisible();
  await page.getByText('Examples', { exact: true }).click();
  await expect(card(page, 'shipping_update')).toContainText('Good news, Fatima! Your order #4817');

  await search(page).fill('nothing such');
  await expect(page.getByText('No template fits', { exact: true }).last()).toBeVisible();
  await page.getByRole('button', { name: 'Show all templates' }).click();
  await expect(page.getByRole('radio', { name: `All ${names}` })).toBeChecked();
  await expect(search(page)).toHaveValue('');
});

test('details tell every language, what is filled in and why it can’t be used', async ({ app, api }) => {
  const { page } = app;
  await openGallery({ app, api });
  await search(page).fill('login_code');
  const login = card(page, 'login_code');
  await login.getByRole('button', { name: 'login_code', exact: true }).click();
  const details = page.getByRole('dialog', { name: 'login_code' });
  await expect(details).toContainText('For example 448193');
  await expect(details.getByRole('button', { name: 'Use in a chat' })).toBeVisible();
  await details.getByRole('button', { name: /^Spanish: Waiting for Meta/ }).click();
  await expect(details).toContainText('es tu código de verificación');
  await expect(details).toContainText('Waiting for Meta’s review');
  await expect(details.getByRole('button', { name: 'Use in a chat' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(login.getByRole('button', { name: 'login_code', exact: true })).toBeFocused();

  for (const [name, why] of [
    ['free_gift_now', 'Rejected by Meta: Promotional content in wrong category'],
    ['cart_reminder', 'Paused by Meta'],
    ['daily_tips', 'Disabled by Meta'],
  ] as const) {
    await search(page).fill(name);
    await expect(cards(page)).toHaveCount(1);
    await expect(card(page, name)).toContainText(why);
    await expect(card(page, name).getByRole('button', { name: `Use ${name}` })).toHaveCount(0);
  }
});

test('a template is used in a chat without a mouse: chosen, filled in, sent once, and no draft is lost', async ({
  app,
  api,
}) => {
  const { page } = app;
  const accountId = await openGallery({ app, api });
  const phone = api.control.examples().windowOpen ?? '';
  // Written in an earlier sitting: nothing of it is in this window yet.
  const half = {
    type: 'buttons' as const,
    header: '',
    body: 'Shall we send it today?',
    footer: '',
    buttons: ['Yes'],
  };
  await app.ask('drafts.set', { accountId, phone, text: 'Half a thought', form: half });

  await search(page).focus();
  await page.keyboard.type('delivery_today');
  await expect(cards(page)).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: 'delivery_today', exact: true })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Use delivery_today' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(chooseChat(page).getByRole('textbox', { name: 'Number or name' })).toBeFocused();
  await page.keyboard.type(phone);
  await page.keyboard.press('Enter');

  await expect(page.getByRole('region', { name: shownName(api, phone), exact: true })).toBeVisible();
  await expect(form(page).getByRole('heading', { name: 'delivery_today' })).toBeVisible();
  const first = form(page).getByRole('textbox', { name: /Hello ▢/ });
  await expect(first).toBeFocused();
  await page.keyboard.type('Meera');
  await form(page)
    .getByRole('textbox', { name: /between ▢/ })
    .fill('10 and 1');
  await page.keyboard.press('ControlOrMeta+Enter');

  await expect(ownMessages(page, 'Hello Meera, your parcel comes today between 10 and 1.')).toHaveCount(1);
  await expect.poll(() => api.ledger.entries().length).toBe(1);
  expect(api.ledger.entries()[0]?.body).toEqual({
    to: phone,
    template_name: 'delivery_today',
    language_code: 'en_US',
    components: [
      {
        type: 'body',
        parameters: [
          { type: 'text', parameter_name: 'customer_name', text: 'Meera' },
          { type: 'text', parameter_name: 'time_slot', text: '10 and 1' },
        ],
      },
    ],
  });

  await expect(page.getByRole('textbox', { name: /^Message to/ })).toHaveValue('Half a thought');
  await page.getByRole('button', { name: 'Bring it back' }).click();
  await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toHaveValue(half.body);
});

test('what was filled in for another template stays when one is used in that chat', async ({ app, api }) => {
  const { page } = app;
  const accountId = await openGallery({ app, api });
  const phone = api.control.examples().windowClosed ?? '';
  const form = {
    type: 'template' as const,
    name: 'pedido_enviado',
    language: 'es',
    values: { 'body.2': '#77' },
  };
  await app.ask('drafts.set', { accountId, phone, text: '', form });
  await search(page).fill('order_confirmation');
  await card(page, 'order_confirmation').getByRole('button', { name: 'Use order_confirmation' }).click();
  await chooseChat(page).getByRole('textbox').fill(shownName(api, phone));
  await chooseChat(page)
    .getByRole('button', { name: shownName(api, phone) })
    .first()
    .click();
  await expect(page.getByRole('textbox', { name: /order ▢ is confirmed/ })).toHaveValue('#77');
  await expect
    .poll(async () => (await app.ask('drafts.get', { accountId, phone })).form)
    .toMatchObject({
      name: 'order_confirmation',
      language: 'en_US',
      values: { 'body.2': '#77' },
    });
});

test('offline the gallery is read from this computer, says as of when, and a template can be used', async ({
  app,
  api,
}) => {
  const { page } = app;
  await openGallery({ app, api });
  await api.control.offline();
  await expect(page.getByText(/As of \d\d:\d\d · offline since \d\d:\d\d/)).toBeVisible({ timeout: 60_000 });
  await search(page).fill('out_of_hours');
  await expect(card(page, 'out_of_hours')).toContainText('Our shop is closed right now.');
  await card(page, 'out_of_hours').getByRole('button', { name: 'Use out_of_hours' }).click();
  await chooseChat(page).getByRole('textbox').fill('+44 7911 123456');
  await page.keyboard.press('Enter');
  await expect(form(page).getByRole('heading', { name: 'out_of_hours' })).toBeVisible();
  await page.getByRole('button', { name: 'Send template' }).click();
  await expect(ownMessages(page, 'Our shop is closed right now.')).toHaveAccessibleName(/waiting/);
  expect(api.ledger.entries()).toEqual([]);
  await api.control.online();
  await expect.poll(() => api.ledger.entries().length, { timeout: 60_000 }).toBe(1);
  expect(api.ledger.entries()[0]?.body).toMatchObject({
    to: '+447911123456',
    template_name: 'out_of_hours',
    language_code: 'en_US',
  });
});

test('of a thousand templates only those in view are in the page, and keys reach the last', async ({
  app,
  api,
}) => {
  const { page } = app;
  const [first] = api.world.templates;
  if (!first) throw new Error('The demo has no templates.');
  const many = Array.from({ length: 1_000 }, (_, index) => ({
    ...first,
    id: `many-${index}`,
    name: `z_${String(index).padStart(4, '0')}`,
    components: [{ type: 'BODY' as const, text: `Number ${index}. `.repeat(1 + (index % 20)) }],
  }));
  (api.world.templates as (typeof first)[]).push(...many);
  await openGallery({ app, api });
  await expect(page.getByRole('radio', { name: /^Approved 1,0\d\d$/ })).toBeVisible();
  await cards(page).first().getByRole('button').first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(gallery(page).locator('.open:focus')).toHaveCount(1);
  await page.keyboard.press('End');
  // What can't be sent stands last.
  await expect(page.getByRole('button', { name: 'winter_preview', exact: true })).toBeFocused();
  await expect(page.getByRole('button', { name: 'winter_preview', exact: true })).toBeInViewport();
  await expect.poll(() => cards(page).count()).toBeLessThan(60);
  await search(page).fill('z_0500');
  await expect(cards(page)).toHaveCount(1);
  await expect(card(page, 'z_0500')).toContainText('Number 500.');
});

test('with nothing read it says why, and not that there are no templates', async ({ app, api }) => {
  const { page } = app;
  api.control.fault({ kind: 'status', status: 502, match: 'GET /templates/', times: 'always' });
  await connect(page, api.baseUrl);
  await page.getByRole('button', { name: 'Templates', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Templates', level: 1 })).toBeVisible();
  await api.control.offline();
  await expect(page.getByText(/Not read yet: offline since \d\d:\d\d/)).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('No templates yet')).toHaveCount(0);
  api.control.clearFaults();
  await api.control.online();
  await page.getByRole('button', { name: 'Read the templates again' }).click({ timeout: 60_000 });
  await expect(cards(page).first()).toBeVisible({ timeout: 60_000 });
});
