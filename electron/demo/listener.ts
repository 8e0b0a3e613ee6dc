import { getRequestListener } from '@hono/node-server';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The socket side: one address that can be taken away and given back. */
export interface Listener {
  readonly origin: string;
  /** Nobody listens any more: connections are refused until `online`. What is under way is cut. */
  offline(): Promise<void>;
  /** Listens on the same port again. */
  online(): Promise<void>;
  closeIdle(): void;
  stop(): Promise<void>;
}

/** Rejects with the system's error where the address can't be had (EADDRINUSE, EACCES). */
export async function listen(options: {
  readonly host: string;
  readonly port: number;
  readonly fetch: Parameters<typeof getRequestListener>[0];
  /** Says whether a new connection is to be closed unread. */
  readonly isRefused: () => boolean;
}): Promise<Listener> {
  const server = createServer({ keepAliveTimeout: 30_000 }, (request, response) => {
    void respond(request, response);
  });
  const respond = getRequestListener(options.fetch, { overrideGlobalObjects: false });
  server.on('connection', (socket) => {
    if (options.isRefused()) socket.resetAndDestroy();
  });
  const open = async (port: number) => {
    server.listen(port, options.host);
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const close = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  let isStopped = false;
  const port = await open(options.port);
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    origin: `http://${host}:${port}`,
    offline: close,
    online: async () => {
      if (!server.listening && !isStopped) await open(port);
    },
    closeIdle: () => server.closeIdleConnections(),
    async stop() {
      isStopped = true;
      await close();
    },
  };
}
