import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDataDir, removeDataDir } from '#tests/support/dataDir.ts';
import { NODE_FLAGS } from '../../scripts/setup/nodeFlags.mjs';

const CLI = fileURLToPath(new URL('../../electron/browser/cli.ts', import.meta.url));
const SENTENCE = /^Inlobo Desk is open at \S+#token=\S+\nCtrl\+C stops it\.$/m;
const LINE = /^\{"url":"http:\/\/127\.0\.0\.1:\d+","token":"[^"]+"\}\n$/;

interface Said {
  stdout: string;
  stderr: string;
}

let dataDir: string;

beforeEach(async () => {
  dataDir = await createDataDir();
});

afterEach(async () => {
  await removeDataDir(dataDir);
});

/** What the browser host prints to a program from its start until it is stopped, once it said all that is waited for. */
async function printed(args: readonly string[], isAll: (said: Said) => boolean): Promise<Said> {
  // Another renderer's address, so that none has to be built.
  const common = [
    '--vault',
    'memory',
    '--data-dir',
    dataDir,
    '--no-open',
    '--dev-renderer',
    'http://localhost',
  ];
  const host = spawn(process.execPath, [...NODE_FLAGS, CLI, ...common, ...args]);
  const said: Said = { stdout: '', stderr: '' };
  const ended = once(host, 'close');
  const isOpen = new Promise<void>((resolve) => {
    for (const name of ['stdout', 'stderr'] as const)
      host[name].setEncoding('utf8').on('data', (text: string) => {
        said[name] += text;
        if (isAll(said)) resolve();
      });
  });
  await Promise.race([isOpen, ended]);
  host.kill('SIGTERM');
  await ended;
  return said;
}

it('tells a person where it is open, in a sentence and nothing else', async () => {
  const { stdout, stderr } = await printed(['--no-json'], (said) => SENTENCE.test(said.stderr));
  expect(stdout).toBe('');
  expect(stderr).toMatch(SENTENCE);
});

it('tells a program in one JSON line and nothing else', async () => {
  const { stdout, stderr } = await printed(['--json'], (said) => LINE.test(said.stdout));
  expect(stdout).toMatch(LINE);
  expect(stderr).not.toMatch(SENTENCE);
});

it('tells a program that did not say so in both ways', async () => {
  const { stdout, stderr } = await printed(
    [],
    (said) => SENTENCE.test(said.stderr) && LINE.test(said.stdout),
  );
  expect(stdout).toMatch(LINE);
  expect(stderr).toMatch(SENTENCE);
});
