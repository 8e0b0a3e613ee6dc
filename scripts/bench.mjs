// `npm run bench`: runs the benchmarks of tests/bench and shows what they measured beside what it must not go over.
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findBenches, runBenches } from './bench/benches.mjs';
import { isOver, toFlat, toTable } from './bench/table.mjs';
import { findNode, isInstalled } from './setup/packages.mjs';
import { explain, PlainError } from './setup/plainError.mjs';
import { ask, root } from './setup/run.mjs';

const USAGE = `npm run bench -- [options]

  --only NAMES   some of them, by file name; separated by commas
  --json         nothing but one object on standard output: {"figure": value, …}
  --strict       end with code 1 where a figure is over its bound`;

try {
  process.exitCode = await bench(process.argv.slice(2));
} catch (error) {
  explain(error);
  process.exitCode = 1;
}

/**
 * @param {string[]} args
 * @returns {Promise<number>} the exit code: 1 where a bench crashed
 */
async function bench(args) {
  const { values } = readArgs(args);
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (!isInstalled()) {
    throw new PlainError(
      'The packages are not installed yet, or are older than package-lock.json. Run "npm ci" first.',
    );
  }
  const folder = process.env['INLOBO_BENCH_FOLDER'] ?? join(root, 'tests', 'bench');
  const node = findNode();
  const results = await runBenches(findBenches(folder, values.only), {
    node,
    say: (line) => console.error(line),
  });
  if (values.json) console.log(JSON.stringify(toFlat(results)));
  else console.log(`\n${toTable(results)}\n\n${machine(node)}`);

  const isCrashed = results.some((result) => 'problem' in result);
  const isTooMuch = results.some((result) => 'figures' in result && result.figures.some(isOver));
  return isCrashed || (values.strict && isTooMuch) ? 1 : 0;
}

/** @param {string[]} args */
function readArgs(args) {
  try {
    return parseArgs({
      args,
      options: {
        only: { type: 'string' },
        json: { type: 'boolean' },
        strict: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new PlainError(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

/** @param {string} node */
function machine(node) {
  const cores = availableParallelism();
  const version = ask(node, ['--version'])?.trim() ?? process.version;
  return `${cores} ${cores === 1 ? 'core' : 'cores'} · Node ${version} · ${process.platform} ${process.arch}`;
}
