import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono, type Context } from 'hono';
import { setTimeout as delay } from 'node:timers/promises';
import type { ApiEnvironment, ApiParts } from './api.ts';
import { applyFault } from './faults/applyFault.ts';
import type { Faults } from './faults/faults.ts';
import { spoilAnswer } from './faults/spoilAnswer.ts';
import { notFound, unauthorized } from './http/answers.ts';
import { inEnvelope, type Envelope } from './http/envelope.ts';
import type { Range } from './world/statuses.ts';
import { accountRoutes, keyRoutes } from './routes/account.ts';
import { autoReplyRoutes } from './routes/autoReplies.ts';
import { contactRoutes } from './routes/contacts.ts';
import { conversationRoutes } from './routes/conversations.ts';
import { groupRoutes } from './routes/groups.ts';
import { messageRoutes } from './routes/messages.ts';

export const BASE_PATH = '/api/v1/whatsapp';

/** A request that arrived, whatever became of it. `status` is null where no answer was given. */
export interface SeenRequest {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number | null;
  readonly fault: string | null;
  /** As it came; empty where there was none. */
  readonly body: string;
}

export interface AppParts extends ApiParts {
  readonly faults: Faults;
  readonly latencyMs: Range;
  readonly envelope: Envelope;
  /** Ends what waits when the server stops. */
  readonly signal: AbortSignal;
  readonly onRequest: (request: SeenRequest) => void;
}

/** The API under its base path: first what may go wrong on the way, then the key, then the route. */
export function createApp(parts: AppParts, control: Hono | null): Hono<ApiEnvironment> {
  const api = createApi(parts);
  const handle = async (context: Context<ApiEnvironment>): Promise<Response> => {
    const { method, url } = context.req;
    const { pathname, search, searchParams } = new URL(url);
    const path = decodePath(pathname.slice(BASE_PATH.length));
    const fault = parts.faults.take(method, path, searchParams);
    const body = method === 'GET' ? '' : await context.req.raw.clone().text();
    const ask = async (request: Request) => api.fetch(request, context.env);
    const answer = async () => {
      parts.world.catchUp();
      const request = context.req.raw;
      const plain = fault ? await spoilAnswer(fault, request, { ask, now: parts.now }) : await ask(request);
      return inEnvelope(parts.envelope, request, plain);
    };
    await wait(parts.latencyMs, parts.signal);
    const response = fault ? await applyFault(context, fault, answer, parts) : await answer();
    const wasAnswered = !response.headers.has('x-hono-already-sent');
    const status = wasAnswered ? response.status : null;
    parts.onRequest({
      at: parts.now(),
      method,
      path,
      query: search,
      status,
      fault: fault?.kind ?? null,
      body,
    });
    return response;
  };

  const app = new Hono<ApiEnvironment>();
  if (control) app.route('/__demo', control);
  app.all(`${BASE_PATH}/*`, handle);
  app.notFound((context) => notFound(context));
  app.onError((error, context) => failed(error, context, parts));
  return app;
}

function createApi(parts: AppParts): Hono<ApiEnvironment> {
  const api = new Hono<ApiEnvironment>();
  api.use(`${BASE_PATH}/*`, async (context: Context<ApiEnvironment>, next) => {
    const [, bearer = null] = /^Bearer\s+(\S+)$/i.exec(context.req.header('authorization') ?? '') ?? [];
    if (context.req.path === `${BASE_PATH}/keys/`) {
      return parts.keys.isDashboardToken(bearer)
        ? next()
        : unauthorized(context, 'Invalid or missing dashboard token');
    }
    return parts.keys.isKey(bearer) ? next() : unauthorized(context);
  });
  const routes = [
    contactRoutes,
    groupRoutes,
    autoReplyRoutes,
    messageRoutes,
    conversationRoutes,
    accountRoutes,
    keyRoutes,
  ];
  for (const create of routes) api.route(BASE_PATH, create(parts));
  api.notFound((context) => notFound(context));
  api.onError((error, context) => failed(error, context, parts));
  return api;
}

/** A client that hung up and a server that stops are no news; anything else is a bug in the demo and is told. */
function failed(error: Error, context: Context<ApiEnvironment>, { signal }: AppParts): Response {
  const { socket } = context.env.incoming;
  if (signal.aborted || socket.destroyed) return RESPONSE_ALREADY_SENT;
  console.error('The demo API failed on %s %s', context.req.method, context.req.path, error);
  return context.json({ success: false, message: 'Internal server error', errors: {} }, 500);
}

async function wait([min, max]: Range, signal: AbortSignal): Promise<void> {
  if (max > 0) await delay(min + Math.random() * (max - min), undefined, { signal });
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
