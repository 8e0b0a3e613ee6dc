import type { Browser, Page } from '@playwright/test';
import { build } from 'vite';

export const VIEW = { width: 1280, height: 800 };

interface BarePage {
  /** A script that fills `#app` from `window.benchData`. */
  readonly entry: string;
  readonly data: unknown;
  readonly style?: string;
}

/** A page with nothing in it but what a script of ours draws, bundled as the app is. */
export async function openBare(browser: Browser, { entry, data, style = '' }: BarePage): Promise<Page> {
  const content = await bundle(entry);
  const page = await browser.newPage({ viewport: VIEW, locale: 'en-GB' });
  await page.setContent(`<!doctype html><style>body{margin:0}${style}</style><div id="app"></div>`);
  await page.evaluate((json) => Reflect.set(window, 'benchData', JSON.parse(json)), JSON.stringify(data));
  await page.addScriptTag({ content });
  return page;
}

async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'false' },
    build: { write: false, lib: { entry, formats: ['iife'], name: 'bare' } },
  });
  const output = Array.isArray(result) ? result[0]?.output : 'output' in result ? result.output : [];
  const chunk = output?.[0];
  if (chunk?.type !== 'chunk') throw new Error(`${entry} could not be bundled.`);
  return chunk.code;
}
