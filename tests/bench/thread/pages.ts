import type { Browser, Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { LONG_CHAT, longChatText, OLD_WORD } from '#tests/support/longChat.ts';
import type { HostProcess } from '#tests/support/browserHost.ts';
import { openBare, VIEW } from '../page/openBare.ts';

/** The app at a message near the first of its long chat, with all later ones in the thread. */
export async function openThread(browser: Browser, host: HostProcess, accountId: string): Promise<Page> {
  await host.ask('conversations.markRead', { accountId, phone: LONG_CHAT });
  const page = await browser.newPage({ viewport: VIEW, locale: 'en-GB' });
  await page.goto(`${host.url}/#token=${host.token}`);
  await page.getByRole('searchbox').fill(OLD_WORD);
  const hits = page.getByRole('list', { name: 'Search results' }).getByRole('listitem');
  await hits.filter({ hasText: OLD_WORD }).first().getByRole('button').first().click();
  const messages = page.getByRole('list', { name: /^Messages with/ }).getByRole('listitem');
  await messages.filter({ hasText: OLD_WORD }).waitFor();
  return page;
}

/** The same texts in the least list there can be. */
export async function openBareList(browser: Browser, count: number): Promise<Page> {
  const texts = Array.from({ length: count }, (_, index) => longChatText(index));
  const page = await openBare(browser, {
    entry: fileURLToPath(new URL('./bareList.ts', import.meta.url)),
    data: texts,
    style: 'p{margin:0;padding:8px}',
  });
  await page
    .getByRole('list')
    .getByText(texts[0] ?? '')
    .waitFor();
  return page;
}
