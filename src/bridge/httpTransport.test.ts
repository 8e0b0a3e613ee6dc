import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BridgeEvent } from './bridge';
import { createBridge } from './bridge';
import { createHttpTransport, takeToken } from './httpTransport';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A host whose event stream the test opens, feeds and cuts. */
function createFakeHost() {
  const streams: ReadableStreamDefaultController<Uint8Array>[] = [];
  const host = { status: 200, isUp: true };
  const fetch = (url: URL | string) => {
    if (!host.isUp) return Promise.reject(new TypeError('refused'));
    if (!String(url).endsWith('/events'))
      return Promise.resolve(Response.json({ ok: true, value: { contact: null } }));
    if (host.status !== 200) return Promise.resolve(new Response('no', { status: host.status }));
    const body = new ReadableStream<Uint8Array>({ start: (controller) => void streams.push(controller) });
    return Promise.resolve(new Response(body));
  };
  return { streams, host, fetch: fetch as typeof globalThis.fetch };
}

function connect(token: string | null = 'secret') {
  const fake = createFakeHost();
  const bridge = createBridge(
    createHttpTransport({ baseUrl: 'http://127.0.0.1:1/', token, fetch: fake.fetch }),
  );
  const heard: BridgeEvent[] = [];
  bridge.onEvent((event) => void heard.push(event));
  return { ...fake, bridge, heard };
}

const bytes = (text: string) => new TextEncoder().encode(text);
const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

test('events cut anywhere in the stream arrive whole', async () => {
  const { streams, heard, bridge } = connect();
  await pass();
  const sent = bytes(': hello\n\ndata: {"name":"messages.changed","accountId":"a","phone":"+७"}\n\n');
  for (const byte of sent) streams[0]!.enqueue(Uint8Array.of(byte));
  await pass();
  expect(heard).toContainEqual({ name: 'messages.changed', accountId: 'a', phone: '+७' });
  bridge.close();
});

test('a host that stops is said to be gone; once it is back everything is asked again', async () => {
  const { streams, host, bridge, heard } = connect();
  await pass();
  host.isUp = false;
  streams[0]!.close();
  await pass(1_000);
  expect(bridge.connection.value).toBe('gone');
  heard.length = 0;
  host.isUp = true;
  await pass(10_000);
  expect(bridge.connection.value).toBe('connected');
  expect(heard).toEqual([{ name: 'bridge.resumed' }]);
  bridge.close();
});

test('a stream that breaks for a moment raises no banner, yet asks again', async () => {
  const { streams, bridge, heard } = connect();
  await pass();
  heard.length = 0;
  streams[0]!.error(new Error('reset'));
  await pass(10);
  expect(bridge.connection.value).toBe('connected');
  expect(heard).toEqual([{ name: 'bridge.resumed' }]);
  bridge.close();
});

test('a token that is refused, or missing, is not tried for ever', async () => {
  const refused = connect('old');
  refused.host.status = 401;
  await pass();
  refused.streams[0]?.close();
  await pass(60_000);
  expect(refused.bridge.connection.value).toBe('denied');
  expect(connect(null).bridge.connection.value).toBe('denied');
});

test('no answer at all is HOST_GONE, and no bare network error', async () => {
  const { host, bridge } = connect();
  host.isUp = false;
  await expect(bridge.call('contacts.get', { accountId: 'a', phone: '+1' })).rejects.toMatchObject({
    code: 'HOST_GONE',
  });
  bridge.close();
});

test('the token leaves the address bar and outlives a reload', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  const replaceState = vi.fn();
  const take = (hash: string) =>
    takeToken(
      { hash, pathname: '/', search: '?x' } as Location,
      storage as Storage,
      { replaceState } as unknown as History,
    );
  expect(take('#token=abc')).toBe('abc');
  expect(replaceState).toHaveBeenCalledWith(null, '', '/?x');
  expect(take('')).toBe('abc');
});
