// `npm run dev`: the app with hot reload. In the browser by default; `npm run dev -- --electron` in Electron.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findElectron, getElectron } from './setup/electronRuntime.mjs';
import { findNode, installPackages } from './setup/packages.mjs';
import { explain, PlainError } from './setup/plainError.mjs';
import { root, tool } from './setup/run.mjs';

const args = process.argv.slice(2);
const rest = args.filter((arg) => arg !== '--electron');

try {
  await installPackages();
  const node = findNode();
  await follow(node, args.includes('--electron') ? await inElectron(node) : inBrowser());
} catch (error) {
  explain(error);
  process.exitCode = 1;
}

function inBrowser() {
  return [fileURLToPath(new URL('./devBrowser.ts', import.meta.url)), ...rest];
}

/** @param {string} node */
async function inElectron(node) {
  const found = await getElectron(node, { isAsked: true });
  if ('reason' in found) {
    throw new PlainError(
      `Electron can’t be run here: ${found.reason}. "npm run dev" opens the app in the browser.`,
    );
  }
  return [tool('electron-vite/bin/electron-vite.js'), 'dev', '--watch', ...rest];
}

/**
 * @param {string} node
 * @param {string[]} command
 */
function follow(node, command) {
  const child = spawn(node, command, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ELECTRON_EXEC_PATH: findElectron() ?? undefined },
  });
  // Ctrl+C reaches the child by itself; this one waits for it.
  process.removeAllListeners('SIGINT').on('SIGINT', () => undefined);
  process.removeAllListeners('SIGTERM').on('SIGTERM', () => child.kill());
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      process.exitCode = code ?? 0;
      resolve(undefined);
    });
  });
}
