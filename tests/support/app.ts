import { _electron, test as base, expect, type Page } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Result } from '#contract/errors.ts';
import type { InputOf, OutputOf, RouteName } from '#contract/routes/index.ts';
import { startDemoApi, type DemoApiOptions, type RunningDemoApi } from '#demo/index.ts';
import { startBrowserHost, vaultOf, type HostVault } from './browserHost.ts';
import { findElectron } from '../../scripts/setup/electronRuntime.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type HostKind = 'browser' | 'electron';

/** The built app, started for one test: the same for both hosts. */
export interface RunningApp {
  readonly page: Page;
  /** Asks the core as the page would, and gives the value; throws the problem in words. */
  ask<N extends RouteName>(route: N, input: InputOf<N>): Promise<OutputOf<N>>;
  stop(): Promise<void>;
}

export interface AppOptions {
  readonly dataDir: string;
  readonly vault?: HostVault;
}

interface Fixtures {
  /** Inlobo's API over real HTTP, with the demo's people; has the ledger of what was sent, and the faults. */
  readonly api: RunningDemoApi;
  /** A temporary data folder, removed after the test. */
  readonly dataDir: string;
  /** Starts the app; what is still running after the test is stopped. */
  readonly startApp: (options: AppOptions) => Promise<RunningApp>;
  /** The app on an empty data folder, keys in memory. */
  readonly app: RunningApp;
}

interface Options {
  readonly hostKind: HostKind;
  /** How the API of this test behaves: how soon customers answer, faults, and so on. */
  readonly apiOptions: DemoApiOptions;
}

export const DEMO_KEY = 'wak_test_0123456789abcdef0123456789abcdef';

/** The `test` of every browser spec: which host it drives is the Playwright project's choice. */
export const test = base.extend<Fixtures & Options>({
  hostKind: ['browser', { option: true }],
  apiOptions: [{}, { option: true }],

  api: async ({ apiOptions }, use) => {
    const api = await startDemoApi({ apiKey: DEMO_KEY, ...apiOptions });
    await use(api);
    await api.stop();
  },

  dataDir: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'inlobo-desk-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  // The folder is named here so that it goes after the apps that write in it.
  startApp: async ({ hostKind, context, dataDir: _folder }, use) => {
    const started: RunningApp[] = [];
    await use(async (options) => {
      const app =
        hostKind === 'electron'
          ? await startElectron(options)
          : await startInBrowser(options, () => context.newPage());
      started.push(app);
      return app;
    });
    await Promise.all(started.map((app) => app.stop()));
  },

  app: async ({ startApp, dataDir }, use) => {
    await use(await startApp({ dataDir }));
  },

  page: async ({ app }, use) => {
    await use(app.page);
  },
});

export { expect };

async function startInBrowser(options: AppOptions, newPage: () => Promise<Page>): Promise<RunningApp> {
  const host = await startBrowserHost({ dataDir: options.dataDir, vault: options.vault ?? 'memory' });
  const page = await newPage();
  await page.goto(`${host.url}/#token=${host.token}`);
  return { page, ask: host.ask, stop: host.stop };
}

async function startElectron(options: AppOptions): Promise<RunningApp> {
  const executablePath = findElectron();
  if (executablePath === null) throw new Error('The Electron runtime is not here: run "npm start" once.');
  const vault = vaultOf(options.vault ?? 'memory');
  const app = await _electron.launch({
    executablePath,
    args: [root],
    cwd: root,
    env: {
      ...definedEnv(),
      INLOBO_DATA_DIR: options.dataDir,
      ...(vault.kind !== null && { INLOBO_VAULT: vault.kind }),
      ...vault.env,
    },
  });
  const page = await app.firstWindow();

  return {
    page,
    stop: () => app.close(),
    async ask(route, input) {
      const result = await page.evaluate(
        ([name, given]) =>
          (
            window as unknown as { inloboHost: { rpc(name: unknown, given: unknown): Promise<unknown> } }
          ).inloboHost.rpc(name, given),
        [route, input] as const,
      );
      return valueOf(route, result as Result<OutputOf<typeof route>>);
    },
  };
}

function valueOf<T>(route: string, result: Result<T>): T {
  if (!result.ok) throw Object.assign(new Error(`${route}: ${result.error.message}`), result.error);
  return result.value;
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
