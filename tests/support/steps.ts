import type { Locator, Page } from '@playwright/test';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { RunningDemoApi } from '#demo/index.ts';
import { DEMO_KEY, expect, type RunningApp } from './app.ts';

/** Connects an account as a person does: key, base URL, Connect, and through the account card to the inbox. */
export async function connect(page: Page, baseUrl: string, apiKey = DEMO_KEY): Promise<void> {
  await fillConnectForm(page, { apiKey, baseUrl });
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  // The key is checked and a store made: on a busy computer that is what takes longest.
  await expect(page.getByRole('heading', { name: 'You’re connected' })).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Open inbox' }).click();
}

export async function fillConnectForm(
  page: Page,
  fields: { apiKey: string; baseUrl?: string },
): Promise<void> {
  await page.getByLabel('API key', { exact: true }).fill(fields.apiKey);
  if (fields.baseUrl === undefined) return;
  const baseUrl = page.getByLabel('Base URL');
  if (!(await baseUrl.isVisible())) await page.getByRole('button', { name: 'Advanced' }).click();
  await baseUrl.fill(fields.baseUrl);
}

/** Finds a chat in the list, by the name or number that its row shows, and opens it. */
export async function openChat(page: Page, api: RunningDemoApi, phone: string | null): Promise<void> {
  if (phone === null) throw new Error('This small world has nobody of that kind: give it more contacts.');
  const name = shownName(api, phone);
  const search = searchBox(page);
  await search.fill(phone);
  await searchResults(page).filter({ hasText: name }).first().click();
  await search.fill('');
  await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
}

export function shownName(api: RunningDemoApi, phone: string): string {
  const name = api.world.contacts.get(phone)?.name ?? '';
  return name === '' ? (parsePhoneNumberFromString(phone)?.formatInternational() ?? phone) : name;
}

export function conversations(page: Page): Locator {
  return page.getByRole('list', { name: 'Conversations' }).getByRole('listitem');
}

export function searchBox(page: Page): Locator {
  return page.getByRole('searchbox', { name: 'Search people and messages' });
}

/** What stands in the list while something is looked for, headings among it. */
export function searchResults(page: Page): Locator {
  return page.getByRole('list', { name: 'Search results' }).getByRole('listitem');
}

/** The line at the foot of the list. */
export function syncLine(page: Page): Locator {
  const list = page.getByRole('navigation', { name: 'Conversations' });
  return list.getByRole('button', { name: /Show what is read, and what waits$/ });
}

export function messages(page: Page): Locator {
  return page.getByRole('list', { name: /^Messages with/ }).getByRole('listitem');
}

/** Bubbles of our own that say this; a customer who quotes it is not among them. */
export function ownMessages(page: Page, text: string): Locator {
  return page
    .getByRole('list', { name: /^Messages with/ })
    .getByRole('listitem', { name: /^You,/ })
    .filter({ hasText: text });
}

export function composer(page: Page): Locator {
  return page.getByRole('textbox', { name: /^Message to/ });
}

/** Waits until everything of the first account was read once. */
export async function untilRead(app: RunningApp): Promise<string> {
  const accountId = (await app.ask('accounts.list', {})).accounts[0]?.id ?? '';
  await expect
    .poll(async () => (await app.ask('sync.status', { accountId })).state, { timeout: 90_000 })
    .toBe('up-to-date');
  return accountId;
}
