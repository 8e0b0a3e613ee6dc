import {
  createServer as createHttpServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createInloboClient, type ApiCall, type InloboClientDeps } from '#core/inlobo/client.ts';
import { sendMessage } from '#core/inlobo/endpoints/messages.ts';
import { listContacts } from '#core/inlobo/endpoints/contacts.ts';
import { toAppError } from '#core/inlobo/appError.ts';
import { createSystemClock } from '#core/lib/clock.ts';
import { createFakeClock } from '#tests/support/fakeClock.ts';
import { createRecordingLogger } from '#tests/support/recordingLogger.ts';

const CANARY = 'wak_c4nary0123456789abcdefghijklmnopqrstuvwxyz';
const GET: ApiCall = { method: 'GET', path: '/account/' };
const POST: ApiCall = { method: 'POST', path: '/messages/text/', body: { to: '+919876543210', text: 'Hi' } };

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

/** A TCP server on loopback, for what no HTTP server would do. Gives its base URL and the connections made. */
async function listenTcp(
  onSocket: (socket: Socket) => void,
): Promise<{ baseUrl: string; sockets: Socket[] }> {
  const sockets: Socket[] = [];
  const server = createTcpServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  return { baseUrl: await start(server, () => sockets.forEach((socket) => socket.destroy())), sockets };
}

async function listen(listener: RequestListener): Promise<{ baseUrl: string; requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = [];
  const server = createHttpServer((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  return { baseUrl: await start(server, () => server.closeAllConnections()), requests };
}

async function start(server: Server, cut: () => void): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stops.push(
    () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        cut();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/whatsapp`;
}

function client(baseUrl: string, deps: Partial<InloboClientDeps> = {}) {
  const logger = createRecordingLogger();
  const made = createInloboClient({
    baseUrl,
    apiKey: () => CANARY,
    fetch: globalThis.fetch,
    clock: createSystemClock(),
    logger,
    ...deps,
  });
  return { ...made, logger };
}

const json = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
) => response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

/** Resolves once a whole request has been read from the socket. */
function whole(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
      if (text.includes('\r\n\r\n') && text.length >= text.indexOf('\r\n\r\n') + 4 + length) resolve();
    });
  });
}

describe('a request', () => {
  it('carries the key as a bearer, asks for JSON and sends JSON, at the path as given', async () => {
    let body = '';
    const { baseUrl, requests } = await listen((request, response) => {
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => json(response, 200, { success: true, data: { message_id: 'wamid.A' } }));
    });
    expect(await client(baseUrl).request(POST)).toEqual({
      kind: 'ok',
      status: 200,
      body: { success: true, data: { message_id: 'wamid.A' } },
    });
    expect(requests[0]).toMatchObject({ method: 'POST', url: '/api/v1/whatsapp/messages/text/' });
    expect(requests[0]?.headers).toMatchObject({
      authorization: `Bearer ${CANARY}`,
      accept: 'application/json',
      'content-type': 'application/json',
    });
    expect(JSON.parse(body)).toEqual(POST.body);
  });

  it('writes + in a query as %2B and a space as %20, and leaves out what is undefined', async () => {
    const { baseUrl, requests } = await listen((_, response) => json(response, 200, []));
    await client(baseUrl).request({
      method: 'GET',
      path: '/contacts/',
      query: { search: '+91 98&x=1', opted_in: true, tag: undefined, page: 2 },
    });
    expect(requests[0]?.url).toBe(
      '/api/v1/whatsapp/contacts/?search=%2B91%2098%26x%3D1&opted_in=true&page=2',
    );
  });

  it('asks for the key every time, so that a new one counts at once', async () => {
    const { baseUrl, requests } = await listen((_, response) => json(response, 200, {}));
    let key = ' wak_old\n';
    const inlobo = client(baseUrl, { apiKey: async () => key });
    await inlobo.request(GET);
    key = 'wak_new';
    await inlobo.request(GET);
    expect(requests.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer wak_old',
      'Bearer wak_new',
    ]);
  });

  it('is never repeated, whatever the answer', async () => {
    for (const status of [408, 409, 425, 429, 500, 502, 503, 504]) {
      const { baseUrl, requests } = await listen((_, response) => json(response, status, {}));
      await client(baseUrl).request(GET);
      expect(requests).toHaveLength(1);
    }
  });

  it('rejects with what the key’s keeper says, and asks nothing', async () => {
    const { baseUrl, requests } = await listen((_, response) => json(response, 200, {}));
    const locked = new Error('The vault is locked.');
    await expect(client(baseUrl, { apiKey: () => Promise.reject(locked) }).request(GET)).rejects.toBe(locked);
    expect(requests).toEqual([]);
  });

  it.each(['', 'wak_c4nary\nInjected: yes', 'wak_c4naryé', 'two words'])(
    'with a key no header can carry (%j) is refused without leaving',
    async (key) => {
      const { baseUrl, requests } = await listen((_, response) => json(response, 200, {}));
      expect(await client(baseUrl, { apiKey: () => key }).request(GET)).toMatchObject({
        kind: 'refused',
        status: 401,
      });
      expect(requests).toEqual([]);
    },
  );
});

describe('an answer', () => {
  it.each<[string, RequestListener, object]>([
    ['204', (_, response) => response.writeHead(204).end(), { kind: 'ok', status: 204, body: null }],
    ['an empty 200', (_, response) => response.writeHead(200).end(), { kind: 'ok', body: null }],
    [
      'a web page',
      (_, response) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Hotel WiFi</html>'),
      { kind: 'notInlobo', reason: 'html' },
    ],
    [
      'JSON under a wrong type',
      (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('{"data":[]}'),
      { kind: 'ok', body: { data: [] } },
    ],
    [
      'JSON after a byte order mark',
      (_, response) => response.end('\ufeff{"data":[]}'),
      { kind: 'ok', body: { data: [] } },
    ],
    [
      'cut JSON',
      (_, response) => response.end('{"data":{"message_id":"wam'),
      { kind: 'lost', reason: 'unreadable' },
    ],
    [
      '429 with seconds',
      (_, response) => json(response, 429, {}, { 'retry-after': '12' }),
      { kind: 'throttled', retryAfterMs: 12_000 },
    ],
    [
      '429 with a date',
      (_, response) =>
        json(
          response,
          429,
          {},
          { date: 'Tue, 03 Nov 2026 14:00:00 GMT', 'retry-after': 'Tue, 03 Nov 2026 14:00:30 GMT' },
        ),
      { kind: 'throttled', retryAfterMs: 30_000 },
    ],
    [
      '502 with a code in it',
      (_, response) =>
        json(response, 502, {
          success: false,
          errors: { error: { code: 131047, error_data: { details: 'Late.' } } },
        }),
      { kind: 'whatsapp', cloudCode: 131047, details: 'Late.' },
    ],
    [
      '502 with a code in a text',
      (_, response) => json(response, 502, { errors: ['{"error": {"code": 131056}}'] }),
      { kind: 'throttled', scope: 'recipient' },
    ],
    [
      'a gateway’s 502',
      (_, response) => response.writeHead(502, { 'content-type': 'text/html' }).end('<html>502</html>'),
      { kind: 'lost', reason: 'server-error', status: 502 },
    ],
  ])('of %s', async (_, listener, expected) => {
    const { baseUrl } = await listen(listener);
    expect(await client(baseUrl).request(POST)).toMatchObject(expected);
  });

  it('split in the middle of a character is read whole', async () => {
    const bytes = Buffer.from(JSON.stringify({ data: 'नमस्ते 👍' }));
    const { baseUrl } = await listen((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      for (const byte of bytes) response.write(Buffer.of(byte));
      response.end();
    });
    expect(await client(baseUrl).request(GET)).toMatchObject({ body: { data: 'नमस्ते 👍' } });
  });

  it('of 30 MB is not read to its end', async () => {
    let written = 0;
    const { baseUrl } = await listen((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const chunk = Buffer.alloc(1024 * 1024, 0x20);
      const more = () => {
        while (written < 500 && !response.destroyed) {
          written += 1;
          if (!response.write(chunk)) {
            response.once('drain', more);
            return;
          }
        }
        response.end();
      };
      more();
    });
    expect(await client(baseUrl).request(GET)).toMatchObject({
      kind: 'lost',
      reason: 'too-large',
      status: 200,
    });
    expect(written).toBeLessThan(60);
  });

  it('that redirects is not followed: the key goes nowhere else', async () => {
    const elsewhere = await listen((_, response) => json(response, 200, { data: { phone_number: '+911' } }));
    for (const status of [301, 302, 303, 307, 308]) {
      const { baseUrl } = await listen((_, response) =>
        response.writeHead(status, { location: elsewhere.baseUrl }).end(),
      );
      expect(await client(baseUrl).request(POST)).toMatchObject({
        kind: 'notInlobo',
        reason: 'redirect',
        status,
        mayHaveArrived: false,
      });
    }
    expect(elsewhere.requests).toEqual([]);
  });
});

describe('a connection', () => {
  it('that is refused never left', async () => {
    const { baseUrl } = await listenTcp(() => undefined);
    await stops.pop()?.();
    expect(await client(baseUrl).request(POST)).toEqual({
      kind: 'unreached',
      reason: 'refused',
      code: 'ECONNREFUSED',
    });
  });

  it('to a name that does not exist never left', async () => {
    expect(await client('http://no-such-host.invalid/x').request(POST)).toMatchObject({
      kind: 'unreached',
      reason: 'dns',
    });
  });

  it('over TLS to what speaks no TLS never left', async () => {
    const { baseUrl } = await listenTcp((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await client(baseUrl.replace('http:', 'https:')).request(POST)).toMatchObject({
      kind: 'unreached',
      reason: 'tls',
    });
  });

  it.each<[string, (socket: Socket) => Promise<void> | void, object]>([
    [
      'reset while the request was read',
      (socket) => void socket.once('data', () => void socket.resetAndDestroy()),
      { kind: 'lost', reason: 'reset', status: null },
    ],
    [
      'reset after the request was read',
      (socket) => whole(socket).then(() => void socket.resetAndDestroy()),
      { kind: 'lost', reason: 'reset' },
    ],
    [
      'closed without a word',
      (socket) => whole(socket).then(() => void socket.end()),
      { kind: 'lost', reason: 'reset' },
    ],
    [
      'closed within the headers',
      (socket) => whole(socket).then(() => void socket.end('HTTP/1.1 200 OK\r\nContent-Le')),
      { kind: 'lost' },
    ],
    [
      'closed within the body',
      (socket) =>
        whole(socket).then(
          () =>
            void socket.end(
              'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"success":true,"data":{}}',
            ),
        ),
      { kind: 'lost', reason: 'truncated', status: 200 },
    ],
    [
      'closed within a chunk',
      (socket) =>
        whole(socket).then(
          () =>
            void socket.end(
              'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1a\r\n{"success":true,"data":{}}\r\n',
            ),
        ),
      { kind: 'lost', reason: 'truncated' },
    ],
    [
      'closed within a 400',
      (socket) =>
        whole(socket).then(() => void socket.end('HTTP/1.1 400 Bad\r\nContent-Length: 500\r\n\r\n{"errors"')),
      { kind: 'refused', status: 400 },
    ],
    [
      'that speaks no HTTP',
      (socket) => whole(socket).then(() => void socket.end('SSH-2.0-OpenSSH_9.2\r\n')),
      { kind: 'lost' },
    ],
  ])('%s may have delivered the request, and is not tried again', async (_, behave, expected) => {
    const { baseUrl, sockets } = await listenTcp((socket) => void behave(socket));
    expect(await client(baseUrl).request(POST)).toMatchObject(expected);
    expect(sockets, 'a message is POSTed once').toHaveLength(1);
  });

  it('that is reset at once is lost, or unreached where it was not even made', async () => {
    const { baseUrl } = await listenTcp((socket) => void socket.resetAndDestroy());
    for (let attempt = 0; attempt < 20; attempt += 1) {
      expect(await client(baseUrl).request(POST)).toMatchObject({
        kind: expect.stringMatching(/^(?:lost|unreached)$/),
        code: expect.stringMatching(/ECONNRESET|UND_ERR_SOCKET|EPIPE/),
      });
    }
  });

  it('that hangs is given up when the time is over, not before', async () => {
    const clock = createFakeClock(0);
    let isAsked = false;
    const { baseUrl } = await listen(() => (isAsked = true));
    const inlobo = client(baseUrl, { clock, timeoutMs: 5000 });
    const outcome = inlobo.request(POST);
    await vi.waitFor(() => expect(isAsked).toBe(true));
    await clock.advance(4999);
    expect(await Promise.race([outcome, Promise.resolve('waiting')])).toBe('waiting');
    await clock.advance(1);
    expect(await outcome).toEqual({ kind: 'lost', reason: 'timeout', status: null, code: null });
  });

  it('that hangs within the body is given up too', async () => {
    const clock = createFakeClock(0);
    const { baseUrl } = await listen((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
      response.write('{"success":');
    });
    let isAnswered = false;
    const fetchNoting: typeof fetch = async (...args) => {
      const response = await fetch(...args);
      isAnswered = true;
      return response;
    };
    const outcome = client(baseUrl, { clock, fetch: fetchNoting }).request({ ...GET, timeoutMs: 100 });
    await vi.waitFor(() => expect(isAnswered).toBe(true));
    await clock.advance(100);
    expect(await outcome).toMatchObject({ kind: 'lost', reason: 'timeout', status: 200 });
  });

  it('ends when the caller stops it, and says whether it was begun', async () => {
    let isAsked = false;
    const { baseUrl, requests } = await listen(() => (isAsked = true));
    const inlobo = client(baseUrl);
    const stop = new AbortController();
    const outcome = inlobo.request(POST, { signal: stop.signal });
    await vi.waitFor(() => expect(isAsked).toBe(true));
    stop.abort();
    expect(await outcome).toEqual({ kind: 'cancelled', mayHaveArrived: true });
    expect(await inlobo.request(POST, { signal: stop.signal })).toEqual({
      kind: 'cancelled',
      mayHaveArrived: false,
    });
    expect(requests).toHaveLength(1);
  });

  it('is given up even where fetch does not heed its signal', async () => {
    const clock = createFakeClock(0);
    const outcome = client('http://127.0.0.1:1', {
      clock,
      fetch: () => new Promise(() => undefined),
    }).request(GET);
    await clock.advance(30_000);
    expect(await outcome).toMatchObject({ kind: 'lost', reason: 'timeout' });
  });
});

describe('the key', () => {
  const echo: RequestListener = (request, response) => {
    const status = Number(new URL(request.url ?? '', 'http://x').searchParams.get('status') ?? 200);
    const said = request.headers.authorization ?? '';
    json(
      response,
      status,
      {
        success: status < 400,
        message: said,
        data: { phone_number: '+911', display_name: said },
        errors: { [said]: [said], detail: said },
      },
      { 'x-echo': said },
    );
  };

  it('is in no outcome, error or log line, even where the server repeats it', async () => {
    const { baseUrl } = await listen(echo);
    const inlobo = client(baseUrl);
    const seen: unknown[] = [];
    for (const status of [200, 400, 401, 403, 404, 429, 500, 502, 503]) {
      const outcome = await inlobo.request({ ...GET, query: { status } });
      seen.push(outcome);
      if (outcome.kind !== 'ok') {
        for (const purpose of ['connect', 'key', 'read', 'send'] as const) {
          const error = toAppError(outcome, { baseUrl, purpose });
          seen.push(error.toProblem(), error.stack, error.cause);
        }
      }
    }
    const throwing: typeof fetch = (_, init) =>
      Promise.reject(new TypeError(`bad header ${new Headers(init?.headers).get('authorization') ?? ''}`));
    const failing = client(baseUrl, { fetch: throwing });
    seen.push(await failing.request(GET), failing.logger.lines);
    expect(inlobo.logger.lines.length).toBeGreaterThan(5);
    expect(JSON.stringify([seen, inlobo.logger.lines])).not.toContain('c4nary');
  });

  it('and phone numbers are in no logged path', async () => {
    const { baseUrl } = await listen((_, response) => json(response, 500, {}));
    const inlobo = client(baseUrl);
    await inlobo.request({ method: 'GET', path: '/conversations/%2B919876543210/messages/' });
    expect(inlobo.logger.lines[0]?.fields).toMatchObject({ path: '/conversations/…/messages/' });
  });
});

describe('endpoints over a real server', () => {
  it('a send whose answer is lost is lost, and whose answer comes has its id', async () => {
    const cut = await listen((request, response) => {
      request.resume().on('end', () => {
        response.writeHead(200, { 'content-length': '900' });
        response.write('{"success":true,"data":{"message_id":"wamid.A"}}', () => response.destroy());
      });
    });
    expect(
      await sendMessage(client(cut.baseUrl), '+919876543210', { type: 'text', text: 'Hi' }),
    ).toMatchObject({ ok: false, outcome: { kind: 'lost', reason: 'truncated' } });
    const { baseUrl } = await listen((_, response) =>
      json(response, 201, { data: { message_id: 'wamid.A' } }),
    );
    expect(await sendMessage(client(baseUrl), '+919876543210', { type: 'text', text: 'Hi' })).toEqual({
      ok: true,
      value: { messageId: 'wamid.A' },
    });
  });

  it('a list of 100,000 rows is read in one piece', async () => {
    const rows = Array.from({ length: 100_000 }, (_, n) => ({
      phone_number: `+9198${String(n).padStart(8, '0')}`,
      name: `Person ${n}`,
    }));
    const { baseUrl } = await listen((_, response) => json(response, 200, { data: rows }));
    const answer = await listContacts(client(baseUrl), { page: 1, limit: 100 });
    expect(answer.ok && answer.value.rows.length).toBe(100_000);
  });
});
