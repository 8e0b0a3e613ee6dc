import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '#tests/support/app.ts';
import {
  connect,
  messages,
  openChat,
  searchBox,
  searchResults,
  syncLine,
  untilRead,
} from '#tests/support/steps.ts';

test.use({ apiOptions: { contacts: 40, liveliness: false } });

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing to mend, ${colorScheme}`, async ({ app, api }) => {
    test.setTimeout(120_000);
    const { page } = app;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expect(page.getByRole('button', { name: 'Connect', exact: true })).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await connect(page, api.baseUrl);
    await untilRead(app);
    await openChat(page, api, api.control.examples().windowOpen);
    await expect(messages(page).last()).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await searchBox(page).fill('order');
    await expect(searchResults(page).first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await searchBox(page).fill('qqzzxx');
    await expect(page.getByText('Nothing found').first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await searchBox(page).fill('');

    await syncLine(page).click();
    await expect(page.getByRole('dialog', { name: 'Sync' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await page.setViewportSize({ width: 390, height: 800 });
    await expect(messages(page).last()).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  test(`axe finds nothing to mend in the settings, ${colorScheme}`, async ({ app, api }) => {
    const { page } = app;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await connect(page, api.baseUrl);
    await app.ask('settings.set', { quietHours: { from: 1320, to: 420 } });
    await page.getByRole('button', { name: 'Settings', exact: true }).click();
    const tabs = page.getByRole('navigation', { name: 'Settings' }).getByRole('button');
    await expect(tabs).toHaveCount(6);
    for (const tab of await tabs.all()) {
      await tab.click();
      await expect(tab).toHaveAttribute('aria-current', 'page');
      // Nothing of the page is still on its way.
      await expect(page.getByText('Loading')).toHaveCount(0);
      expect(await violations(page)).toEqual([]);
    }
    await tabs.filter({ hasText: 'Accounts' }).click();
    await page.getByRole('button', { name: /^Remove / }).click();
    await expect(page.getByRole('dialog', { name: /^Remove / })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  test(`axe finds nothing to mend in the templates, ${colorScheme}`, async ({ app, api }) => {
    const { page } = app;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await app.ask('settings.set', { requestsPerSecond: 100 });
    await connect(page, api.baseUrl);
    await page.getByRole('button', { name: 'Templates', exact: true }).click();
    const template = page.getByRole('button', { name: 'order_confirmation', exact: true });
    await expect(template).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await template.click();
    await expect(page.getByRole('dialog', { name: 'order_confirmation' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Use in a chat' }).click();
    await expect(page.getByRole('dialog', { name: 'Choose a chat' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });

  test(`axe finds nothing to mend in the contacts, ${colorScheme}`, async ({ app, api }) => {
    test.setTimeout(240_000);
    const { page } = app;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await connect(page, api.baseUrl);
    await untilRead(app);
    await page
      .getByRole('navigation', { name: 'Main menu' })
      .getByRole('button', { name: 'Contacts', exact: true })
      .click();
    await page.mouse.move(700, 4);
    const contacts = page.getByRole('grid', { name: 'Contacts' }).locator('[data-place]');
    await contacts.nth(1).locator('.box').click();
    await expect(page.getByRole('toolbar')).toContainText('1 selected');
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Tag is any of' }).click();
    await page.getByRole('dialog').getByRole('checkbox').first().check();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Columns' }).click();
    await expect(page.getByRole('dialog', { name: 'Columns' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');

    await page.setViewportSize({ width: 420, height: 800 });
    await expect(contacts.first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
}
