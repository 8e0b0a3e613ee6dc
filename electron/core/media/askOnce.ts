import { once } from 'node:events';
import { request, type ClientRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { abortable } from '#core/lib/abortable.ts';
import type { WebAccess } from '#core/ports.ts';
import { isLocalName, isPublicAddress } from '#contract/rules/publicAddress.ts';
import type { UnreachedWhy } from './sight.ts';
import { SNIFF_BYTES } from './sniff.ts';

/** What one address said, as far as it was read. */
export interface Hop {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** The first `SNIFF_BYTES` of the body, of a 2xx alone. */
  readonly bytes: Uint8Array;
  /** There is no more than `bytes`. */
  readonly isWhole: boolean;
}

/** Thrown where no answer could be had: an address that may not be asked, or one that did not answer. */
export class NoAnswer extends Error {
  readonly why: UnreachedWhy | 'private-address';

  constructor(why: UnreachedWhy | 'private-address', options?: ErrorOptions) {
    super(why, options);
    this.why = why;
  }
}

const MAX_HEADER_BYTES = 16 * 1024;

/**
 * One GET, of the first bytes, without cookies, referrer or credentials. The addresses that were found fit are the very
 * ones connected to. Throws NoAnswer, or the signal's reason.
 */
export async function askOnce(url: URL, web: WebAccess, signal: AbortSignal): Promise<Hop> {
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = await findAddresses(hostname, web, signal);
  const isSecure = url.protocol === 'https:';
  const port = Number(url.port) || (isSecure ? 443 : 80);
  const socket = await during('connect', web.connect({ addresses, port, signal }), signal);
  // Whoever waits for it hears of it; an error while nobody does must not end the app.
  socket.on('error', () => undefined);
  try {
    const channel = isSecure ? await during('tls', secure(socket, hostname), signal) : socket;
    return await during('answer', exchange(url, channel), signal);
  } finally {
    // Also ends an answer that has no end.
    socket.destroy();
  }
}

async function findAddresses(
  hostname: string,
  web: WebAccess,
  signal: AbortSignal,
): Promise<readonly string[]> {
  if (isLocalName(hostname)) throw new NoAnswer('private-address');
  const addresses = isIP(hostname) === 0 ? await during('dns', web.lookup(hostname), signal) : [hostname];
  if (addresses.length === 0) throw new NoAnswer('dns');
  // One private address among public ones is as good as a private one: it may be the one connected to.
  if (!addresses.every(isPublicAddress)) throw new NoAnswer('private-address');
  return addresses;
}

async function secure(socket: Socket, hostname: string): Promise<Socket> {
  const channel = connectTls({
    socket,
    host: hostname,
    ...(isIP(hostname) === 0 && { servername: hostname }),
    ALPNProtocols: ['http/1.1'],
  });
  channel.on('error', () => undefined);
  await once(channel, 'secureConnect');
  return channel;
}

async function exchange(url: URL, channel: Socket): Promise<Hop> {
  const asked = request({
    method: 'GET',
    path: `${url.pathname}${url.search}`,
    headers: {
      host: url.host,
      // Some servers refuse whoever does not say what they are.
      'user-agent': 'Mozilla/5.0 (compatible; InloboDesk)',
      accept: '*/*',
      'accept-encoding': 'identity',
      range: `bytes=0-${SNIFF_BYTES - 1}`,
      connection: 'close',
    },
    createConnection: () => channel,
    maxHeaderSize: MAX_HEADER_BYTES,
  });
  const response = await responseTo(asked);
  const { statusCode: status = 0, headers } = response;
  if (status < 200 || status > 299) return { status, headers, bytes: new Uint8Array(), isWhole: false };
  return { status, headers, ...(await readStart(response)) };
}

function responseTo(asked: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    asked.once('response', resolve);
    // Stays, so that an error after the answer is nobody's surprise.
    asked.on('error', reject);
    // A change of protocol is neither an answer nor an error.
    asked.once('close', () => reject(new Error('closed without an answer')));
    asked.end();
  });
}

/** What came before a connection broke is enough, where something came. */
async function readStart(response: IncomingMessage): Promise<Pick<Hop, 'bytes' | 'isWhole'>> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of response as AsyncIterable<Uint8Array>) {
      parts.push(part);
      size += part.byteLength;
      if (size >= SNIFF_BYTES) break;
    }
  } catch (error) {
    if (size === 0) throw error;
  }
  return {
    bytes: Buffer.concat(parts).subarray(0, SNIFF_BYTES),
    isWhole: response.complete && size < SNIFF_BYTES,
  };
}

/** Says in which part of asking it failed. */
async function during<T>(why: UnreachedWhy, part: Promise<T>, signal: AbortSignal): Promise<T> {
  try {
    return await abortable(part, signal);
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    throw new NoAnswer(why, { cause });
  }
}
