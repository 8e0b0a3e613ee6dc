import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { routes } from '#contract/routes/index.ts';
import { NODE_FLAGS } from '../../scripts/setup/nodeFlags.mjs';
import type { FuzzLine } from '../fuzz/cli.ts';

const RUNS = Number(process.env['INLOBO_FUZZ_RUNS'] ?? 200_000);
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

/** Runs it to its end, or until nothing more comes of it. */
function fuzz(): Promise<Ended> {
  const child = spawn(
    process.execPath,
    [...NODE_FLAGS, 'tests/fuzz/cli.ts', '--runs', String(RUNS), '--seed', String(SEED)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const lines: FuzzLine[] = [];
  let at = 'its start';
  let said = '';
  const watch = setTimeout(() => child.kill('SIGKILL'), STANDSTILL_MS);
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

it(
  'no input to any route brings the app down, stops it, makes it fail inside, or gets a secret out of it',
  { timeout: 30 * 60_000 },
  async () => {
    const { lines, code, signal, at, said } = await fuzz();
    const uncaught = lines.filter((line) => line.kind === 'uncaught').map(({ error }) => error);
    const end = lines.find((line) => line.kind === 'end');
    expect({ uncaught, complaints: end?.complaints }, `seed ${SEED}`).toEqual({
      uncaught: [],
      complaints: [],
    });
    expect({ code, signal }, `at ${at}: ${said}`).toEqual({ code: 0, signal: null });
    expect(end).toMatchObject({ inputs: RUNS, routes: Object.keys(routes).length });
    // Neither turned away at the door nor taken, all of them: both sides of it were tried.
    expect(end!.answers['ok']).toBeGreaterThan(RUNS / 50);
    expect(end!.answers['INVALID_INPUT']).toBeGreaterThan(RUNS / 5);
  },
);
