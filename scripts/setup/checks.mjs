import { join } from 'node:path';
import { inParallel } from './pool.mjs';
import { root, run, tool } from './run.mjs';

/** The TypeScript projects, each with rules of its own. */
const PROJECTS = ['electron/contract', 'electron', 'src', 'tests'];

/**
 * @typedef {{ name: string, title: string, commands: string[][] }} Check each command being what Node is given
 */

/** @type {readonly Check[]} */
export const checks = [
  {
    name: 'types',
    title: 'Types',
    commands: PROJECTS.map((project) => [tool('vue-tsc/bin/vue-tsc.js'), '--project', join(root, project)]),
  },
  {
    name: 'lint',
    title: 'Lint',
    commands: [
      [
        tool('eslint/bin/eslint.js'),
        ...[
          '--cache',
          '--cache-strategy',
          'content',
          '--cache-location',
          tool('.cache/eslint/'),
          '--max-warnings',
          '0',
        ],
        root,
      ],
      [tool('stylelint/bin/stylelint.mjs'), join(root, 'src/**/*.{vue,css}')],
    ],
  },
  {
    name: 'format',
    title: 'Format',
    commands: [[tool('prettier/bin/prettier.cjs'), ...['--check', '--log-level', 'warn', '--cache', root]]],
  },
];

/**
 * @param {string} node
 * @param {Check} check
 * @returns {Promise<string | null>} what is wrong, or null
 */
export async function runCheck(node, { title, commands }) {
  const results = await inParallel(commands, (args) => run(node, args, { env: plainOutput() }));
  const failed = results.filter(({ code }) => code !== 0);
  if (failed.length === 0) return null;
  return failed.map(({ output }) => output.trim() || `${title} stopped without saying why.`).join('\n');
}

/** Colours only where they are seen. */
function plainOutput() {
  return process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env;
}
