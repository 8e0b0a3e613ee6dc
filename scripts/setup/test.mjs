import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BROWSER_VARIABLE, getBrowser, NO_BROWSER } from './browsers.mjs';
import { build } from './build.mjs';
import { checks, runCheck } from './checks.mjs';
import { getKeyring } from './keyring.mjs';
import { findNode, installPackages } from './packages.mjs';
import { explain, PlainError } from './plainError.mjs';
import { createProgress } from './progress.mjs';
import { inWords, NOTHING, readPlaywright, readVitest, sum, withCrash } from './results.mjs';
import { run, tool } from './run.mjs';

/**
 * @typedef {import('./results.mjs').Counts} Counts
 *
 * @typedef {object} Context what the steps before found
 * @property {string} node
 * @property {string} reports a folder for the runners' reports
 * @property {string | null} browser
 * @property {boolean} isBuilt
 *
 * @typedef {object} Step
 * @property {string} name what `--only` calls it
 * @property {string} title
 * @property {boolean} [isShown] it writes to the terminal itself
 * @property {(context: Context) => Promise<Counts>} work
 */

const ONE_PASSED = { ...NOTHING, passed: 1 };
const ONE_FAILED = { ...NOTHING, failed: 1 };
/** A runner that takes longer hangs: a slow and busy computer included. */
const RUNNER_MS = 20 * 60_000;
const BROWSER_MS = 45 * 60_000;

/** @type {readonly Step[]} */
const STEPS = [
  ...checks.map(checkStep),
  vitestStep('unit', 'Unit tests'),
  vitestStep('contract', 'Contract tests'),
  vitestStep('core', 'Core tests'),
  { name: 'build', title: 'Building the app', work: buildOnce },
  onTheBuild(vitestStep('electron', 'Electron tests')),
  onTheBuild({ name: 'browser', title: 'Browser tests', isShown: true, work: runPlaywright }),
];

const USAGE = `npm test -- [options]

  --only NAMES   some of ${STEPS.map(({ name }) => name).join(', ')}; separated by commas`;

/**
 * Ends with the line `N passed, N failed, N skipped`, whatever happens.
 * @param {string[]} args
 */
export async function test(args) {
  /** @type {Counts} */
  let counts = ONE_FAILED;
  try {
    const { values } = parseArgs({ args, options: { only: { type: 'string' }, help: { type: 'boolean' } } });
    if (values.help) {
      console.log(USAGE);
      return;
    }
    counts = await runSteps(chooseSteps(values.only));
  } catch (error) {
    explain(error);
  }
  process.exitCode = counts.failed > 0 ? 1 : 0;
  console.log(inWords(counts));
}

/** @param {string | undefined} only */
function chooseSteps(only) {
  if (only === undefined) return STEPS;
  const names = only.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !STEPS.some((step) => step.name === name));
  if (unknown !== undefined) throw new PlainError(`There is no step "${unknown}".\n\n${USAGE}`);
  // What the built app is tested with needs the build.
  if (names.includes('electron') || names.includes('browser')) names.push('build');
  return STEPS.filter((step) => names.includes(step.name));
}

/**
 * @param {readonly Step[]} steps
 * @returns {Promise<Counts>}
 */
async function runSteps(steps) {
  const has = (/** @type {string} */ name) => steps.some((step) => step.name === name);
  const total = 1 + Number(has('browser')) + Number(has('core')) + steps.length;
  const progress = createProgress({ total, out: process.stdout });

  await progress.step('Installing packages', installPackages, {
    say: (how) => (how === 'there' ? 'all there' : 'done'),
  });
  const reports = mkdtempSync(join(tmpdir(), 'inlobo-test-'));
  /** @type {Context} */
  const context = { node: findNode(), reports, browser: null, isBuilt: false };
  if (has('browser')) {
    context.browser = await progress.step('Finding a browser', () => getBrowser(context.node), {
      say: (path) => path ?? 'none to be had',
    });
  }
  if (has('core'))
    await progress.step('Finding a keychain to test with', getKeyring, { say: (words) => words });

  /** @type {Counts[]} */
  const all = [];
  try {
    for (const { title, isShown = false, work } of steps) {
      all.push(
        await progress.step(title, () => settle(work(context)), {
          isShown,
          say: isShown ? inWords : passedOrFailed,
        }),
      );
      showComplaints();
    }
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  return sum(all);
}

/** @param {Counts} counts of a step that is one check */
function passedOrFailed({ failed }) {
  return failed > 0 ? 'failed' : 'passed';
}

/** What failed steps have to say, once their line is complete. */
let complaints = '';

/** @param {string} text */
function complain(text) {
  complaints += `${text.trimEnd()}\n`;
}

function showComplaints() {
  if (complaints) console.log(`\n${complaints}`);
  complaints = '';
}

/**
 * One step that breaks does not keep the others from running.
 * @param {Promise<Counts>} work
 * @returns {Promise<Counts>}
 */
async function settle(work) {
  try {
    return await work;
  } catch (error) {
    complain(error instanceof PlainError ? `${error.detail ?? ''}\n${error.message}` : String(error));
    return ONE_FAILED;
  }
}

/**
 * @param {import('./checks.mjs').Check} check
 * @returns {Step}
 */
function checkStep(check) {
  return {
    name: check.name,
    title: check.title,
    async work({ node }) {
      const output = await runCheck(node, check);
      if (output === null) return ONE_PASSED;
      complain(output);
      return ONE_FAILED;
    },
  };
}

/** @param {Context} context */
async function buildOnce(context) {
  await build(context.node);
  context.isBuilt = true;
  return ONE_PASSED;
}

/**
 * @param {Step} step
 * @returns {Step}
 */
function onTheBuild(step) {
  return {
    ...step,
    async work(context) {
      if (!context.isBuilt)
        throw new PlainError(`${step.title} were not run, because the app was not built.`);
      return step.work(context);
    },
  };
}

/**
 * @param {string} name a project of vitest.config.ts
 * @param {string} title
 * @returns {Step}
 */
function vitestStep(name, title) {
  return {
    name,
    title,
    isShown: true,
    async work({ node, reports }) {
      const report = join(reports, `${name}.json`);
      const { code } = await run(
        node,
        [
          tool('vitest/vitest.mjs'),
          ...[
            'run',
            '--project',
            name,
            '--reporter=default',
            '--reporter=json',
            `--outputFile.json=${report}`,
          ],
        ],
        { isShown: true, timeoutMs: RUNNER_MS },
      );
      return withCrash(readVitest(readReport(report)), code);
    },
  };
}

/** @param {Context} context */
async function runPlaywright({ node, reports, browser }) {
  if (!browser) throw new PlainError(NO_BROWSER);
  const report = join(reports, 'browser.json');
  const { code } = await run(node, [tool('@playwright/test/cli.js'), 'test', '--reporter=list,json'], {
    isShown: true,
    timeoutMs: BROWSER_MS,
    env: { ...process.env, [BROWSER_VARIABLE]: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  return withCrash(readPlaywright(readReport(report)), code);
}

/** @param {string} path */
function readReport(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
