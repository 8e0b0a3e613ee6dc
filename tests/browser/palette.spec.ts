import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/app.ts';
import { composer, connect, messages, openChat, shownName, untilRead } from '#tests/support/steps.ts';

test.use({ apiOptions: { contacts: 60, liveliness: false } });

const field = (page: Page) => page.getByRole('combobox', { name: 'Find anything' });
const options = (page: Page) => page.getByRole('listbox', { name: 'What was found' }).getByRole('option');
const chosen = (page: Page) => options(page).and(page.locator('[aria-selected="true"]'));
const open = (page: Page) => page.keyboard.press('ControlOrMeta+k');

/** Whether the option that the field names is the one that is marked. */
async function activeText(page: Page): Promise<string> {
  const id = await field(page).getAttribute('aria-activedescendant');
  return id === null ? '' : ((await page.locator(`[id="${id}"]`).textContent()) ?? '');
}

test('opens a message that was found in its chat, and leaves the focus where one answers', async ({
  app,
  api,
}) => {
  const { page } = app;
  const phone = api.control.examples().windowOpen ?? '';
  api.control.receive(phone, 'Is the Crème brûlée kurta back?');
  await connect(page, api.baseUrl);
  await untilRead(app);

  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page.getByRole('heading', { name: 'Contacts', level: 1 })).toBeVisible();
  await open(page);
  await expect(field(page)).toBeFocused();
  await field(page).fill('creme brulee');
  const hit = options(page).filter({ hasText: 'brûlée' });
  await expect(hit.locator('mark')).toHaveText(['Crème', 'brûlée']);
  await expect(hit).toContainText(shownName(api, phone));
  await page.keyboard.press('Enter');
  await expect(messages(page).filter({ hasText: 'Crème brûlée' })).toBeInViewport();
  await expect(composer(page)).toBeFocused();
});

test('finds people by name and number, and commands, and closes with the focus where it was', async ({
  app,
  api,
}) => {
  const { page } = app;
  const phone = api.control.examples().windowOpen ?? '';
  await connect(page, api.baseUrl);
  await untilRead(app);
  await openChat(page, api, phone);
  await composer(page).focus();

  await open(page);
  await field(page).fill(`@${phone.slice(0, 9)}`);
  await expect(
    options(page)
      .filter({ hasText: shownName(api, phone) })
      .locator('mark')
      .first(),
  ).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(field(page)).toBeHidden();
  await expect(composer(page)).toBeFocused();

  await open(page);
  await field(page).fill('>shortcuts');
  await expect(chosen(page)).toContainText('Keyboard shortcuts');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(composer(page)).toBeFocused();
});

test('the field names the option that is chosen, whatever key chose it', async ({ app, api }) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await untilRead(app);
  await open(page);
  await field(page).fill('>go');
  await expect(chosen(page)).toHaveCount(1);
  const first = await activeText(page);
  for (const key of ['ArrowDown', 'End', 'PageUp', 'Home']) {
    await page.keyboard.press(key);
    expect(await activeText(page)).toBe((await chosen(page).textContent()) ?? '');
  }
  expect(await activeText(page)).toBe(first);
  await page.keyboard.press('ArrowUp');
  expect(await activeText(page)).toBe((await options(page).last().textContent()) ?? '');
});

test('says where something is left out, and goes on to all of it', async ({ app, api }) => {
  const { page } = app;
  // Of each chat the newest twenty are read at first.
  for (let index = 0; index < 70; index += 1)
    api.control.receive(`+91980000000${index % 7}`, `zebracrossing ${index}`);
  await connect(page, api.baseUrl);
  await untilRead(app);
  await open(page);
  await field(page).fill('zebracrossing');
  await expect(options(page).filter({ hasText: 'zebracrossing' })).toHaveCount(5);
  await page.keyboard.press('End');
  await expect(chosen(page)).toHaveText('Show more');
  await page.keyboard.press('Enter');
  await expect(field(page)).toHaveValue('"zebracrossing');
  await expect(options(page).filter({ hasText: 'zebracrossing' })).toHaveCount(30);
  await expect(async () => {
    await page.keyboard.press('End');
    expect(await options(page).filter({ hasText: 'zebracrossing' }).count()).toBe(70);
  }).toPass();
  await expect(options(page).filter({ hasText: 'Show more' })).toHaveCount(0);
});

test('a template is filled in for the chat that is open', async ({ app, api }) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await untilRead(app);
  await openChat(page, api, api.control.examples().windowOpen);
  await open(page);
  await field(page).fill('#order');
  await expect(chosen(page)).toContainText('order');
  const name = ((await chosen(page).locator('.title').textContent()) ?? '').replaceAll(' ', '_');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Template' })).toContainText(name);
});

test('has no accessibility violations, wide and narrow, with and without results', async ({ app, api }) => {
  const { page } = app;
  await connect(page, api.baseUrl);
  await untilRead(app);
  await open(page);
  for (const [query, width] of [
    ['', 1440],
    ['or', 1440],
    ['zzqx', 420],
    ['"or', 420],
  ] as const) {
    await page.setViewportSize({ width, height: 800 });
    await field(page).fill(query);
    await expect(
      options(page).or(page.getByText('Nothing fits')).or(page.getByText('Type three letters')).first(),
    ).toBeVisible();
    expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([]);
  }
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  expect((await new AxeBuilder({ page }).include('dialog').analyze()).violations).toEqual([]);
});

test('finds words in all of a chat, goes through them, and gives the place and the focus back', async ({
  app,
  api,
}) => {
  const { page } = app;
  const phone = api.control.examples().windowOpen ?? '';
  for (let index = 0; index < 18; index += 1)
    api.control.receive(phone, index % 6 === 0 ? `Needle ${index} in Crème` : `hay ${index}`);
  await connect(page, api.baseUrl);
  await untilRead(app);
  await openChat(page, api, phone);
  const before = messages(page).filter({ hasText: 'hay 17' });
  // It opened at the first new one.
  await page.getByRole('button', { name: /newest message|new message/ }).press('Enter');
  await composer(page).focus();
  await expect(before).toBeInViewport();

  await page.keyboard.press('ControlOrMeta+f');
  const find = page.getByRole('searchbox', { name: 'Find in this chat' });
  await expect(find).toBeFocused();
  await page.keyboard.type('needle creme');
  await expect(page.getByText('1 of 3')).toBeVisible();
  await expect(messages(page).filter({ hasText: 'Needle 12 in' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('F3');
  await expect(page.getByText('3 of 3')).toBeVisible();
  await expect(messages(page).filter({ hasText: 'Needle 0 in' })).toBeInViewport();
  await page.keyboard.press('Shift+Enter');
  await expect(page.getByText('2 of 3')).toBeVisible();
  await expect.poll(() => page.evaluate(() => CSS.highlights.get('find-current')?.size ?? 0)).toBe(2);
  await page.keyboard.press('Escape');
  await expect(find).toBeHidden();
  await expect(composer(page)).toBeFocused();
  await expect(before).toBeInViewport();
});
