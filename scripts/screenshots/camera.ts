import type { Browser, Page } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunningApp } from '#tests/support/app.ts';
import { ARABIC, DARK, LIGHT, NARROW, ZOOMED, look, type View } from '#tests/support/tour/views.ts';
import { toWebp } from './webp.ts';

export const VIEWS: readonly View[] = [LIGHT, DARK, NARROW, ARABIC, ZOOMED];

export interface Camera {
  /** Takes what the app shows now in every view, and leaves it in the first. */
  readonly shoot: (name: string, app: RunningApp) => Promise<void>;
}

export async function createCamera(browser: Browser, folder: string): Promise<Camera> {
  for (const { name } of VIEWS) await mkdir(join(folder, name), { recursive: true });
  const darkroom = await browser.newPage();
  return {
    async shoot(name, app) {
      for (const view of VIEWS) {
        await look(app, view);
        await settled(app.page);
        const png = await app.page.screenshot({ caret: 'hide' });
        await writeFile(join(folder, view.name, `${name}.webp`), await toWebp(darkroom, png));
      }
      await look(app, LIGHT);
    },
  };
}

/** Fonts are there, nothing moves, and rows that come by and by have come. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const moving = document
      .getAnimations()
      .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(moving.map((one) => one.finished));
  });
  await page.waitForTimeout(400);
}
