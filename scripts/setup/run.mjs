import { spawn, spawnSync } from 'node:child_process';
import { join, delimiter, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} [timeoutMs] after which the program is ended
 * @property {boolean} [isShown] its output goes to the terminal as it comes, and is not kept
 *
 * @typedef {object} RunResult
 * @property {number | null} code null where it was ended, or could not be started
 * @property {string} output what it wrote, to stdout and stderr
 * @property {boolean} isTimedOut
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Runs a program in the project's folder and waits for its end. Never rejects.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(program, args, { env = process.env, timeoutMs, isShown = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env,
      stdio: isShown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      // Windows runs .cmd files through its shell alone.
      shell: process.platform === 'win32' && program.endsWith('.cmd'),
      // A group of its own, so that ending it reaches what it started.
      detached: !isShown && process.platform !== 'win32',
      windowsHide: true,
    });
    running.add(child);
    let output = '';
    let isTimedOut = false;
    /** @param {string} text */
    const hear = (text) => (output += text);
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', hear);
    const timer =
      timeoutMs &&
      setTimeout(() => {
        isTimedOut = true;
        endTree(child);
      }, timeoutMs);

    /** @param {number | null} code */
    const end = (code) => {
      clearTimeout(timer || undefined);
      running.delete(child);
      resolve({ code, output, isTimedOut });
    };
    child.once('error', (error) => {
      output += `${error.message}\n`;
      end(null);
    });
    child.once('close', end);
  });
}

/**
 * What a short question to a program gives: its output, or null where it failed or is not there.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {number} [timeoutMs]
 * @returns {string | null}
 */
export function ask(program, args, timeoutMs = 10_000) {
  const { status, stdout } = spawnSync(program, args, {
    encoding: 'utf8',
    timeout: timeoutMs,
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32' && program.endsWith('.cmd'),
    windowsHide: true,
  });
  return status === 0 ? stdout : null;
}

/** @param {import('node:child_process').ChildProcess} child */
function endTree(child) {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { windowsHide: true });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

/** Ctrl+C ends what was started, too. */
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.once(signal, () => {
    for (const child of running) endTree(child);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  });
}

/** The environment without node_modules/.bin on PATH: the programs of this computer. */
export function systemEnv() {
  const bin = join('node_modules', '.bin');
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const kept = (process.env[name] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.endsWith(sep + bin) && !folder.includes('node-gyp-bin'));
  return { ...process.env, [name]: kept.join(delimiter) };
}

/**
 * The last lines of what a program wrote.
 * @param {string} output
 * @param {number} [count]
 */
export function tail(output, count = 25) {
  return output.trimEnd().split('\n').slice(-count).join('\n');
}

/**
 * @param {string} path within node_modules
 */
export function tool(path) {
  return join(root, 'node_modules', path);
}
