import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A stretch of network between the app and a server, which can be pulled out. */
export interface TcpProxy {
  readonly port: number;
  /** Cuts every connection in the middle of what it carries, and refuses new ones until `plugIn`. */
  pull(): Promise<void>;
  plugIn(): Promise<void>;
  stop(): Promise<void>;
}

/** Passes on what comes to a port of its own on loopback to another one there. */
export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(targetPort, '127.0.0.1');
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => other.destroy());
      socket.once('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  };
  const port = await listen(0);
  const pull = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.resetAndDestroy();
    await closed;
  };
  return {
    port,
    pull,
    async plugIn() {
      if (!server.listening) await listen(port);
    },
    stop: pull,
  };
}
