import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { WebAccess } from '#core/ports.ts';

/** An address that anybody could reach; here, connections to it arrive at a server on loopback. */
export const PUBLIC_ADDRESS = '93.184.215.14';

export interface SmallWeb extends WebAccess {
  /** The loopback server's port. */
  readonly port: number;
  /** What each request asked for, with its headers. */
  readonly requests: {
    readonly path: string;
    readonly headers: Readonly<Record<string, unknown>>;
    /** The name that TLS was asked for; undefined without TLS. */
    readonly servername: unknown;
  }[];
  /** Connections the server has seen, by the address they were meant for. */
  readonly connections: string[];
  /** Connections that are still open. */
  readonly openCount: () => number;
  /** The names that were looked up. */
  readonly lookups: string[];
  stop(): Promise<void>;
}

export interface SmallWebOptions {
  /** Answers requests; or is given the bare connection. */
  readonly answer: RequestListener | { readonly socket: (socket: Socket) => void };
  /** Given, it speaks TLS. */
  readonly certificate?: { readonly key: string; readonly cert: string };
  /** The addresses of a name, by how often it was looked up before; the public one where it is left out. */
  readonly names?: (hostname: string, before: number) => readonly string[];
}

/**
 * A real server on loopback that stands for the public internet: whoever connects to `PUBLIC_ADDRESS` reaches it, and so
 * does whoever connects to a loopback address with its port, which nobody should.
 */
export async function startSmallWeb(options: SmallWebOptions): Promise<SmallWeb> {
  const { answer, certificate, names } = options;
  const server = createServerOf();
  const requests: SmallWeb['requests'] = [];
  const connections: string[] = [];
  const lookups: string[] = [];
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    connections.push(socket.localAddress ?? '');
    socket.on('error', () => undefined);
    socket.on('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  function createServerOf(): Server {
    if ('socket' in answer) return createServer(answer.socket);
    const listener = note(answer);
    return certificate ? createHttpsServer(certificate, listener) : createHttpServer(listener);
  }

  function note(listener: RequestListener): RequestListener {
    return (request, response) => {
      const servername = 'servername' in request.socket ? request.socket.servername : undefined;
      requests.push({ path: request.url ?? '', headers: request.headers, servername });
      listener(request, response);
    };
  }

  return {
    port,
    requests,
    connections,
    openCount: () => open.size,
    lookups,
    lookup(hostname) {
      const before = lookups.filter((name) => name === hostname).length;
      lookups.push(hostname);
      return Promise.resolve(names?.(hostname, before) ?? [PUBLIC_ADDRESS]);
    },
    connect({ addresses, port: wanted, signal }) {
      const [address] = addresses;
      const isPublic = address === PUBLIC_ADDRESS;
      return new Promise((resolve, reject) => {
        const socket = connect({
          host: isPublic ? '127.0.0.1' : address!,
          port: isPublic ? port : wanted,
          signal,
        });
        socket.once('error', reject);
        socket.once('connect', () => resolve(socket));
      });
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
