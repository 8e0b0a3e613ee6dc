import { startDemoApi, type FaultInput, type RunningDemoApi } from '#demo/index.ts';
import { createCaller, type Call } from '#tests/support/demoCaller.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const RAVI = '+919810007919';
let demo: RunningDemoApi;
let call: Call;

beforeEach(async () => {
  demo = await startDemoApi({ contacts: 30, liveliness: false, control: true });
  call = createCaller(demo);
});
afterEach(() => demo.stop());

const send = (signal?: AbortSignal) =>
  fetch(`${demo.baseUrl}/messages/text/`, {
    method: 'POST',
    headers: { authorization: `Bearer ${demo.apiKey}` },
    body: JSON.stringify({ to: RAVI, text: 'Hello' }),
    ...(signal && { signal }),
  });

/** The system's code behind a failed fetch. */
const failure = async (request: Promise<unknown>): Promise<string> => {
  try {
    await request;
    return 'none';
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    return cause?.code ?? String(error);
  }
};

describe('connections', () => {
  it('a refused connection is closed before the request is read', async () => {
    demo.control.fault({ kind: 'refuse', times: 1 });
    expect(await failure(send())).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
    expect(demo.control.requests()).toEqual([]);
    expect((await send()).status).toBe(200);
  });

  it('offline, nobody listens; online again, the same address answers', async () => {
    await demo.control.offline();
    expect(await failure(send())).toBe('ECONNREFUSED');
    await demo.control.online();
    expect((await send()).status).toBe(200);
    expect(demo.ledger.entries()).toHaveLength(1);
  });

  it('a reset before accepting leaves nothing in the ledger', async () => {
    demo.control.fault({ kind: 'reset', match: 'POST /messages/*' });
    expect(await failure(send())).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
    expect(demo.ledger.entries()).toEqual([]);
  });

  it('a reset after accepting leaves the message in the ledger and in the history', async () => {
    demo.control.fault({ kind: 'reset', match: 'POST /messages/*', accepted: true });
    expect(await failure(send())).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
    const [entry] = demo.ledger.entries();
    const { body } = await call(`GET /conversations/${RAVI}/messages/?limit=1`);
    expect(body.data[0]).toMatchObject({ id: entry!.messageId, text: { body: 'Hello' } });
  });

  it.each([false, true])('a hanging request never answers (accepted: %s)', async (accepted) => {
    demo.control.fault({ kind: 'hang', accepted });
    await expect(send(AbortSignal.timeout(150))).rejects.toThrow(/timeout|aborted/i);
    expect(demo.ledger.entries()).toHaveLength(accepted ? 1 : 0);
  });

  it('stops although requests hang and wait', async () => {
    demo.control.fault({ kind: 'hang' });
    demo.control.fault({ kind: 'delay', delayMs: 600_000 });
    const waiting = [failure(send()), failure(send())];
    while (demo.control.faults().length > 0) await new Promise(setImmediate);
    await demo.stop();
    expect(await Promise.all(waiting)).not.toContain('none');
  });
});

describe('answers', () => {
  it('a delayed one comes late but whole', async () => {
    demo.control.fault({ kind: 'delay', delayMs: 120 });
    const before = performance.now();
    expect((await send()).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThanOrEqual(110);
  });

  it('a truncated one is half the JSON of a message that was accepted', async () => {
    demo.control.fault({ kind: 'truncated' });
    const answer = await send();
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(text).toMatch(/^\{"success":true/);
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
    expect(demo.ledger.entries()).toHaveLength(1);
  });

  it('a cut one breaks off in the middle', async () => {
    demo.control.fault({ kind: 'cut' });
    await expect(send().then((answer) => answer.text())).rejects.toThrow();
    expect(demo.ledger.entries()).toHaveLength(1);
  });

  it('an HTML page comes instead of JSON', async () => {
    demo.control.fault({ kind: 'html' });
    const answer = await send();
    expect(answer.status).toBe(502);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(await answer.text()).toContain('Bad Gateway');
    expect(demo.ledger.entries()).toEqual([]);
  });

  it('an empty one is a success without a word', async () => {
    demo.control.fault({ kind: 'empty' });
    const answer = await send();
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(demo.ledger.entries()).toHaveLength(1);
  });

  it('429 names the wait in seconds or as a date', async () => {
    demo.control.fault({ kind: 'status', status: 429, retryAfterS: 7 });
    const seconds = await send();
    expect([seconds.status, seconds.headers.get('retry-after')]).toEqual([429, '7']);
    demo.control.fault({ kind: 'status', status: 503, retryAfterS: 60, retryAfterForm: 'date' });
    const date = await send();
    const waitMs = Date.parse(date.headers.get('retry-after')!) - Date.now();
    expect(date.status).toBe(503);
    expect(waitMs).toBeGreaterThan(50_000);
    expect(waitMs).toBeLessThanOrEqual(60_000);
  });

  it.each([401, 500, 503])('%s takes nothing in', async (status) => {
    demo.control.fault({ kind: 'status', status });
    expect((await send()).status).toBe(status);
    expect(demo.ledger.entries()).toEqual([]);
  });

  it('500 after accepting leaves the message', async () => {
    demo.control.fault({ kind: 'status', status: 500, accepted: true });
    expect((await send()).status).toBe(500);
    expect(demo.ledger.entries()).toHaveLength(1);
  });

  it('a Cloud API error carries its code', async () => {
    demo.control.fault({ kind: 'cloud', code: 131056 });
    const answer = await send();
    expect(answer.status).toBe(502);
    expect(await answer.json()).toMatchObject({
      success: false,
      errors: { error: { code: 131056, message: expect.stringContaining('pair rate') } },
    });
  });
});

describe('over HTTP, for other processes', () => {
  const control = (method: string, path: string, body?: unknown) =>
    fetch(`${demo.origin}/__demo${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const data = async (path: string) => ((await (await control('GET', path)).json()) as { data: never }).data;

  it('arms faults, shows what was hit, and clears them', async () => {
    const fault: FaultInput = { kind: 'status', status: 503, match: '*/account/', times: 'always' };
    expect((await control('POST', '/faults', fault)).status).toBe(201);
    expect((await call('GET /account/')).status).toBe(503);
    expect((await call('GET /contacts/')).status).toBe(200);
    expect(await data('/faults')).toMatchObject([{ ...fault, hits: 1 }]);
    await control('DELETE', '/faults');
    expect((await call('GET /account/')).status).toBe(200);
    expect((await control('POST', '/faults', { kind: 'earthquake' })).status).toBe(400);
  });

  it('tells the ledger and the requests, and lets customers write', async () => {
    await send();
    expect(await data(`/ledger?to=${encodeURIComponent(RAVI)}`)).toMatchObject([
      { order: 1, to: RAVI, body: { text: 'Hello' } },
    ]);
    expect(await data('/requests')).toMatchObject([{ method: 'POST', path: '/messages/text/', status: 200 }]);
    await control('POST', '/inbound', { phone: '+15551230000', text: 'Anybody there?' });
    expect((await call('GET /conversations/+15551230000/messages/')).body.data).toMatchObject([
      { direction: 'inbound', text: { body: 'Anybody there?' } },
    ]);
    expect((await call('GET /contacts/?search=15551230000')).body.meta.total).toBe(1);
  });

  it('sets where a message stands', async () => {
    await send();
    const { messageId } = demo.ledger.entries()[0]!;
    await control('POST', '/status', { messageId, status: 'failed', code: 131049 });
    expect((await call(`GET /conversations/${RAVI}/messages/?limit=1`)).body.data[0]).toMatchObject({
      status: 'failed',
      error: { code: 131049 },
    });
  });

  it('goes away for a while and comes back', async () => {
    await control('POST', '/offline', { forMs: 200 });
    while ((await failure(send())) !== 'ECONNREFUSED') await new Promise(setImmediate);
    while ((await failure(send())) === 'ECONNREFUSED') await new Promise(setImmediate);
    expect((await send()).status).toBe(200);
  });

  it('is not there unless it was asked for', async () => {
    const plain = await startDemoApi({ contacts: 1, liveliness: false });
    try {
      expect((await fetch(`${plain.origin}/__demo/ledger`)).status).toBe(404);
    } finally {
      await plain.stop();
    }
  });
});
