import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import type { RunningDemoApi } from '#demo/index.ts';
import { expect, test, type RunningApp } from '#tests/support/app.ts';
import { connect, syncLine, untilRead } from '#tests/support/steps.ts';

test.use({ apiOptions: { contacts: 20, liveliness: false } });

const menu = (page: Page) => page.getByRole('navigation', { name: 'Main menu' });
const cards = (page: Page) => page.getByRole('list', { name: 'Rules' }).getByRole('listitem');
const card = (page: Page, name: string): Locator =>
  cards(page).filter({ has: page.getByRole('button', { name, exact: true }) });
const editor = (page: Page) => page.getByRole('form', { name: /rule/i });
const keywordsOf = (page: Page) => editor(page).getByRole('combobox', { name: 'Keywords' });
const tester = (page: Page) => page.getByRole('region', { name: 'Try it' });
const filters = (page: Page) => page.getByRole('group', { name: 'Which rules are shown' });
const switchOf = (page: Page, name: string) => page.getByRole('switch', { name: `${name} is active` });

async function openScreen(app: RunningApp, api: RunningDemoApi): Promise<string> {
  const { page } = app;
  await connect(page, api.baseUrl);
  const accountId = await untilRead(app);
  await menu(page).getByRole('button', { name: 'Auto-replies' }).click();
  await expect(page.getByRole('heading', { name: 'Auto-replies' })).toBeVisible();
  await expect(cards(page).first()).toBeVisible();
  return accountId;
}

/** Bodies of what was asked of the rules, by method. */
function bodies(api: RunningDemoApi, method: 'POST' | 'PUT' | 'DELETE'): unknown[] {
  return api.control
    .requests()
    .filter((request) => request.method === method && request.path.includes('/auto-replies/'))
    .map(({ body }): unknown => (body === '' ? null : JSON.parse(body)));
}

const ruleAt = (api: RunningDemoApi, name: string) => api.world.rules.find((rule) => rule.name === name);

/** These words, however names in them are set apart for the direction of writing. */
function words(text: string): RegExp {
  return new RegExp(
    Array.from(text)
      .map((letter) => letter.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'))
      .join('[\u2068\u2069]*'),
    'u',
  );
}

async function choose(page: Page, group: string, choice: string): Promise<void> {
  await editor(page).getByRole('group', { name: group }).getByText(choice, { exact: true }).click();
}

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

test('rules are made for every trigger, and arrive as the document names their fields', async ({
  app,
  api,
}) => {
  test.setTimeout(240_000);
  const { page } = app;
  await openScreen(app, api);

  await page.getByRole('button', { name: 'New rule', exact: true }).first().click();
  await editor(page).getByRole('button', { name: 'Create rule' }).click();
  await expect(editor(page).getByText('Give the rule a name.')).toBeVisible();
  await expect(editor(page).getByText('Add at least one keyword.')).toBeVisible();
  await expect(editor(page).getByText('Write the reply.')).toBeVisible();
  expect(bodies(api, 'POST')).toEqual([]);

  await editor(page).getByLabel('Name').fill('Gift wrap');
  const keywords = keywordsOf(page);
  await keywords.pressSequentially('gift,wrapping');
  await keywords.press('Enter');
  await keywords.press('Backspace');
  await keywords.pressSequentially('wrap');
  await editor(page).getByLabel('Text of the reply').fill('We wrap for free.\n*Always.*');
  await expect(editor(page).locator('figure').getByText('Always.', { exact: true })).toBeVisible();
  await editor(page).getByRole('button', { name: 'Create rule' }).click();
  await expect(card(page, 'Gift wrap')).toContainText('When a message contains gift or wrap, reply');
  // The card is there at once, the request soon after.
  await expect
    .poll(() => bodies(api, 'POST'))
    .toEqual([
      {
        name: 'Gift wrap',
        trigger_type: 'KEYWORD',
        keywords: ['gift', 'wrap'],
        reply_type: 'TEXT',
        reply_text: 'We wrap for free.\n*Always.*',
      },
    ]);

  for (const [name, trigger, type] of [
    ['Hello again', 'First message', 'FIRST_MESSAGE'],
    ['Any time', 'Always', 'ALWAYS'],
    ['Asleep', 'Out of hours', 'OUT_OF_HOURS'],
  ] as const) {
    await page.getByRole('button', { name: 'New rule', exact: true }).first().click();
    await editor(page).getByLabel('Name').fill(name);
    await choose(page, 'When', trigger);
    await expect(keywordsOf(page)).toHaveCount(0);
    await editor(page).getByLabel('Text of the reply').fill(`Reply of ${name}`);
    if (type === 'OUT_OF_HOURS') {
      await expect(editor(page).getByText('The hours are set in the Inlobo dashboard.')).toBeVisible();
      await editor(page).getByRole('switch', { name: 'Active as soon as it is saved' }).click();
    }
    await editor(page).getByRole('button', { name: 'Create rule' }).click();
    await expect(card(page, name)).toContainText(`Reply of ${name}`);
    await expect
      .poll(() => bodies(api, 'POST').at(-1))
      .toEqual({
        name,
        trigger_type: type,
        reply_type: 'TEXT',
        reply_text: `Reply of ${name}`,
        ...(type === 'OUT_OF_HOURS' && { is_active: false }),
      });
  }
  await expect(switchOf(page, 'Asleep')).toHaveAttribute('aria-checked', 'false');
});

test('only what was changed is sent; a switch is one field; a rule is deleted once that is confirmed', async ({
  app,
  api,
}) => {
  test.setTimeout(240_000);
  const { page } = app;
  await openScreen(app, api);
  await card(page, 'Returns').getByRole('button', { name: 'Returns', exact: true }).click();
  await editor(page).getByLabel('Name').fill('Returns and refunds');
  await expect(card(page, 'Returns')).toContainText('not saved yet');
  // What is typed and not saved stays while another rule is looked at.
  await card(page, 'Price list').getByRole('button', { name: 'Price list', exact: true }).click();
  await expect(editor(page).getByLabel('Name')).toHaveValue('Price list');
  await card(page, 'Returns').getByRole('button', { name: 'Returns', exact: true }).click();
  await expect(editor(page).getByLabel('Name')).toHaveValue('Returns and refunds');
  await editor(page).getByRole('button', { name: 'Save changes' }).click();
  await expect(card(page, 'Returns and refunds')).toBeVisible();
  await expect.poll(() => bodies(api, 'PUT')).toEqual([{ name: 'Returns and refunds' }]);

  await choose(page, 'When', 'Always');
  await editor(page).getByRole('button', { name: 'Save changes' }).click();
  await expect.poll(() => bodies(api, 'PUT').at(-1)).toEqual({ trigger_type: 'ALWAYS' });
  await expect(card(page, 'Returns and refunds')).toContainText('Always, reply');

  await switchOf(page, 'Catch-all').click();
  await expect(switchOf(page, 'Catch-all')).toHaveAttribute('aria-checked', 'true');
  await expect.poll(() => ruleAt(api, 'Catch-all')?.is_active).toBe(true);
  expect(bodies(api, 'PUT').at(-1)).toEqual({ is_active: true });
  await expect(card(page, 'Catch-all')).toContainText(words('Returns and refunds answers always too'));
  await expect(card(page, 'Returns and refunds')).toContainText(words('Catch-all answers always too'));
  await filters(page).getByText('Off').click();
  await expect(card(page, 'Catch-all')).toHaveCount(0);
  await expect(card(page, 'Opening hours')).toBeVisible();
  await filters(page).getByText('All').click();

  await card(page, 'Catch-all').getByRole('button', { name: 'Catch-all', exact: true }).click();
  await editor(page).getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete Catch-all?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(bodies(api, 'DELETE')).toHaveLength(0);
  await editor(page).getByRole('button', { name: 'Delete' }).click();
  await dialog.getByRole('button', { name: 'Delete rule' }).click();
  await expect(card(page, 'Catch-all')).toHaveCount(0);
  await expect.poll(() => ruleAt(api, 'Catch-all')).toBeUndefined();
});

test('a template is chosen by its bubble and sent by the names that messages have for it', async ({
  app,
  api,
}) => {
  const { page } = app;
  await openScreen(app, api);
  await card(page, 'Catch-all').getByRole('button', { name: 'Catch-all', exact: true }).click();
  await choose(page, 'Reply', 'Template');
  await expect(editor(page).getByText('names no field for the template')).toBeVisible();
  await editor(page).getByRole('button', { name: 'Save changes' }).click();
  await expect(editor(page).getByText('Choose a template.')).toBeVisible();
  await editor(page).getByLabel('Search templates').fill('out_of_hours');
  await editor(page)
    .getByRole('button', { name: /^out_of_hours/ })
    .first()
    .click();
  await expect(editor(page).locator('figure')).toContainText('Our shop is closed right now');
  await editor(page).getByRole('button', { name: 'Save changes' }).click();
  await expect(card(page, 'Catch-all')).toContainText('reply with the template out_of_hours');
  await expect
    .poll(() => bodies(api, 'PUT').at(-1))
    .toEqual({ reply_type: 'TEMPLATE', template_name: 'out_of_hours', language_code: 'en_US' });

  // One that has values nobody fills in is warned about.
  await editor(page).getByRole('button', { name: 'Choose another' }).click();
  await editor(page).getByLabel('Search templates').fill('back_in_stock');
  await editor(page)
    .getByRole('button', { name: /^back_in_stock/ })
    .first()
    .click();
  await expect(editor(page).getByText(/back_in_stock\S* has \d values to fill in/)).toBeVisible();
});

test('what the server refuses stands at its field, and nothing typed is lost', async ({ app, api }) => {
  const { page } = app;
  await openScreen(app, api);
  await card(page, 'Welcome').getByRole('button', { name: 'Welcome', exact: true }).click();
  const name = 'W'.repeat(300);
  await editor(page).getByLabel('Name').fill(name);
  await editor(page).getByRole('button', { name: 'Save changes' }).click();
  await expect(editor(page).getByText(/Inlobo did not take this: .*255/)).toBeVisible();
  await expect(editor(page).getByLabel('Name')).toHaveValue(name);
  await expect(editor(page).getByLabel('Name')).toHaveAttribute('aria-invalid', 'true');
  await editor(page).getByLabel('Name').fill('Welcome!');
  await expect(editor(page).getByText('Inlobo did not take this')).toHaveCount(0);
  await editor(page).getByRole('button', { name: 'Save changes' }).click();
  await expect.poll(() => ruleAt(api, 'Welcome!')?.trigger_type).toBe('FIRST_MESSAGE');
});

test('a rule deleted elsewhere keeps what was changed of it, and is made again from it', async ({
  app,
  api,
}) => {
  const { page } = app;
  await openScreen(app, api);
  await card(page, 'Returns').getByRole('button', { name: 'Returns', exact: true }).click();
  await editor(page).getByLabel('Text of the reply').fill('Thirty days, no questions.');
  api.world.rules = api.world.rules.filter((rule) => rule.name !== 'Returns');
  await editor(page).getByRole('button', { name: 'Save changes' }).click();
  await expect(editor(page).getByText('This rule was deleted elsewhere')).toBeVisible();
  await expect(editor(page).getByLabel('Text of the reply')).toHaveValue('Thirty days, no questions.');
  await editor(page).getByRole('button', { name: 'Create it again' }).click();
  await expect.poll(() => ruleAt(api, 'Returns')?.reply_text).toBe('Thirty days, no questions.');
  expect(ruleAt(api, 'Returns')?.keywords).toEqual(['return', 'exchange', 'refund']);
  await expect(card(page, 'Returns')).toHaveCount(1);
  await expect(editor(page).getByText('This rule was deleted elsewhere')).toHaveCount(0);
});

test('offline, rules are changed and switched all the same, and arrive when the server is back', async ({
  app,
  api,
}) => {
  test.setTimeout(180_000);
  const { page } = app;
  await openScreen(app, api);
  await api.control.offline();
  await menu(page).getByRole('button', { name: 'Inbox' }).click();
  await expect(syncLine(page)).toContainText(/Offline since \d\d:\d\d/, { timeout: 60_000 });
  await menu(page).getByRole('button', { name: 'Auto-replies' }).click();
  await expect(page.getByText(/As of \d\d:\d\d/).first()).toBeVisible();

  await card(page, 'Price list').getByRole('button', { name: 'Price list', exact: true }).click();
  await editor(page).getByLabel('Text of the reply').fill('The list is being printed.');
  await editor(page).getByRole('button', { name: 'Save changes' }).click();
  await expect(card(page, 'Price list')).toContainText('Waits to be sent to Inlobo');
  await expect(card(page, 'Price list')).toContainText('The list is being printed.');
  await switchOf(page, 'Opening hours').click();
  await expect(switchOf(page, 'Opening hours')).toHaveAttribute('aria-checked', 'true');
  await expect(card(page, 'Opening hours')).toContainText('Waits to be sent to Inlobo');
  expect(ruleAt(api, 'Opening hours')?.is_active).toBe(false);

  await api.control.online();
  await page.keyboard.press('ControlOrMeta+Shift+S');
  await expect.poll(() => ruleAt(api, 'Opening hours')?.is_active, { timeout: 60_000 }).toBe(true);
  await expect
    .poll(() => ruleAt(api, 'Price list')?.reply_text, { timeout: 60_000 })
    .toBe('The list is being printed.');
  await expect(page.getByText('Waits to be sent to Inlobo')).toHaveCount(0);
  await expect(switchOf(page, 'Opening hours')).toHaveAttribute('aria-checked', 'true');
});

test('the tester says who answers and why, with what is not saved yet, and what nobody can say', async ({
  app,
  api,
}) => {
  const { page } = app;
  const accountId = await openScreen(app, api);
  await expect(card(page, 'Price list')).toContainText(words('Shares “cost” with Cost of delivery'));
  await expect(card(page, 'Cost of delivery')).toContainText(words('Shares “cost” with Price list'));

  const asked = tester(page).getByLabel('A customer writes');
  await asked.fill('What’s the cost of the blue one?');
  await expect(tester(page).getByText(words('“cost” matches Price list.'))).toBeVisible();
  await expect(tester(page).getByText(words('“cost” matches Cost of delivery.'))).toBeVisible();
  await expect(tester(page).getByText('The document does not say which wins.')).toBeVisible();
  await tester(page)
    .getByRole('button', { name: words('matches Price list') })
    .click();
  await expect(tester(page).getByRole('group', { name: 'What would be written' })).toContainText(
    'Our list for this season',
  );
  const answer = await app.ask('autoReplies.test', { accountId, text: 'What’s the cost of the blue one?' });
  expect(answer.isAmbiguous).toBe(true);
  expect(answer.matches).toMatchObject([
    { name: 'Cost of delivery', keyword: 'cost', fit: 'word' },
    { name: 'Price list', keyword: 'cost', fit: 'word' },
  ]);

  await asked.fill('refundable?');
  await expect(
    tester(page).getByText(words('“refund” matches Returns if a part of a word counts.')),
  ).toBeVisible();
  await expect(tester(page).getByText('The document does not say whether that counts.')).toBeVisible();
  await asked.fill('Where is Bapu Bazaar?');
  await expect(tester(page).getByText('No active rule answers this.')).toBeVisible();
  await tester(page).getByRole('switch', { name: 'It is their first message' }).click();
  await expect(tester(page).getByText(words('Welcome answers first messages.'))).toBeVisible();

  // What is being changed counts, also of a rule that is off.
  await card(page, 'Opening hours').getByRole('button', { name: 'Opening hours', exact: true }).click();
  await keywordsOf(page).fill('bazaar');
  await keywordsOf(page).press('Enter');
  await expect(tester(page).getByText(words('Opening hours would answer, but it is off.'))).toBeVisible();
  await switchOf(page, 'Opening hours').click();
  await expect(tester(page).getByText(words('“bazaar” matches Opening hours.'))).toBeVisible();
  expect(bodies(api, 'PUT').filter((body) => JSON.stringify(body).includes('bazaar'))).toEqual([]);
});

test('what is begun and not saved is asked about before it is lost', async ({ app, api }) => {
  const { page } = app;
  await openScreen(app, api);
  await card(page, 'Welcome').getByRole('button', { name: 'Welcome', exact: true }).click();
  await editor(page).getByLabel('Name').fill('Hello');
  await menu(page).getByRole('button', { name: 'Inbox' }).click();
  await menu(page).getByRole('button', { name: 'Auto-replies' }).click();
  await expect(editor(page).getByLabel('Name')).toHaveValue('Hello');
  await editor(page).getByRole('button', { name: 'Cancel' }).click();
  const dialog = page.getByRole('dialog', { name: 'Discard your changes?' });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(editor(page).getByLabel('Name')).toHaveValue('Hello');
  await editor(page).getByRole('button', { name: 'Cancel' }).click();
  await dialog.getByRole('button', { name: 'Discard' }).click();
  await expect(editor(page).getByLabel('Name')).toHaveValue('Welcome');
  expect(bodies(api, 'PUT')).toEqual([]);
});

test('no rules yet is said with the next step; unknown kinds and 200 keywords stay what they are', async ({
  app,
  api,
}) => {
  const { page } = app;
  const first = api.world.rules[0]!;
  api.world.rules = [];
  await connect(page, api.baseUrl);
  const accountId = await untilRead(app);
  await menu(page).getByRole('button', { name: 'Auto-replies' }).click();
  await expect(page.getByText('No rules yet')).toBeVisible();
  await page.getByRole('button', { name: 'New rule' }).click();
  await expect(editor(page).getByLabel('Name')).toBeFocused();

  const keywords = Array.from({ length: 200 }, (_, at) => `word ${at}`);
  const strange = { trigger_type: 'REGEX', reply_type: 'FLOW', reply_text: null } as never;
  api.world.rules = [
    { ...first, id: 'many', name: 'اسم '.repeat(50).trim(), keywords },
    { ...first, id: 'odd', name: 'Odd one', ...(strange as object) },
  ];
  await app.ask('sync.now', { accountId });
  await expect(card(page, 'Odd one')).toContainText('On “REGEX”, a trigger this app does not know');
  await card(page, 'Odd one').getByRole('button', { name: 'Odd one', exact: true }).click();
  await expect(editor(page).getByText('this rule goes by “REGEX”')).toBeVisible();
  await editor(page).getByLabel('Name').fill('Odd still');
  await editor(page).getByRole('button', { name: 'Save changes' }).click();
  await expect.poll(() => bodies(api, 'PUT')).toEqual([{ name: 'Odd still' }]);

  const many = cards(page).filter({ hasText: '194 more' });
  await many.getByRole('button').first().click();
  await expect(editor(page).getByText('200 keywords')).toBeVisible();
  await keywordsOf(page).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Delete');
  await page.keyboard.type(' more and more,');
  await expect(editor(page).getByText('200 keywords')).toBeVisible();
  await editor(page).getByRole('button', { name: 'Save changes' }).click();
  await expect
    .poll(() => (bodies(api, 'PUT').at(-1) as { keywords?: string[] }).keywords)
    .toEqual([...keywords.slice(0, -1), 'more and more']);
});

test('of a thousand rules only the first are drawn, and more as the list is scrolled to its end', async ({
  app,
  api,
}) => {
  const { page } = app;
  const first = api.world.rules[0]!;
  api.world.rules = Array.from({ length: 1_000 }, (_, at) => ({
    ...first,
    id: `rule-${at}`,
    name: `Rule ${String(at).padStart(4, '0')}`,
    keywords: [`word ${at}`],
  }));
  await openScreen(app, api);
  await expect(cards(page).first()).toHaveAttribute('aria-setsize', '1000');
  expect(await cards(page).count()).toBeLessThan(200);
  await expect(async () => {
    await cards(page).last().scrollIntoViewIfNeeded();
    expect(await cards(page).count()).toBeGreaterThan(200);
  }).toPass();
  await card(page, 'Rule 0200').getByRole('button', { name: 'Rule 0200', exact: true }).click();
  await expect(editor(page).getByLabel('Name')).toHaveValue('Rule 0200');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing to mend on the rules, ${colorScheme}`, async ({ app, api }) => {
    test.setTimeout(360_000);
    const { page } = app;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openScreen(app, api);
    await tester(page).getByLabel('A customer writes').fill('the cost of shipping, refundable?');
    expect(await violations(page)).toEqual([]);
    await choose(page, 'Reply', 'Template');
    await expect(
      editor(page)
        .getByRole('button', { name: /^back_in_stock/ })
        .first(),
    ).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'New rule', exact: true }).first().click();
    await editor(page).getByRole('button', { name: 'Create rule' }).click();
    await expect(editor(page).getByText('Give the rule a name.')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 420, height: 800 });
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'All rules' }).click();
    await expect(card(page, 'Price list')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}
