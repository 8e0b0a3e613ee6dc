/**
 * Asks every route everything, in a process of its own: a crash of it, or a loop that never ends, is seen from outside.
 * Prints a line of JSON for each batch before it is asked, and one with the figures at the end.
 */
import { parseArgs } from 'node:util';
import { routes, type RouteName } from '#contract/routes/index.ts';
import type { FuzzVault } from './fuzzDesk.ts';
import { runFuzz } from './runFuzz.ts';

export type FuzzLine =
  | { readonly kind: 'batch'; readonly done: number; readonly route: string }
  | { readonly kind: 'uncaught'; readonly error: string }
  | ({ readonly kind: 'end' } & Awaited<ReturnType<typeof runFuzz>>);

function say(line: FuzzLine): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    say({ kind: 'uncaught', error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  });
}

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    /** passphrase, locked, or keychain (that of the session's bus). */
    vault: { type: 'string', default: 'passphrase' },
    /** A route; may be given several times. */
    only: { type: 'string', multiple: true },
  },
});
const figures = await runFuzz({
  runs: Number(values.runs),
  seed: Number(values.seed),
  vault: readVault(values.vault),
  ...(values.only && { only: values.only.filter(isRoute) }),
  onBatch: (batch) => say({ kind: 'batch', ...batch }),
});
say({ kind: 'end', ...figures });
process.exitCode = figures.complaints.length === 0 ? 0 : 1;

function readVault(name: string): FuzzVault {
  if (name === 'passphrase' || name === 'locked' || name === 'keychain') return name;
  throw new Error('--vault takes passphrase, locked or keychain.');
}

function isRoute(name: string): name is RouteName {
  return Object.hasOwn(routes, name);
}
