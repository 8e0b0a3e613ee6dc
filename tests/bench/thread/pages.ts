import type { Browser, Page } from '@playwright/test';
import { build } from 'vite';
import { fileURLToPath } from 'node:url';
import { LONG_CHAT, longChatText, OLD_WORD } from '#tests/support/longChat.ts';
import type { HostProcess } from '#tests/support/browserHost.ts';

const VIEW = { width: 1280, height: 800 };

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
  const script = await bundle(fileURLToPath(new URL('./bareList.ts', import.meta.url)));
  const page = await browser.newPage({ viewport: VIEW });
  await page.setContent(
    '<!doctype html><style>body{margin:0}p{margin:0;padding:8px}</style><div id="app"></div>',
  );
  const texts = Array.from({ length: count }, (_, index) => longChatText(index));
  await page.evaluate((given) => Reflect.set(window, 'benchTexts', given), texts);
  await page.addScriptTag({ content: script });
  await page
    .getByRole('list')
    .getByText(texts[0] ?? '')
    .waitFor();
  return page;
}

async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'false' },
    build: { write: false, lib: { entry, formats: ['iife'], name: 'bareList' } },
  });
  const output = Array.isArray(result) ? result[0]?.output : 'output' in result ? result.output : [];
  const chunk = output?.[0];
  if (chunk?.type !== 'chunk') throw new Error('The bare list could not be bundled.');
  return chunk.code;
}

/** Scrolls from the top to the end in so long, and gives the time between frames in ms. */
export function scrollThrough(page: Page, durationMs: number): Promise<readonly number[]> {
  return page.evaluate(async (duration) => {
    const list = [...document.querySelectorAll<HTMLElement>('[role=list]')].find(
      (one) => one.scrollHeight > 100_000,
    );
    if (!list) throw new Error('There is no long list in this page.');
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    list.scrollTop = 0;
    for (let settling = 0; settling < 30; settling += 1) await frame();
    const startedAt = await frame();
    const frames: number[] = [];
    for (let last = startedAt; last - startedAt < duration;) {
      list.scrollTop = ((list.scrollHeight - list.clientHeight) * (last - startedAt)) / duration;
      const now = await frame();
      frames.push(now - last);
      last = now;
    }
    return frames;
  }, durationMs);
}
