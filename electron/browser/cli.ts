import { createCore } from '#core/createCore.ts';
import { createSystemPorts } from '#core/host.ts';
import { startDemoApi } from '#demo/index.ts';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { defaultDataDir } from './dataFolder.ts';
import { readOptions, USAGE, type BrowserOptions } from './options.ts';
import { startServer } from './server.ts';

/**
 * The browser host: the same core as the Electron app, its renderer served to a browser on this computer. What a person
 * reads goes to standard error; programs get one JSON line, `{"url","token"}`, on standard output.
 */
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const START_PATIENCE_MS = 3_000;
const rendererDir = join(root, 'out/renderer');

async function main(): Promise<void> {
  const parsed = readOptions(process.argv.slice(2), process.env);
  if (parsed.kind === 'help') {
    say(USAGE);
    return;
  }
  if (parsed.kind === 'wrong') throw new Error(`${parsed.message}\n\n${USAGE}`);
  const { options } = parsed;

  const dataDir = resolve(options.dataDir ?? defaultDataDir(process.platform, process.env));
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new Error(`The data folder ${dataDir} can’t be made. Choose another with --data-dir.`, { cause });
  }
  if (!options.dev && !existsSync(join(rendererDir, 'index.html'))) buildRenderer();

  const server = await startServer({
    port: options.port,
    rendererDir,
    ...(options.dev && { dev: options.dev }),
  });
  const ports = createSystemPorts({
    host: 'browser',
    version: readVersion(),
    dataDir,
    storeWorker: new URL('../core/store/worker.ts', import.meta.url),
    isOwnOrigin: server.isOwnOrigin,
    vault: options.vault,
    startDemo: ({ epoch, apiKey }) => startDemoApi({ epoch, apiKey }),
  });
  const core = createCore(ports);
  server.attach(core);
  const starting = core.start().then(() => ports.phases.log('started', ports.logger));
  // A keychain may be waiting for a person to unlock it: the page can say so, an address not yet printed can't.
  await Promise.race([starting, delay(START_PATIENCE_MS)]);

  const address = `${options.dev?.rendererUrl ?? server.url}/#token=${server.token}`;
  if (isRead(options.jsonLine))
    process.stdout.write(`${JSON.stringify({ url: server.url, token: server.token })}\n`);
  if (options.jsonLine !== 'alone') say(`Inlobo Desk is open at ${address}\nCtrl+C stops it.`);
  if (options.opensBrowser) await openBrowser(address);

  const stopped = stopSignal();
  await Promise.race([starting.then(() => stopped), stopped]);
  await core.stop();
  ports.phases.log('stopped', ports.logger);
  await server.stop();
}

function isRead(line: BrowserOptions['jsonLine']): boolean {
  return line === 'alone' || (line === 'where-read' && !process.stdout.isTTY);
}

function buildRenderer(): void {
  say('Building the renderer, once …');
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'build'],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
    },
  );
  if (status !== 0) throw new Error('The renderer could not be built: see the lines above.');
}

async function openBrowser(address: string): Promise<void> {
  const { default: open } = await import('open');
  await open(address).catch(() => say('No browser could be opened: open the address above in one.'));
}

function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return version;
}

function stopSignal(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
  });
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    say(describeStartFailure(error));
    process.exit(1);
  },
);

function describeStartFailure(error: unknown): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'That port is taken by another program. Choose another with --port, or leave it out.';
  }
  return error instanceof Error ? error.message : String(error);
}
