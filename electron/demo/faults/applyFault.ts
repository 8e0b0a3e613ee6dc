import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context } from 'hono';
import { setTimeout as delay } from 'node:timers/promises';
import { cloudFailure } from '../http/answers.ts';
import { cloudError } from '../world/cloudErrors.ts';
import { isAccepted, type Fault } from './fault.ts';

const GATEWAY_PAGE = `<!doctype html>
<html><head><title>502 Bad Gateway</title></head>
<body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>`;

/**
 * Plays a fault on one request. `next` lets the request take effect and gives the answer it would have had. `signal`
 * ends what waits when the server stops.
 */
export async function applyFault(
  context: Context<{ Bindings: HttpBindings }>,
  fault: Fault,
  next: () => Promise<Response>,
  parts: { readonly now: () => number; readonly signal: AbortSignal },
): Promise<Response> {
  const accepted = isAccepted(fault);
  if (fault.kind === 'delay') {
    const answer = accepted ? await next() : null;
    await delay(fault.delayMs, undefined, { signal: parts.signal });
    return answer ?? next();
  }
  const answer = accepted ? await next() : null;
  const { incoming, outgoing } = context.env;
  switch (fault.kind) {
    case 'refuse':
    case 'reset':
      if (!accepted) await context.req.text();
      incoming.socket.resetAndDestroy();
      return RESPONSE_ALREADY_SENT;
    case 'hang':
      if (!accepted) await context.req.text();
      if (!incoming.socket.destroyed) await new Promise((closed) => incoming.socket.once('close', closed));
      return RESPONSE_ALREADY_SENT;
    case 'cut': {
      const whole = answer ?? (await next());
      const body = Buffer.from(await whole.text());
      outgoing.writeHead(whole.status, { 'content-type': 'application/json', 'content-length': body.length });
      outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => incoming.socket.destroy());
      return RESPONSE_ALREADY_SENT;
    }
    case 'truncated': {
      const whole = answer ?? Response.json({ success: true, data: { message_id: 'wamid.' } });
      const text = await whole.text();
      return context.body(text.slice(0, Math.floor(text.length / 2)), 200, {
        'content-type': 'application/json',
      });
    }
    case 'html':
      return new Response(GATEWAY_PAGE, {
        status: fault.status ?? 502,
        headers: { 'content-type': 'text/html', ...retryAfter(fault, parts.now()) },
      });
    case 'empty':
      return new Response(null, { status: fault.status ?? 200 });
    case 'status':
      return statusAnswer(fault, parts.now());
    case 'cloud':
      return cloudFailure(context, cloudError(fault.code));
    case 'huge':
      return padded(answer ?? (await next()), fault.megabytes);
    case 'wrongType':
    case 'repeat':
    case 'total':
    case 'future':
    case 'shuffle':
      // Spoilt where the answer was made: see spoilAnswer.
      return answer ?? next();
  }
}

const CHUNK_BYTES = 64 * 1024;

/** The same JSON in a body of that size, made as it is read: a field nobody asked for in front of the others. */
async function padded(answer: Response, megabytes: number): Promise<Response> {
  const body = await answer.text();
  const [before, filler, after] = body.startsWith('{"') ? ['{"padding":"', 'x', '",'] : ['', ' ', ''];
  const chunk = Buffer.alloc(CHUNK_BYTES, filler);
  let left = (megabytes * 1024 * 1024) / CHUNK_BYTES;
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(Buffer.from(before)),
    pull(controller) {
      if (left-- > 0) {
        controller.enqueue(chunk);
        return;
      }
      controller.enqueue(Buffer.from(`${after}${before === '' ? body : body.slice(1)}`));
      controller.close();
    },
  });
  return new Response(stream, { status: answer.status, headers: { 'content-type': 'application/json' } });
}

const MESSAGES: Readonly<Record<number, string>> = {
  401: 'Invalid or missing API key',
  404: 'Not found',
  429: 'Too many requests',
  500: 'Internal server error',
  503: 'Service unavailable',
};

function statusAnswer(fault: Fault, now: number): Response {
  const { status = 500 } = fault;
  const message = MESSAGES[status] ?? 'The request failed';
  return Response.json(
    { success: false, message, errors: { detail: [message] } },
    { status, headers: retryAfter(fault, now) },
  );
}

function retryAfter({ retryAfterS, retryAfterForm }: Fault, now: number): Record<string, string> {
  if (retryAfterS === undefined) return {};
  const value =
    retryAfterForm === 'date' ? new Date(now + retryAfterS * 1000).toUTCString() : String(retryAfterS);
  return { 'retry-after': value };
}
