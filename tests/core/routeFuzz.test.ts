import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { routes } from '#contract/routes/index.ts';
import { NODE_FLAGS } from '../../scripts/setup/nodeFlags.mjs';
import type { FuzzLine } from '../fuzz/cli.ts';
import type { FuzzVault } from '../fuzz/fuzzDesk.ts';
import type { FuzzFigures } from '../fuzz/runFuzz.ts';
import { createKeyringHome, secretServiceMissing, underSecretService } from '../support/secretService.ts';

const RUNS = Number(process.env['INLOBO_FUZZ_RUNS'] ?? 200_000);
/** In the vault's other states, where only what has to do with keys is another. */
const OTHER_RUNS = Math.ceil(RUNS / 20);
const SEED = Number(process.env['INLOBO_FUZZ_SEED'] ?? 1);
/** A batch is twenty inputs: one that takes so long hangs, however slow the machine. */
const STANDSTILL_MS = 300_000;

interface Ended {
  readonly lines: readonly FuzzLine[];
  readonly code: number | null;
  readonly signal: string | null;
  /** What it was at, with the seed that leads there again. */
  readonly at: string;
  readonly said: string;
}

/** Node, as it is started here: by itself, or on a session bus with an unlocked keychain. */
interface Start {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs it to its end, or until nothing more comes of it. */
function fuzz(
  vault: FuzzVault,
  runs: number,
  start = (args: readonly string[]): Start => ({ command: process.execPath, args }),
): Promise<Ended> {
  const options = ['--runs', String(runs), '--seed', String(SEED), '--vault', vault];
  const { command, args, env } = start([...NODE_FLAGS, 'tests/fuzz/cli.ts', ...options]);
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: what hangs may be a child of it.
    detached: true,
    ...(env && { env }),
  });
  const lines: FuzzLine[] = [];
  let at = 'its start';
  let said = '';
  const watch = setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), STANDSTILL_MS);
  createInterface(child.stdout).on('line', (text) => {
    watch.refresh();
    const line = JSON.parse(text) as FuzzLine;
    if (line.kind === 'batch') at = `${line.route}, after ${line.done} inputs, seed ${SEED}`;
    else lines.push(line);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return new Promise((resolve) => {
    child.once('close', (code, signal) => {
      clearTimeout(watch);
      resolve({ lines, code, signal, at, said });
    });
  });
}

/** What ended well: nothing thrown, nothing told, every route asked. */
function expectSound({ lines, code, signal, at, said }: Ended, runs: number): FuzzFigures {
  const uncaught = lines.filter((line) => line.kind === 'uncaught').map(({ error }) => error);
  const end = lines.find((line) => line.kind === 'end');
  expect({ uncaught, complaints: end?.complaints }, `seed ${SEED}`).toEqual({ uncaught: [], complaints: [] });
  expect({ code, signal }, `at ${at}: ${said}`).toEqual({ code: 0, signal: null });
  expect(end).toMatchObject({ inputs: runs, routes: Object.keys(routes).length });
  return end!;
}

it(
  'no input to any route brings the app down, stops it, makes it fail inside, or gets a secret out of it',
  { timeout: 30 * 60_000 },
  async () => {
    const end = expectSound(await fuzz('passphrase', RUNS), RUNS);
    // Neither turned away at the door nor taken, all of them: both sides of it were tried.
    expect(end.answers['ok']).toBeGreaterThan(RUNS / 50);
    expect(end.answers['INVALID_INPUT']).toBeGreaterThan(RUNS / 5);
  },
);

it('nor while the vault is locked, where what needs a key says so', { timeout: 10 * 60_000 }, async () => {
  const end = expectSound(await fuzz('locked', OTHER_RUNS), OTHER_RUNS);
  expect(end.answers['VAULT_LOCKED']).toBeGreaterThan(OTHER_RUNS / 50);
});

it.skipIf(secretServiceMissing())('nor with the keys in a keychain', { timeout: 10 * 60_000 }, async () => {
  const home = createKeyringHome();
  try {
    const started = await fuzz('keychain', OTHER_RUNS, (args) => underSecretService(home, 'unlocked', args));
    const end = expectSound(started, OTHER_RUNS);
    expect(end.answers['ok']).toBeGreaterThan(OTHER_RUNS / 50);
  } finally {
    home.remove();
  }
});
