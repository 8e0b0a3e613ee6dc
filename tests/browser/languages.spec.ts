import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { directionOf, LANGUAGE_TAGS, LANGUAGES, type Language } from '#contract/rules/languages.ts';
import { expect, test } from '#tests/support/app.ts';
import { connect, conversations, untilRead } from '#tests/support/steps.ts';

test.use({ apiOptions: { contacts: 30, liveliness: false } });

const OTHERS = LANGUAGE_TAGS.filter((tag) => tag !== 'en');
const catalogues = new URL('../../src/shared/i18n/', import.meta.url);

/** The buttons of the main menu that lead to a screen, in their order: after the accounts and "Add an account". */
const screens = (page: Page) => page.locator('nav.rail > button').filter({ visible: true });

/** Sentences of the English catalogue that stand as they are: several words, no places, no forms. */
function englishSentences(): ReadonlySet<string> {
  const files = readdirSync(new URL('en/', catalogues)).map((name) =>
    readFileSync(new URL(`en/${name}`, catalogues), 'utf8'),
  );
  const texts = files.flatMap((text) => [...text.matchAll(/:\s+'([^'{|]+)'/g)].map(([, said = '']) => said));
  return new Set(texts.filter((text) => /\p{L} \p{L}/u.test(text)));
}

/** What stands on the page or is read out, each text by itself; not what people wrote, which is closed in itself. */
function visibleTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode;
      if (!parentElement?.closest('bdi, [dir]:not(html)')) texts.push(textContent?.trim() ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]'))
      for (const name of ['aria-label', 'title', 'placeholder']) texts.push(element.getAttribute(name) ?? '');
    return texts;
  });
}

async function isSpoken(page: Page, language: Language): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.locator('html')).toHaveAttribute('dir', directionOf(language));
}

/** "{name}: {count} unread message | …", in the form that this count takes. */
function unreadLabel(language: Language, name: string, count: number): string {
  const forms = /switchTo:\s+'([^']+)'/
    .exec(readFileSync(new URL(`${language}/shell.ts`, catalogues), 'utf8'))![1]!
    .split('|');
  const rules = new Intl.PluralRules(language);
  const order = ['zero', 'one', 'two', 'few', 'many', 'other'].filter((category) =>
    rules.resolvedOptions().pluralCategories.includes(category as Intl.LDMLPluralRule),
  );
  const at = forms.length === order.length ? order.indexOf(rules.select(count)) : forms.length - 1;
  const label = language === 'ar' ? `\u2066${name}\u2069` : name;
  return forms[at]!.trim().replace('{name}', label).replace('{count}', String(count));
}

test('every language is spoken at once and everywhere, without a reload', async ({ app, api }) => {
  test.setTimeout(240_000);
  const { page } = app;
  await connect(page, api.baseUrl);
  await untilRead(app);
  await expect(conversations(page).first()).toBeVisible();
  await page.evaluate(() => Reflect.set(window, 'isSamePage', true));
  const english = englishSentences();
  expect(english.size).toBeGreaterThan(300);

  for (const language of OTHERS) {
    await app.ask('settings.set', { language });
    await isSpoken(page, language);
    const [account] = (await app.ask('accounts.list', {})).accounts;
    // One that reads the other way stays closed in itself.
    await expect(page.locator('nav.rail .account')).toHaveAttribute(
      'aria-label',
      unreadLabel(language, account!.label, account!.unread),
    );
    for (const screen of await screens(page).all()) {
      if ((await screen.getAttribute('aria-haspopup')) !== null) continue;
      await screen.click();
      // "Add an account" opens a dialog before everything.
      await expect
        .poll(async () => (await visibleTexts(page)).filter((text) => english.has(text)), {
          message: `${language}: ${(await screen.getAttribute('aria-label')) ?? ''}`,
        })
        .toEqual([]);
      await page.keyboard.press('Escape');
    }
  }
  expect(await page.evaluate(() => Reflect.get(window, 'isSamePage') as unknown)).toBe(true);
});

test('a language is found under its own name, and the choice holds over a restart', async ({
  startApp,
  dataDir,
  api,
}) => {
  const first = await startApp({ dataDir, vault: { passphrase: 'correct horse battery' } });
  await connect(first.page, api.baseUrl);
  await first.page.getByRole('button', { name: 'Settings', exact: true }).click();
  const picker = first.page.getByRole('combobox', { name: 'Language' });
  await expect(picker.getByRole('option', { name: 'System (English)' })).toBeAttached();
  await expect(picker.locator('option[lang="hi"]')).toHaveText(LANGUAGES.hi);
  await picker.selectOption('ar');
  await isSpoken(first.page, 'ar');
  await expect(first.page.getByRole('combobox', { name: 'Language' })).toHaveCount(0);
  await first.stop();

  const second = await startApp({ dataDir, vault: { passphrase: 'correct horse battery' } });
  await isSpoken(second.page, 'ar');
});

test.describe('where the system speaks Portuguese', () => {
  test.use({ locale: 'pt-BR' });

  test('the app does too, until another language is chosen', async ({ app }) => {
    await isSpoken(app.page, 'pt');
    await app.ask('settings.set', { language: 'en' });
    await isSpoken(app.page, 'en');
    await app.ask('settings.set', { language: 'system' });
    await isSpoken(app.page, 'pt');
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing to mend in Arabic, ${colorScheme}`, async ({ app, api }) => {
    test.setTimeout(240_000);
    const { page } = app;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await connect(page, api.baseUrl);
    await untilRead(app);
    await app.ask('settings.set', { language: 'ar' });
    await isSpoken(page, 'ar');
    for (const screen of await screens(page).all()) {
      if ((await screen.getAttribute('aria-haspopup')) !== null) continue;
      await screen.click();
      await page.mouse.move(700, 4);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200) ?? ''}`)).toEqual([]);
      await page.keyboard.press('Escape');
    }
  });
}
