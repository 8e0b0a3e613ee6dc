import type { AppEvent } from '#contract/events.ts';
import type { Result } from '#contract/errors.ts';
import type { Caller } from '#core/createCore.ts';
import { serve, type ServerType } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { AddressInfo } from 'node:net';

/** What the server needs of the core. */
export interface ServedCore {
  dispatch(caller: Caller, route: unknown, input: unknown): Promise<Result<unknown>>;
  onEvent(listener: (event: AppEvent) => void): () => void;
}

export interface ServerOptions {
  /** 0 takes a free port. */
  readonly port: number;
  /** The folder of the built renderer. */
  readonly rendererDir: string;
  /** While developing: where Vite serves the renderer, which then may ask too, and the token it knows. */
  readonly dev?: { readonly rendererUrl: string; readonly token: string | undefined };
}

export interface AppServer {
  readonly url: string;
  readonly token: string;
  readonly isOwnOrigin: (origin: string) => boolean;
  /** From here on requests reach the core; before, they are answered 503. */
  attach(core: ServedCore): void;
  stop(): Promise<void>;
}

/** An attribute of five megabytes goes along twice, as it is written and as it was seen, each letter escaped at worst. */
const MAX_REQUEST_BYTES = 32 * 1024 * 1024;
const HEARTBEAT_MS = 15_000;

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Serves the renderer, `POST /rpc` and `GET /events` on 127.0.0.1. Both ask for the bearer token, which is new at every
 * start; a page of another site can neither read it nor pass for this one (Host and Origin are checked).
 */
export async function startServer(options: ServerOptions): Promise<AppServer> {
  const token = options.dev?.token ?? randomBytes(32).toString('base64url');
  const app = new Hono();
  const server = await listen(app, options.port);
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const origins = new Set([
    url,
    `http://localhost:${port}`,
    ...(options.dev ? [options.dev.rendererUrl] : []),
  ]);
  const hosts = new Set([`127.0.0.1:${port}`, `localhost:${port}`]);
  const openStreams = new Set<AbortController>();
  let core: ServedCore | null = null;

  app.use(async (c, next) => {
    if (!hosts.has(c.req.header('host') ?? '')) return c.text('Unknown host.', 421);
    await next();
    c.header('Content-Security-Policy', CONTENT_SECURITY_POLICY);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cross-Origin-Resource-Policy', 'same-origin');
    return undefined;
  });

  for (const path of ['/rpc', '/events']) {
    app.use(path, async (c, next) => {
      if (!isToken(c.req.header('authorization'), token)) {
        return c.text(
          'Open the address that Inlobo Desk printed: it carries the token this page needs.',
          401,
        );
      }
      await next();
      return undefined;
    });
  }

  app.post('/rpc', bodyLimit({ maxSize: MAX_REQUEST_BYTES }), async (c) => {
    if (!core) return c.text('Inlobo Desk is starting.', 503);
    const body: unknown = await c.req.json().catch(() => null);
    const { route, input } = Object(body) as { route?: unknown; input?: unknown };
    const caller = { origin: c.req.header('origin') ?? url, isTopFrame: true };
    return c.json(await core.dispatch(caller, route, input));
  });

  app.get('/events', (c) => {
    const attached = core;
    if (!attached) return c.text('Inlobo Desk is starting.', 503);
    return streamSSE(c, async (stream) => {
      const ended = new AbortController();
      openStreams.add(ended);
      stream.onAbort(() => ended.abort());
      const unsubscribe = attached.onEvent((event) => void stream.writeSSE({ data: JSON.stringify(event) }));
      const heartbeat = setInterval(() => void stream.write(': still here\n\n'), HEARTBEAT_MS);
      await stream.write(': listening\n\n');
      await new Promise<void>((resolve) =>
        ended.signal.addEventListener('abort', () => resolve(), { once: true }),
      );
      clearInterval(heartbeat);
      unsubscribe();
      openStreams.delete(ended);
    });
  });

  app.get('*', serveStatic({ root: options.rendererDir }));

  return {
    url,
    token,
    isOwnOrigin: (origin) => origins.has(origin),
    attach: (attached) => {
      core = attached;
    },
    async stop() {
      for (const stream of openStreams) stream.abort();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        // What is still asked now was asked of a core that has stopped.
        if ('closeAllConnections' in server) server.closeAllConnections();
      });
    },
  };
}

function listen(app: Hono, port: number): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, () => resolve(server));
    server.once('error', reject);
  });
}

function isToken(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
