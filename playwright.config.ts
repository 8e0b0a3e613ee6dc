import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/setup/browsers.mjs';
import { findElectron, whyNoWindow } from './scripts/setup/electronRuntime.mjs';
import type { HostKind } from './tests/support/app.ts';

const executablePath = findBrowser();
const isRoot = process.getuid?.() === 0;
/** The same specs drive the Electron app where it can open a window. */
const hasElectron = findElectron() !== null && whyNoWindow() === null;
if (process.env['INLOBO_REQUIRE_ELECTRON'] && !hasElectron) {
  throw new Error(`The app can’t be tested in Electron: ${whyNoWindow() ?? 'its runtime is not there'}.`);
}

export default defineConfig<{ hostKind: HostKind }>({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  // Each test starts a host of its own; two are what a small computer carries.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  // A busy computer may take several times as long as an idle one.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath !== null && { executablePath }),
      // Chromium refuses its sandbox to root.
      args: isRoot ? ['--no-sandbox'] : [],
    },
  },
  projects: [
    { name: 'browser', use: { hostKind: 'browser' } },
    ...(hasElectron ? [{ name: 'electron', use: { hostKind: 'electron' as const } }] : []),
  ],
});
