import { fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NODE_FLAGS } from '../setup/nodeFlags.mjs';
import { PlainError } from '../setup/plainError.mjs';
import { root, tail } from '../setup/run.mjs';

/**
 * @typedef {import('../../tests/bench/bench.ts').Figure} Figure
 *
 * @typedef {object} BenchFile
 * @property {string} name its file's name without `.bench.ts`
 * @property {string} path
 *
 * @typedef {{ name: string, title: string, figures: readonly Figure[] } | { name: string, problem: string }} BenchResult
 *   what a bench measured, or why there is nothing
 *
 * @typedef {{ title: string, figures: unknown } | { error: string }} Report what a bench's process tells
 */

const ENDING = '.bench.ts';
/** A bench that takes longer hangs. */
const BENCH_MS = 20 * 60_000;

/**
 * The benches of a folder by name; those that `only` names, separated by commas.
 * @param {string} folder
 * @param {string} [only]
 * @returns {BenchFile[]}
 */
export function findBenches(folder, only) {
  const all = readdirSync(folder)
    .filter((file) => file.endsWith(ENDING))
    .sort()
    .map((file) => ({ name: file.slice(0, -ENDING.length), path: join(folder, file) }));
  const there = all.map(({ name }) => name).join(', ') || 'none';
  if (all.length === 0) throw new PlainError(`There are no benches in ${folder}.`);
  if (only === undefined) return all;
  const wanted = only.split(',').map((name) => name.trim());
  const unknown = wanted.find((name) => !all.some((bench) => bench.name === name));
  if (unknown !== undefined) throw new PlainError(`There is no bench "${unknown}". There are: ${there}.`);
  return all.filter(({ name }) => wanted.includes(name));
}

/**
 * One after the other, each in a process of its own: what one does to its memory and clocks is not the next one's.
 * Never rejects.
 * @param {readonly BenchFile[]} benches
 * @param {{ node: string, say: (line: string) => void, timeoutMs?: number }} options `say` is told how it goes
 * @returns {Promise<BenchResult[]>}
 */
export async function runBenches(benches, { node, say, timeoutMs = BENCH_MS }) {
  /** @type {BenchResult[]} */
  const results = [];
  /** @type {Set<string>} */
  const taken = new Set();
  for (const [index, bench] of benches.entries()) {
    say(`[${index + 1}/${benches.length}] ${bench.name} …`);
    const startedAt = Date.now();
    const result = checked(bench.name, await runAlone(bench, node, timeoutMs), taken);
    results.push(result);
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    say('problem' in result ? `${result.problem}\n${bench.name} gave nothing.` : `in ${seconds} s`);
  }
  return results;
}

/**
 * @param {BenchFile} bench
 * @param {string} node
 * @param {number} timeoutMs
 * @returns {Promise<Report>}
 */
function runAlone(bench, node, timeoutMs) {
  return new Promise((resolve) => {
    const child = fork(fileURLToPath(new URL('./runOne.mjs', import.meta.url)), [bench.path], {
      cwd: root,
      execPath: node,
      execArgv: ['--expose-gc', ...NODE_FLAGS],
      // What it prints is not ours: figures come over a channel of their own.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      serialization: 'advanced',
    });
    let output = '';
    /** @type {Report | null} */
    let report = null;
    let isTimedOut = false;
    /** @param {string} text */
    const hear = (text) => (output = `${output}${text}`.slice(-20_000));
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', hear);
    child.on('message', (message) => (report = /** @type {Report} */ (message)));
    const timer = setTimeout(() => {
      isTimedOut = true;
      child.kill('SIGKILL');
    }, timeoutMs);
    child.once('error', (error) => hear(error.message));
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      const said = tail(output).trim();
      const ended = isTimedOut
        ? `It took longer than ${Math.round(timeoutMs / 1000)} s.`
        : `Its process ended (${signal ?? code}) before it gave figures.`;
      const why = report && 'error' in report ? report.error : ended;
      resolve(report && 'title' in report ? report : { error: said === '' ? why : `${said}\n${why}` });
    });
  });
}

/**
 * Figures are names of their own and finite numbers, or the bench counts as crashed.
 * @param {string} name
 * @param {Report} report
 * @param {Set<string>} taken names of figures so far; these are added
 * @returns {BenchResult}
 */
function checked(name, report, taken) {
  if ('error' in report) return { name, problem: report.error };
  const { title, figures } = report;
  if (!Array.isArray(figures) || figures.length === 0) return { name, problem: 'It gave no figures.' };
  for (const figure of /** @type {Figure[]} */ (figures)) {
    if (!Number.isFinite(figure.value))
      return { name, problem: `Its figure ${figure.name} is no number: ${figure.value}.` };
    if (taken.has(figure.name)) return { name, problem: `Its figure ${figure.name} was given before.` };
    taken.add(figure.name);
  }
  return { name, title, figures };
}
