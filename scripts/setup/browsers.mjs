import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { canReach } from './network.mjs';
import { ask, run, tool } from './run.mjs';
import { installSystemPackages } from './systemPackages.mjs';

/** Names a browser for the tests, in place of looking for one. */
export const BROWSER_VARIABLE = 'INLOBO_TEST_BROWSER';

const DOWNLOAD_MS = 5 * 60_000;

const ON_PATH = [
  'chromium',
  'google-chrome-stable',
  'google-chrome',
  'chromium-browser',
  'microsoft-edge',
  'brave-browser',
];

const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge', 'Brave Browser'];

const WINDOWS_PATHS = [
  'Google/Chrome/Application/chrome.exe',
  'Chromium/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
];

/**
 * A Chromium that is on this computer already: the one that is named, Playwright's own, or an installed one.
 * @returns {string | null}
 */
export function findBrowser() {
  const named = process.env[BROWSER_VARIABLE];
  if (named) return named;
  return [playwrightBrowser(), ...installedBrowsers()].find((path) => path !== null && runs(path)) ?? null;
}

/**
 * A Chromium for the tests, fetched where there is none.
 * @param {string} node
 * @returns {Promise<string | null>}
 */
export async function getBrowser(node) {
  const here = findBrowser();
  if (here) return here;
  await downloadBrowser(node);
  const downloaded = findBrowser();
  if (downloaded) return downloaded;
  await installSystemPackages(['chromium']);
  return findBrowser();
}

/** What to do where none can be had. */
export const NO_BROWSER =
  'The browser tests need Chrome, Chromium or Edge, and none could be installed here. Install one ' +
  (process.platform === 'linux' ? '(on Debian: sudo apt install chromium) ' : '') +
  `or set ${BROWSER_VARIABLE} to its path, then run npm test again.`;

/** @param {string} node */
async function downloadBrowser(node) {
  const host = process.env['PLAYWRIGHT_DOWNLOAD_HOST'] || process.env['PLAYWRIGHT_CHROMIUM_DOWNLOAD_HOST'];
  if (!host && !(await canReach('https://cdn.playwright.dev/'))) return;
  await run(node, [tool('playwright-core/cli.js'), 'install', 'chromium'], { timeoutMs: DOWNLOAD_MS });
}

/** Where Playwright keeps, or would keep, its own. */
function playwrightBrowser() {
  try {
    const { chromium } = createRequire(import.meta.url)('playwright-core');
    return chromium.executablePath() || null;
  } catch {
    return null;
  }
}

function installedBrowsers() {
  switch (process.platform) {
    case 'darwin':
      return ['/Applications', join(process.env['HOME'] ?? '', 'Applications')].flatMap((folder) =>
        MAC_APPS.map((app) => join(folder, `${app}.app`, 'Contents/MacOS', app)),
      );
    case 'win32':
      return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) =>
        process.env[name] ? WINDOWS_PATHS.map((path) => join(String(process.env[name]), path)) : [],
      );
    default:
      return ON_PATH.flatMap((name) =>
        (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)),
      );
  }
}

/**
 * Whether it is there and starts: on Ubuntu a file of this name may only advise installing a snap.
 * @param {string} path
 */
function runs(path) {
  if (!existsSync(path)) return false;
  // Windows' Chrome opens a window in place of telling its version.
  return process.platform === 'win32' || /\d+\.\d+/.test(ask(path, ['--version']) ?? '');
}
