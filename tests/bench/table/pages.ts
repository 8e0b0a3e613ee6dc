import type { Browser, Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import type { Contact } from '#contract/routes/contacts.ts';
import type { HostProcess } from '#tests/support/browserHost.ts';
import { openBare, VIEW } from '../page/openBare.ts';

/** The app's table of contacts. */
export async function openContacts(browser: Browser, host: HostProcess): Promise<Page> {
  const page = await browser.newPage({ viewport: VIEW, locale: 'en-GB' });
  await page.goto(`${host.url}/#token=${host.token}`);
  await page.getByRole('button', { name: 'Contacts', exact: true }).click();
  await page.locator('[role=grid] [data-place="0"] .phone').waitFor({ timeout: 60_000 });
  return page;
}

/** The same contacts in the least list there can be. */
export async function openBareRows(browser: Browser, rows: readonly Contact[]): Promise<Page> {
  const page = await openBare(browser, {
    entry: scriptOf('bareRows'),
    data: rows.map(({ name, phone }) => [name ?? phone]),
    style: 'p{margin:0;block-size:48px;line-height:48px}',
  });
  await page.getByRole('list').locator('p').first().waitFor();
  return page;
}

/** The same contacts in Naive UI's table. */
export async function openNaiveTable(browser: Browser, rows: readonly Contact[]): Promise<Page> {
  const page = await openBare(browser, {
    entry: scriptOf('naiveTable'),
    data: rows.map(({ phone, name, tags, isOptedIn, groupIds, email, lastMessageAt }) => ({
      key: phone,
      name: name ?? phone,
      phone,
      tags,
      optedIn: isOptedIn ? 'Yes' : 'No',
      groups: groupIds.join(', '),
      email: email ?? '–',
      lastMessage: lastMessageAt === null ? '–' : new Date(lastMessageAt).toDateString(),
    })),
  });
  await page.locator('.n-data-table-td').first().waitFor({ timeout: 120_000 });
  return page;
}

function scriptOf(name: string): string {
  return fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
}
