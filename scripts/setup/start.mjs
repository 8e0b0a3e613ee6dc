import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { getElectron, whyNoWindow } from './electronRuntime.mjs';
import { NODE_FLAGS } from './nodeFlags.mjs';
import { findNode, installPackages } from './packages.mjs';
import { explain } from './plainError.mjs';
import { createProgress } from './progress.mjs';
import { root } from './run.mjs';

const USAGE = `npm start -- [options]

  --browser           open in the browser, even where the Electron app could be opened
  --electron          try again to get the Electron runtime
  --data-dir DIR      where everything is kept (default: this user's data folder)
  --vault KIND        keychain, passphrase (taken from INLOBO_VAULT_PASSPHRASE) or memory
  --json              in the browser: nothing but one JSON line with the address, for programs
  In the browser also what "npm run serve -- --help" lists.`;

/** An Electron that ends this soon never opened a window. */
const TOO_SOON_MS = 8000;

/** @param {string[]} args */
export async function start(args) {
  try {
    process.exitCode = await startWith(args);
  } catch (error) {
    explain(error);
    process.exitCode = 1;
  }
}

/**
 * @param {string[]} args
 * @returns {Promise<number>} the exit code
 */
async function startWith(args) {
  const { values } = parseArgs({
    args,
    // What is not named here is for the browser host.
    strict: false,
    options: {
      browser: { type: 'boolean' },
      electron: { type: 'boolean' },
      help: { type: 'boolean' },
      'data-dir': { type: 'string' },
      vault: { type: 'string' },
      json: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return 0;
  }

  const progress = createProgress({ total: values.browser ? 2 : 3 });
  await progress.step('Installing packages', installPackages, {
    say: (how) => (how === 'there' ? 'all there' : 'done'),
  });
  const node = findNode();
  await progress.step('Building the app', () => build(node), {
    say: (how) => (how === 'there' ? 'up to date' : 'done'),
  });

  if (!values.browser) {
    const isAsked = Boolean(values.electron);
    const electron = await progress.step('Finding the Electron runtime', () => findRuntime(node, isAsked), {
      say: (found) => ('path' in found ? 'found' : 'not to be had'),
    });
    const reason = 'path' in electron ? await openElectron(electron.path, values) : electron.reason;
    if (reason === null) return 0;
    console.error(`The Electron app can’t open (${reason}), so here is the same app in your browser.`);
  }
  const forHost = args.filter((arg) => arg !== '--browser' && arg !== '--electron');
  // Whoever reads this is a person, unless a program says that it is one.
  return serve(node, values.json === undefined ? [...forHost, '--no-json'] : forHost);
}

/**
 * @param {string} node
 * @param {boolean} isAsked
 */
async function findRuntime(node, isAsked) {
  const reason = whyNoWindow();
  return reason ? { reason } : getElectron(node, { isAsked });
}

/**
 * Opens the app and waits until it is closed.
 * @param {string} path
 * @param {Record<string, unknown>} values
 * @returns {Promise<string | null>} why it could not be opened, or null
 */
function openElectron(path, values) {
  const startedAt = Date.now();
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...process.env,
    ...(typeof values['data-dir'] === 'string' && { INLOBO_DATA_DIR: values['data-dir'] }),
    ...(typeof values['vault'] === 'string' && { INLOBO_VAULT: values['vault'] }),
  };
  // Set in the terminals of editors that are Electron apps themselves: it would make a plain Node of ours.
  delete env['ELECTRON_RUN_AS_NODE'];
  return new Promise((resolve) => {
    const child = spawn(path, [root], { cwd: root, env, stdio: ['ignore', 'inherit', 'pipe'] });
    let last = '';
    child.stderr.setEncoding('utf8').on('data', (text) => {
      process.stderr.write(text);
      last = `${last}${text}`.slice(-4000);
    });
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => {
      const isOpened = code === 0 || Date.now() - startedAt > TOO_SOON_MS;
      resolve(isOpened ? null : explainElectron(last));
    });
    forwardSignals(child);
  });
}

/** @param {string} said what Electron wrote before it ended */
function explainElectron(said) {
  const library = /error while loading shared libraries: ([^:\s]+)/.exec(said)?.[1];
  if (library) return `the system library ${library} is missing`;
  if (/sandbox/i.test(said)) return 'this system does not let it use its sandbox';
  return 'it ended at once, with the lines above';
}

/**
 * The browser host, until it is stopped.
 * @param {string} node
 * @param {string[]} args
 * @returns {Promise<number>}
 */
function serve(node, args) {
  return new Promise((resolve) => {
    const child = spawn(node, [...NODE_FLAGS, join(root, 'electron/browser/cli.ts'), ...args], {
      cwd: root,
      stdio: 'inherit',
    });
    child.once('error', (error) => {
      console.error(`The app could not be started: ${error.message}`);
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 0));
    forwardSignals(child);
  });
}

/**
 * The app closes its stores before it goes, so this waits for it.
 * @param {import('node:child_process').ChildProcess} child
 */
function forwardSignals(child) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.removeAllListeners(signal);
    process.on(signal, () => {
      // A terminal sends Ctrl+C to the child as well.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
}
