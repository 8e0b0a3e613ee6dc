import type { Page } from '@playwright/test';
import type { RunningDemoApi } from '#demo/index.ts';
import type { AppOptions, RunningApp } from '../app.ts';
import { connect, untilRead } from '../steps.ts';

/**
 * Leads through the app to every screen and state there is, so that pictures and checks for accessibility see the same
 * ones. Found by its English names: a visitor who changes language, theme or size at a stop changes them back.
 */
export interface Tour {
  readonly name: string;
  readonly walk: (scene: Scene) => Promise<void>;
}

export interface Scene {
  readonly api: RunningDemoApi;
  /** A data folder of its own, empty before the first start. */
  readonly dataDir: string;
  readonly startApp: (options: Omit<AppOptions, 'dataDir'>) => Promise<RunningApp>;
  /** Called at every state, once nothing is on its way there. */
  readonly stop: (name: string, app: RunningApp) => Promise<void>;
}

/** The app with an account of which everything is read. */
export async function startConnected({ api, startApp }: Scene): Promise<RunningApp> {
  const app = await startApp({});
  await app.ask('settings.set', { requestsPerSecond: 100 });
  await connect(app.page, api.baseUrl, api.apiKey);
  await untilRead(app);
  return app;
}

/** Through the menu on the left to a screen, the pointer off what is shown. */
export async function show(page: Page, screen: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main menu' })
    .getByRole('button', { name: screen, exact: true })
    .click();
  await page.getByRole('heading', { name: screen, level: 1 }).waitFor();
  await pointAway(page);
}

/** A pointer that rests on a button leaves its tip over what is shown. */
export async function pointAway(page: Page): Promise<void> {
  await page.mouse.move(0, 0);
}
