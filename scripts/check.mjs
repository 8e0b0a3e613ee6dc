// `npm run check`: types, lint, format and unit tests, side by side; what fails is shown in full.
import { parseArgs } from 'node:util';
import { checks, runCheck } from './setup/checks.mjs';
import { findNode, isInstalled } from './setup/packages.mjs';
import { inParallel } from './setup/pool.mjs';
import { tool } from './setup/run.mjs';

/** @type {import('./setup/checks.mjs').Check} */
const unit = {
  name: 'unit',
  title: 'Unit tests',
  commands: [[tool('vitest/vitest.mjs'), 'run', '--project', 'unit', '--reporter=dot']],
};

const { values } = parseArgs({ options: { only: { type: 'string' } } });

if (isInstalled()) {
  const chosen = [...checks, unit].filter(({ name }) => values.only === undefined || values.only === name);
  const node = findNode();
  // Each command has a place of its own in the queue, the longest first: nothing waits for it at the end.
  const pieces = chosen
    .flatMap((check) => check.commands.map((command) => ({ ...check, commands: [command] })))
    .sort((a, b) => Number(b.name === 'lint') - Number(a.name === 'lint'));
  const startedAt = Date.now();
  const failures = await inParallel(pieces, async (piece) => ({
    piece,
    output: await runCheck(node, piece),
  }));
  for (const { title, name } of chosen) {
    const outputs = failures.filter(({ piece, output }) => piece.name === name && output !== null);
    console.log(`${title}: ${outputs.length === 0 ? 'fine' : 'not yet'}`);
    for (const { output } of outputs) console.log(`\n${output}\n`);
    if (outputs.length > 0) process.exitCode = 1;
  }
  console.log(`in ${Math.round((Date.now() - startedAt) / 1000)} s`);
} else {
  console.error(
    'The packages are not installed yet, or are older than package-lock.json. Run "npm ci" first.',
  );
  process.exitCode = 1;
}
