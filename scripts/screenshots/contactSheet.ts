import type { Browser } from '@playwright/test';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VIEWS } from './camera.ts';
import { toWebp } from './webp.ts';

const THUMB_WIDTH = 300;
const THUMB_HEIGHT = 188;

/** Every state in a row, every view in a column: contact-sheet.webp of a folder that holds the views' folders. */
export async function layContactSheet(browser: Browser, folder: string): Promise<void> {
  const states = (await readdir(join(folder, VIEWS[0]?.name ?? '')))
    .map((file) => file.replace(/\.webp$/, ''))
    .sort((a, b) => a.localeCompare(b, 'en'));
  const rows = await Promise.all(states.map((state) => rowOf(folder, state)));
  const head = VIEWS.map(({ name }) => `<th>${name}</th>`).join('');
  const page = await browser.newPage({
    viewport: { width: VIEWS.length * (THUMB_WIDTH + 8) + 160, height: 800 },
  });
  await page.setContent(`<style>
    body { margin: 16px; background: #efede8; font: 11px system-ui; color: #1d1b18 }
    table { border-spacing: 4px } th { text-align: start; font-weight: 600 }
    td { inline-size: ${THUMB_WIDTH}px; block-size: ${THUMB_HEIGHT}px; text-align: center }
    img { max-inline-size: ${THUMB_WIDTH}px; max-block-size: ${THUMB_HEIGHT}px; border-radius: 4px }
  </style><table><tr><th></th>${head}</tr>${rows.join('')}</table>`);
  await page.locator('img').last().waitFor();
  const sheet = await page.screenshot({ fullPage: true });
  await writeFile(join(folder, 'contact-sheet.webp'), await toWebp(page, sheet));
  await page.close();
}

async function rowOf(folder: string, state: string): Promise<string> {
  const cells = await Promise.all(
    VIEWS.map(async ({ name }) => {
      const picture = await readFile(join(folder, name, `${state}.webp`), 'base64');
      return `<td><img src="data:image/webp;base64,${picture}" alt=""></td>`;
    }),
  );
  return `<tr><th>${state}</th>${cells.join('')}</tr>`;
}
