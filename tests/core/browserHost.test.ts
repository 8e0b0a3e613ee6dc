import { mkdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppEvent } from '#contract/events.ts';
import type { Caller } from '#core/createCore.ts';
import { createDataDir, removeDataDir } from '#tests/support/dataDir.ts';
import { startServer, type AppServer } from '../../electron/browser/server.ts';

let folder: string;
let server: AppServer;
let asked: { caller: Caller; route: unknown; input: unknown }[];
let listeners: Set<(event: AppEvent) => void>;

beforeEach(async () => {
  folder = await createDataDir();
  await mkdir(join(folder, 'renderer'));
  await writeFile(join(folder, 'renderer/index.html'), '<!doctype html><title>Inlobo Desk</title>');
  await writeFile(join(folder, 'outside.txt'), 'not for the browser');
  asked = [];
  listeners = new Set();
  server = await startServer({ port: 0, rendererDir: join(folder, 'renderer') });
  server.attach({
    dispatch(caller, route, input) {
      asked.push({ caller, route, input });
      return Promise.resolve({ ok: true, value: { heard: route } });
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  });
});

afterEach(async () => {
  await server.stop();
  await removeDataDir(folder);
});

const auth = () => ({ Authorization: `Bearer ${server.token}` });
const rpc = (body: string, headers: Record<string, string> = auth()) =>
  fetch(`${server.url}/rpc`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  });

/** A request as no browser would write it. */
function raw(options: { path: string; host?: string }): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      server.url,
      { path: options.path, ...(options.host && { headers: { host: options.host } }) },
      (answer) => {
        let body = '';
        answer.on('data', (chunk: Buffer) => (body += chunk.toString()));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

describe('requests', () => {
  it('reach the core with the token, as the top frame of our own origin', async () => {
    const answer = await rpc('{"route":"accounts.list","input":{"a":1}}');
    expect(await answer.json()).toEqual({ ok: true, value: { heard: 'accounts.list' } });
    expect(asked).toEqual([
      { caller: { origin: server.url, isTopFrame: true }, route: 'accounts.list', input: { a: 1 } },
    ]);
  });

  it.each([
    ['no token', {}],
    ['another token', { Authorization: 'Bearer 0123456789' }],
    ['the token bare', { Authorization: 'TOKEN' }],
  ])('do not with %s', async (_what, headers: Record<string, string>) => {
    const given = headers['Authorization'] === 'TOKEN' ? { Authorization: server.token } : headers;
    expect((await rpc('{"route":"accounts.list"}', given)).status).toBe(401);
    expect((await fetch(`${server.url}/events`, { headers: given })).status).toBe(401);
    expect(asked).toEqual([]);
  });

  it('tell the core of a foreign origin, which it then refuses', async () => {
    await rpc('{"route":"accounts.list"}', { ...auth(), Origin: 'https://example.com' });
    expect(asked[0]?.caller.origin).toBe('https://example.com');
    expect(server.isOwnOrigin('https://example.com')).toBe(false);
  });

  it.each(['', 'null', '7', '"x"', '{', '[]', '{"route":{}}'])(
    'that are not requests (%s) still get an answer',
    async (body) => {
      expect((await rpc(body)).status).toBe(200);
    },
  );

  it('of over 32 MB are refused unread', async () => {
    expect((await rpc(JSON.stringify({ route: 'x', input: 'y'.repeat(34_000_000) }))).status).toBe(413);
    expect(asked).toEqual([]);
  });
});

describe('the server', () => {
  it('does not answer to another name, so no rebound DNS name reaches it', async () => {
    expect((await raw({ path: '/', host: 'evil.example.com' })).status).toBe(421);
  });

  it('serves the renderer with its policy, and nothing outside the renderer', async () => {
    const page = await fetch(server.url);
    expect(await page.text()).toContain('<title>Inlobo Desk</title>');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    for (const path of [
      '/../outside.txt',
      '/%2e%2e/outside.txt',
      '/..%2foutside.txt',
      '/%2e%2e%2foutside.txt',
      '//etc/passwd',
    ]) {
      const answer = await raw({ path });
      expect(answer.body, path).not.toMatch(/not for the browser|root:/);
    }
  });

  it('streams events as they come and lets go of a listener that leaves', async () => {
    const leave = new AbortController();
    const answer = await fetch(`${server.url}/events`, { headers: auth(), signal: leave.signal });
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = (await reader.read()).value ?? '';
    for (const listener of listeners) listener({ name: 'accounts.changed' });
    while (!text.includes('\n\ndata:')) text += (await reader.read()).value ?? '';
    expect(text).toContain('data: {"name":"accounts.changed"}');
    leave.abort();
    await expect.poll(() => listeners.size).toBe(0);
  });

  it('stops though a listener is still there', async () => {
    await fetch(`${server.url}/events`, { headers: auth() });
    await server.stop();
    await expect(fetch(server.url)).rejects.toThrow();
  });
});
