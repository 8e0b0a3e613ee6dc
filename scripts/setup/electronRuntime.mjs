import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canReach, usesProxy } from './network.mjs';
import { recall, remember } from './remembered.mjs';
import { root, run } from './run.mjs';

const folder = join(root, 'node_modules', 'electron');
const DOWNLOAD_MS = 5 * 60_000;
const RETRY_AFTER_MS = 24 * 3600_000;

/**
 * The Electron executable that is here already, or null.
 * @returns {string | null}
 */
export function findElectron() {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const path = join(override || join(folder, 'dist'), executableName());
  return existsSync(path) ? path : null;
}

/** Why Electron can't show a window on this computer, or null where it can. */
export function whyNoWindow() {
  if (process.platform !== 'linux') return null;
  if (!process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) return 'there is no display here';
  // Chromium keeps its sandbox, and so do we.
  return process.getuid?.() === 0 ? 'it does not run as root' : null;
}

/**
 * Gets the runtime, which is not an npm package: from GitHub, or from ELECTRON_MIRROR. A failed attempt is repeated
 * after a day, or when asked to.
 * @param {string} node
 * @param {{ isAsked: boolean }} options
 * @returns {Promise<{ path: string } | { reason: string }>}
 */
export async function getElectron(node, { isAsked }) {
  const here = findElectron();
  if (here) return { path: here };
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const last = recall('electron');
  if (!isAsked && last?.version === version && Date.now() - last.at < RETRY_AFTER_MS) {
    return { reason: last.reason };
  }

  const reason = await downloadElectron(node);
  const path = findElectron();
  if (path) return { path };
  const why = reason ?? 'its runtime could not be downloaded';
  remember('electron', { version, at: Date.now(), reason: why });
  return { reason: why };
}

/**
 * Downloads the runtime, whatever came of it last time.
 * @param {string} node
 * @returns {Promise<string | null>} why it failed, or null
 */
export async function downloadElectron(node) {
  const mirror = process.env['ELECTRON_MIRROR'] || process.env['npm_config_electron_mirror'];
  const host = mirror || 'https://github.com/electron/electron/releases/';
  if (!(await canReach(host)))
    return `its runtime could not be downloaded: ${new URL(host).host} can’t be reached`;
  const { code, isTimedOut } = await run(node, [join(folder, 'install.js')], {
    timeoutMs: DOWNLOAD_MS,
    env: { ...process.env, ...(usesProxy() && { ELECTRON_GET_USE_PROXY: '1' }) },
  });
  if (isTimedOut) return `its runtime was not downloaded within ${DOWNLOAD_MS / 60_000} minutes`;
  return code === 0 ? null : 'its runtime could not be downloaded';
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}
