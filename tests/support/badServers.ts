import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SmallServer {
  readonly baseUrl: string;
  /** What was asked: method and path, and the Authorization header. */
  readonly requests: { readonly line: string; readonly authorization: string | undefined }[];
  stop(): Promise<void>;
}

/** A server on loopback that answers as it is told: for what the demo API would never say. */
export async function startSmallServer(answer: RequestListener): Promise<SmallServer> {
  const requests: { line: string; authorization: string | undefined }[] = [];
  const server = createServer((request, response) => {
    requests.push({ line: `${request.method} ${request.url}`, authorization: request.headers.authorization });
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${portOf(server)}/api/v1/whatsapp`,
    requests,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A loopback address where nothing listens. */
export async function unusedBaseUrl(): Promise<string> {
  const server = await startSmallServer(() => undefined);
  await server.stop();
  return server.baseUrl;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
