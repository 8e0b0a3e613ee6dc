import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createNetServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';
import config from '../electron.vite.config.ts';
import { NODE_FLAGS } from './setup/nodeFlags.mjs';

/**
 * The browser host while developing: Vite serves the renderer and passes /rpc and /events on to the host, which Node
 * starts again whenever a file of it changes. Both know the same token, so an open page goes on working.
 */
const hostPort = await takeFreePort();
const target = `http://127.0.0.1:${hostPort}`;
const token = randomBytes(32).toString('base64url');

const vite = await createServer({
  ...config.renderer,
  configFile: false,
  server: {
    ...config.renderer?.server,
    host: '127.0.0.1',
    proxy: { '/rpc': { target, changeOrigin: true }, '/events': { target, changeOrigin: true } },
  },
});
await vite.listen();
const rendererUrl = `http://127.0.0.1:${(vite.httpServer?.address() as AddressInfo).port}`;

const host = spawn(
  process.execPath,
  [
    ...NODE_FLAGS,
    '--watch',
    '--watch-preserve-output',
    fileURLToPath(new URL('../electron/browser/cli.ts', import.meta.url)),
    ...['--port', String(hostPort), '--no-open', '--dev-renderer', rendererUrl],
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', env: { ...process.env, INLOBO_DEV_TOKEN: token } },
);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => host.kill(signal));
const [code] = (await once(host, 'close')) as [number | null];
await vite.close();
process.exitCode = code ?? 0;

async function takeFreePort(): Promise<number> {
  const server = createNetServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
