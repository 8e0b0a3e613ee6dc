import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';

const CLI = fileURLToPath(new URL('../../electron/demo/cli.ts', import.meta.url));
let child: ChildProcessWithoutNullStreams | undefined;

afterEach(() => void child?.kill('SIGKILL'));

function run(...args: string[]): ChildProcessWithoutNullStreams {
  child = spawn(process.execPath, [CLI, ...args]);
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  return child;
}

async function outcome(process: ChildProcessWithoutNullStreams): Promise<{ code: number; stderr: string }> {
  let stderr = '';
  process.stderr.on('data', (text: string) => (stderr += text));
  const [code] = (await once(process, 'close')) as [number];
  return { code, stderr };
}

it.each(['SIGINT', 'SIGTERM'] as const)(
  'prints one JSON line, serves with the key it was given, and ends on %s',
  async (signal) => {
    const process = run('--contacts', '40', '--seed', '7', '--key', 'wak_mine', '--json');
    const [line] = (await once(process.stdout, 'data')) as [string];
    const { baseUrl } = JSON.parse(line) as { baseUrl: string };
    const answer = await fetch(`${baseUrl}/contacts/`, { headers: { authorization: 'Bearer wak_mine' } });
    expect(await answer.json()).toMatchObject({ meta: { total: 40 } });
    const ended = outcome(process);
    process.kill(signal);
    expect((await ended).code).toBe(0);
  },
);

it('answers lists in the shape and size it is told to', async () => {
  const process = run('--contacts', '9', '--envelope', 'bare', '--page-size', '7', '--json');
  const [line] = (await once(process.stdout, 'data')) as [string];
  const { baseUrl, apiKey } = JSON.parse(line) as { baseUrl: string; apiKey: string };
  const answer = await fetch(`${baseUrl}/contacts/`, { headers: { authorization: `Bearer ${apiKey}` } });
  expect(await answer.json()).toHaveLength(7);
});

it('says in a sentence that the port is in use', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  try {
    const { code, stderr } = await outcome(run('--port', String(port)));
    expect(code).toBe(1);
    expect(stderr).toContain(`Port ${port} is in use. Choose another with --port`);
  } finally {
    taken.close();
  }
});

it.each([
  [['--contacts', 'lots'], '--contacts takes a whole number'],
  [['--epoch', 'someday'], '--epoch takes a date'],
  [['--envelope', 'brown'], '--envelope takes one of meta, bare'],
  [['--frobnicate'], '--frobnicate'],
])('explains %j and what can be said instead', async (args, sentence) => {
  const { code, stderr } = await outcome(run(...args));
  expect(code).toBe(2);
  expect(stderr).toContain(sentence);
  expect(stderr).toContain('npm run demo');
});
