import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createWebAccess } from './web.ts';

const server = createServer();
beforeEach(() => once(server.listen(0, '127.0.0.1'), 'listening'));
afterEach(() => once(server.close(), 'close'));
const port = () => (server.address() as AddressInfo).port;

it('connects to the address it is given', async () => {
  const arrived = once(server, 'connection');
  const socket = await createWebAccess().connect({
    addresses: ['127.0.0.1'],
    port: port(),
    signal: new AbortController().signal,
  });
  expect([socket.remoteAddress, socket.remotePort]).toEqual(['127.0.0.1', port()]);
  await arrived;
  socket.destroy();
});

it('takes the next address where one does not answer', async () => {
  const socket = await createWebAccess().connect({
    addresses: ['::1', '127.0.0.1'],
    port: port(),
    signal: new AbortController().signal,
  });
  expect(socket.remoteAddress).toBe('127.0.0.1');
  socket.destroy();
});

it('rejects where nobody answers, and ends with the signal without a word', async () => {
  const stop = new AbortController();
  const web = createWebAccess();
  const lost = { addresses: ['127.0.0.1', '::1'], port: 1, signal: stop.signal };
  await expect(web.connect(lost)).rejects.toThrow();
  const socket = await web.connect({ addresses: ['127.0.0.1'], port: port(), signal: stop.signal });
  const closed = new Promise((resolve) => socket.once('close', resolve));
  stop.abort();
  await closed;
  await expect(web.connect({ ...lost, port: port() })).rejects.toThrow();
});

it('finds every address of a name', async () => {
  expect(
    (await createWebAccess().lookup('localhost')).every((address) => /^(?:127\.|::1$)/.test(address)),
  ).toBe(true);
});
