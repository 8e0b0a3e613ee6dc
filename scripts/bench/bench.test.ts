import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBenches, runBenches } from './benches.mjs';
import { toTable } from './table.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inlobo-bench-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = (name: string, code: string) => writeFile(join(folder, `${name}.bench.ts`), code);
const giving = (figures: string, before = '') =>
  `export const bench: { title: string; run(): Promise<unknown> } = {
    title: 'A small one', async run() { ${before} return ${figures}; } };`;
const figure = (name: string, value: number, atMost?: number) =>
  JSON.stringify([{ name, value, unit: 'ratio', ...(atMost !== undefined && { atMost }) }]);

const command = (...args: string[]) =>
  new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    const script = fileURLToPath(new URL('../bench.mjs', import.meta.url));
    const child = spawn(process.execPath, [script, ...args], {
      env: { ...process.env, INLOBO_BENCH_FOLDER: folder },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });

describe('the command', () => {
  it('prints one flat object and nothing else, whatever a bench prints', async () => {
    await put('first', giving(figure('first.ratio', 1.25), "console.log('{junk'); console.error('junk');"));
    await put('second', giving(figure('second.ratio', 0.5, 0.4)));
    const { code, stdout } = await command('--json');
    expect(JSON.parse(stdout)).toEqual({ 'first.ratio': 1.25, 'second.ratio': 0.5 });
    expect(stdout.trim().split('\n')).toHaveLength(1);
    // A missed bound is no crash.
    expect(code).toBe(0);
  });

  it('prints a table that says what is over its bound, and where it ran', async () => {
    await put('small', giving(figure('small.ratio', 0.5, 0.4)));
    const { code, stdout } = await command();
    expect(stdout).toMatch(/small\.ratio +0\.5 × +≤ 0\.4 × +OVER/);
    expect(stdout).toMatch(/\d cores? · Node v\d+/);
    expect(code).toBe(0);
    expect((await command('--strict')).code).toBe(1);
  });

  it('gives what the others measured where one crashes, and ends with 1', async () => {
    await put('broken', giving('[]', "throw new Error('no such table');"));
    await put('sound', giving(figure('sound.ratio', 1)));
    const { code, stdout, stderr } = await command('--json');
    expect(JSON.parse(stdout)).toEqual({ 'sound.ratio': 1 });
    expect(stderr).toContain('no such table');
    expect(code).toBe(1);
  });

  it('runs those that are named, and names those there are where there is no such one', async () => {
    await put('first', giving(figure('first.ratio', 1)));
    await put('second', giving(figure('second.ratio', 2)));
    expect(JSON.parse((await command('--json', '--only', 'second')).stdout)).toEqual({ 'second.ratio': 2 });
    const { code, stdout, stderr } = await command('--json', '--only', 'third');
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('There is no bench "third". There are: first, second.');
  });
});

describe('a bench counts as crashed', () => {
  const resultOf = async (timeoutMs = 20_000) => {
    const benches = findBenches(folder);
    const results = await runBenches(benches, { node: process.execPath, say: () => undefined, timeoutMs });
    return results.at(-1);
  };

  it.each([
    ['ends its process', giving('[]', 'process.exit(0);'), /ended \(0\) before/],
    ['does not load', 'export const bench = nothing;', /nothing is not defined/],
    ['exports nothing', 'export const other = 1;', /exports no "bench"/],
    ['gives no figures', giving('[]'), /gave no figures/],
    ['gives no number', giving("[{ name: 'a.b', value: NaN, unit: 'ms' }]"), /a\.b is no number/],
    [
      'dies outside its promise',
      giving(
        '[]',
        "setTimeout(() => { throw new Error('late'); }); await new Promise(() => setInterval(() => {}, 99));",
      ),
      /late/,
    ],
  ])('that %s', async (_, code, problem) => {
    await put('only', code);
    expect(await resultOf()).toMatchObject({ name: 'only', problem: expect.stringMatching(problem) });
  });

  it('that hangs', async () => {
    await put('only', giving('[]', 'await new Promise(() => setInterval(() => {}, 99));'));
    expect(await resultOf(1_500)).toMatchObject({ problem: expect.stringContaining('longer than') });
  });

  it('that gives a figure another one gave', async () => {
    await put('first', giving(figure('same.ratio', 1)));
    await put('second', giving(figure('same.ratio', 2)));
    expect(await resultOf()).toMatchObject({
      name: 'second',
      problem: expect.stringContaining('same.ratio'),
    });
  });
});

it('ends although a bench left something open', async () => {
  await put('open', giving(figure('open.ratio', 1), 'setInterval(() => {}, 1000);'));
  const [result] = await runBenches(findBenches(folder), { node: process.execPath, say: () => undefined });
  expect(result).toMatchObject({ figures: [{ name: 'open.ratio' }] });
});

it('knows only files of benches', async () => {
  await mkdir(join(folder, 'rows'));
  await writeFile(join(folder, 'bench.ts'), '');
  await put('one', '');
  expect(findBenches(folder).map(({ name }) => name)).toEqual(['one']);
});

it.each([
  [{ value: 1.2345, unit: 'ratio', atMost: 1.3 }, '1.23 ×  ≤ 1.3 ×  ok'],
  [{ value: 12.34, unit: 'ms', atMost: 16 }, '12.3 ms  ≤ 16 ms  ok'],
  [{ value: 0.01234, unit: 's' }, '0.0123 s'],
  [{ value: 1234.5, unit: 'ms' }, '1,235 ms'],
  [{ value: 53_400_000, unit: 'bytes', note: 'a file' }, '53.4 MB              a file'],
  [{ value: 181.44, unit: 'MB' }, '181 MB'],
  [{ value: 1_000_000, unit: 'count' }, '1,000,000'],
  [{ value: 0, unit: 'ms' }, '0 ms'],
] as const)('shows %j as %s', (shown, line) => {
  const table = toTable([{ name: 'a', title: 'A', figures: [{ name: 'a.b', ...shown }] }]);
  expect(table.split('\n').at(-1)?.replaceAll(/ {2,}/g, '  ')).toContain(line.replaceAll(/ {2,}/g, '  '));
});
