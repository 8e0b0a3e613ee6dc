import fc from 'fast-check';
import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { MediaKind } from '#contract/routes/media.ts';
import { createMediaCheck } from '#core/media/mediaCheck.ts';
import type { Clock } from '#core/ports.ts';
import { startDemoApi } from '#demo/index.ts';
import { startTestCore } from '#tests/support/core.ts';
import { removeDataDir } from '#tests/support/dataDir.ts';
import { createFakeClock } from '#tests/support/fakeClock.ts';
import { createRecordingLogger } from '#tests/support/recordingLogger.ts';
import { createCertificate } from '#tests/support/certificate.ts';
import { PUBLIC_ADDRESS, startSmallWeb, type SmallWebOptions } from '#tests/support/smallWeb.ts';

const JPEG = Buffer.concat([
  Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
  Buffer.alloc(40_000),
]);
const HTML = '<!-- sorry -->\n<!DOCTYPE html><html><body>Sign in</body></html>';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

async function start(options: SmallWebOptions, clock: Clock = createFakeClock(0)) {
  const web = await startSmallWeb(options);
  const logger = createRecordingLogger();
  const media = createMediaCheck({ web, clock, logger });
  cleanUps.push(
    () => media.stop(),
    () => web.stop(),
  );
  const check = (link: string, kind: MediaKind = 'image') => media.check(link, kind);
  const codes = async (link: string, kind?: MediaKind) =>
    (await check(link, kind)).findings.map(({ level, code }) => `${level} ${code}`);
  return { web, media, check, codes, logged: logger.lines };
}

const answers = (answer: RequestListener) => start({ answer });
/** What a file server does: ranges, sizes. */
const jpegAt =
  (headers: Record<string, string> = {}): RequestListener =>
  (request, response) => {
    const end = Math.min(
      Number(/bytes=0-(\d+)/.exec(request.headers.range ?? '')?.[1] ?? 0),
      JPEG.length - 1,
    );
    response
      .writeHead(206, {
        'content-type': 'image/jpeg',
        'content-range': `bytes 0-${end}/${JPEG.length}`,
        'content-length': end + 1,
        ...headers,
      })
      .end(JPEG.subarray(0, end + 1));
  };

describe('a private address', () => {
  it.each([
    ['as it is', (port: number) => `http://127.0.0.1:${port}/a.jpg`],
    ['as localhost', (port: number) => `http://localhost:${port}/a.jpg`],
    ['under a name of localhost', (port: number) => `http://files.LocalHost.:${port}/a.jpg`],
    ['as IPv6', (port: number) => `http://[::1]:${port}/a.jpg`],
    ['as a mapped IPv6', (port: number) => `http://[::ffff:127.0.0.1]:${port}/a.jpg`],
    ['as one number', (port: number) => `http://2130706433:${port}/a.jpg`],
    ['as any address of this computer', (port: number) => `http://0.0.0.0:${port}/a.jpg`],
  ])('is never contacted, written %s', async (_how, link) => {
    const { web, codes } = await answers(jpegAt());
    expect(await codes(link(web.port))).toEqual(['wrong PRIVATE_ADDRESS']);
    expect(web.connections).toEqual([]);
    expect(web.lookups).toEqual([]);
  });

  it('is never contacted through a name, not even where the name has a public one too', async () => {
    const { web, codes } = await start({
      answer: jpegAt(),
      names: (hostname) => (hostname === 'inside.example' ? ['127.0.0.1'] : [PUBLIC_ADDRESS, '127.0.0.1']),
    });
    expect(await codes(`http://inside.example:${web.port}/a.jpg`)).toEqual(['wrong PRIVATE_ADDRESS']);
    expect(await codes(`http://both.example:${web.port}/a.jpg`)).toEqual(['wrong PRIVATE_ADDRESS']);
    expect(web.connections).toEqual([]);
  });

  it('is never contacted by a redirect', async () => {
    for (const target of ['http://127.0.0.1:PORT/secret', 'http://inside.example:PORT/', '//[::1]:PORT/']) {
      const { web, check } = await start({
        answer: (_request, response) =>
          response.writeHead(302, { location: target.replace('PORT', String(web.port)) }).end(),
        names: (hostname) => (hostname === 'inside.example' ? ['127.0.0.1'] : [PUBLIC_ADDRESS]),
      });
      const { findings } = await check('http://files.example/a.jpg');
      expect(findings.map(({ code }) => code)).toEqual(['PRIVATE_ADDRESS']);
      expect(web.requests.map(({ path }) => path)).toEqual(['/a.jpg']);
      expect(web.connections).toHaveLength(1);
    }
  });

  it('is never contacted by a name that means something else a moment later', async () => {
    const { web, codes } = await start({
      answer: jpegAt(),
      names: (_hostname, before) => (before === 0 ? [PUBLIC_ADDRESS] : ['127.0.0.1']),
    });
    expect(await codes(`http://rebinding.example:${web.port}/a.jpg`)).toEqual(['warning NOT_HTTPS']);
    expect(web.lookups).toEqual(['rebinding.example']);
    // The next look finds the private address, before it connects.
    expect(await codes(`http://rebinding.example:${web.port}/b.jpg`)).toEqual(['wrong PRIVATE_ADDRESS']);
    expect(web.connections).toHaveLength(1);
  });

  it('is never contacted, in whatever form it is written', async () => {
    const { web, check } = await start({ answer: jpegAt(), names: (hostname) => [hostname] });
    await fc.assert(
      fc.asyncProperty(privateHost, async (host) => {
        const { findings } = await check(`http://${host}:${web.port}/a.jpg`);
        // What URL does not take for an address at all is no link.
        expect(['PRIVATE_ADDRESS', 'NOT_A_LINK', 'UNREACHABLE']).toContain(findings[0]!.code);
        if (findings[0]!.code === 'UNREACHABLE') expect(findings[0]!.data).toMatchObject({ why: 'dns' });
      }),
      { numRuns: 500 },
    );
    expect(web.connections).toEqual([]);
  });
});

/** A private or loopback IPv4 address, in one of the many ways that programs read. */
const privateV4 = fc
  .oneof(
    fc.tuple(fc.constant(127), byte(), byte(), byte()),
    fc.tuple(fc.constant(10), byte(), byte(), byte()),
    fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte(), byte()),
    fc.tuple(fc.constant(192), fc.constant(168), byte(), byte()),
    fc.tuple(fc.constant(169), fc.constant(254), byte(), byte()),
    fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte(), byte()),
    fc.tuple(fc.constant(0), byte(), byte(), byte()),
    fc.tuple(fc.integer({ min: 224, max: 255 }), byte(), byte(), byte()),
  )
  .map((bytes) => [...bytes]);

const radix = fc.constantFrom(
  (value: number) => String(value),
  (value: number) => `0x${value.toString(16)}`,
  (value: number) => `0X${value.toString(16).toUpperCase()}`,
  (value: number) => `0${value.toString(8)}`,
  (value: number) => `000${value.toString(8)}`,
);

const hex = (high: number, low: number) => ((high << 8) | low).toString(16);

const privateHost = fc.oneof(
  // One to four parts, each in a base of its own; the last one holds what is left.
  fc
    .tuple(
      privateV4,
      fc.integer({ min: 1, max: 4 }),
      fc.array(radix, { minLength: 4, maxLength: 4 }),
      fc.boolean(),
    )
    .map(([bytes, parts, write, hasDot]) => {
      const rest = bytes.slice(parts - 1).reduce((sum, value) => sum * 256 + value, 0);
      const numbers = [...bytes.slice(0, parts - 1), rest];
      return numbers.map((value, index) => write[index]!(value)).join('.') + (hasDot ? '.' : '');
    }),
  // Full-width digits and dots, which URL makes plain.
  privateV4.map((bytes) =>
    bytes.join('。').replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  ),
  privateV4.map((bytes) => bytes.join('.').replace(/\d/g, (digit) => `%3${digit}`)),
  // Wrapped in IPv6.
  fc
    .tuple(
      privateV4,
      fc.constantFrom(
        '::ffff:',
        '::',
        '64:ff9b::',
        '64:ff9b:1::',
        '::ffff:0:',
        '0:0:0:0:0:FFFF:',
        '0064:ff9b:0000::',
      ),
      fc.boolean(),
    )
    .map(([bytes, prefix, isDotted]) =>
      isDotted
        ? `[${prefix}${bytes.join('.')}]`
        : `[${prefix}${hex(bytes[0]!, bytes[1]!)}:${hex(bytes[2]!, bytes[3]!)}]`,
    ),
  privateV4.map((bytes) => `[2002:${hex(bytes[0]!, bytes[1]!)}:${hex(bytes[2]!, bytes[3]!)}::1]`),
  fc
    .tuple(
      fc.constantFrom('fc', 'fd', 'fe8', 'fe9', 'fea', 'feb', 'fec', 'ff0', 'ff'),
      fc.integer({ min: 0, max: 0xffff }),
    )
    .map(([start, end]) => `[${start.padEnd(4, '0')}::${end.toString(16)}]`),
  fc.constantFrom('[::]', '[::1]', '[0:0:0:0:0:0:0:1]', '[2001::1]', '[2001:db8::1]', '[100::1]'),
  fc.constantFrom('localhost', 'LOCALHOST.', 'a.localhost', 'ｌｏｃａｌｈｏｓｔ', 'local%68ost'),
);

function byte() {
  return fc.integer({ min: 0, max: 255 });
}

describe('a file that can be reached', () => {
  it('is described by its first bytes, its size and its name', async () => {
    const { web, check } = await answers(
      jpegAt({
        'content-disposition': 'inline; filename="x.jpg"; filename*=UTF-8\'\'Men%C3%BC%E2%80%AE.jpg',
      }),
    );
    expect(await check(' http://files.example/a.jpg?x=1 ')).toEqual({
      kind: 'image',
      findings: [{ level: 'warning', code: 'NOT_HTTPS', data: {} }],
      file: {
        url: 'http://files.example/a.jpg?x=1',
        contentType: 'image/jpeg',
        sizeBytes: JPEG.length,
        filename: 'Menü.jpg',
      },
    });
    expect(web.requests).toHaveLength(1);
    const { path, headers } = web.requests[0]!;
    expect(path).toBe('/a.jpg?x=1');
    expect(Object.keys(headers).toSorted()).toEqual([
      'accept',
      'accept-encoding',
      'connection',
      'host',
      'range',
      'user-agent',
    ]);
    expect(headers).toMatchObject({ host: 'files.example', 'accept-encoding': 'identity' });
  });

  it('is asked over TLS for its own name, and not trusted under another', async () => {
    const { web, check } = await start({ answer: jpegAt(), certificate: createCertificate('files.example') });
    const { findings, file } = await check('https://files.example/a.jpg');
    expect(findings).toEqual([]);
    expect(file.sizeBytes).toBe(JPEG.length);
    expect((await check('https://other.example/a.jpg')).findings).toEqual([
      { level: 'unchecked', code: 'UNREACHABLE', data: { why: 'tls', host: 'other.example' } },
    ]);
    expect(web.requests.map(({ servername }) => servername)).toEqual(['files.example']);
  });

  it('is followed through redirects, one after the other, with nothing set on the way', async () => {
    const { web, check } = await answers((request, response) => {
      if (request.url === '/b/c.jpg') return jpegAt()(request, response);
      const location = request.url === '/a' ? './b' : 'http://cdn.example/b/c.jpg#top';
      response.writeHead(307, { location, 'set-cookie': 'a=1' }).end();
    });
    const { file, findings } = await check('http://files.example/a');
    expect(file).toMatchObject({ url: 'http://cdn.example/b/c.jpg#top', filename: 'c.jpg' });
    expect(findings.map(({ code }) => code)).toEqual(['NOT_HTTPS']);
    expect(web.requests.map(({ path }) => path)).toEqual(['/a', '/b', '/b/c.jpg']);
    expect(web.requests.every(({ headers }) => !('cookie' in headers) && !('referer' in headers))).toBe(true);
  });

  it('is asked for once a minute, whatever it is to be sent as', async () => {
    const clock = createFakeClock(0);
    const { web, check } = await start({ answer: jpegAt() }, clock);
    await Promise.all([check('http://files.example/a.jpg'), check('http://files.example/a.jpg')]);
    expect((await check('http://files.example/a.jpg', 'audio')).findings[0]?.code).toBe('WRONG_TYPE');
    expect(web.requests).toHaveLength(1);
    await clock.advance(60_000);
    await check('http://files.example/a.jpg');
    expect(web.requests).toHaveLength(2);
  });
});

describe('what is no file', () => {
  it.each<[string, number, Record<string, string>, string, string]>([
    ['a web page', 200, { 'content-type': 'text/html; charset=utf-8' }, HTML, 'wrong WEB_PAGE'],
    ['a web page that says it is a picture', 200, { 'content-type': 'image/jpeg' }, HTML, 'wrong WEB_PAGE'],
    ['nothing', 200, { 'content-type': 'image/jpeg' }, '', 'wrong EMPTY_FILE'],
    ['nothing, by range', 416, { 'content-range': 'bytes */0' }, '', 'wrong EMPTY_FILE'],
    ['a missing file', 404, { 'content-type': 'text/html' }, HTML, 'wrong NOT_FOUND'],
    ['a closed door', 401, { 'www-authenticate': 'Basic' }, '', 'wrong NEEDS_LOGIN'],
    ['a server in trouble', 503, {}, 'later', 'unchecked SERVER_FAILED'],
    ['a redirect that leads nowhere', 302, {}, '', 'unchecked SERVER_FAILED'],
    [
      'a redirect to a file of this computer',
      302,
      { location: 'file:///etc/passwd' },
      '',
      'wrong NOT_A_LINK',
    ],
    ['a redirect with a password', 302, { location: 'http://me:pw@files.example/' }, '', 'wrong NOT_A_LINK'],
    ['a redirect to itself', 302, { location: '/a.jpg' }, '', 'wrong TOO_MANY_REDIRECTS'],
  ])('is called what it is: %s', async (_what, status, headers, body, expected) => {
    const { codes } = await answers((_request, response) => response.writeHead(status, headers).end(body));
    expect((await codes('http://files.example/a.jpg'))[0]).toBe(expected);
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:image/png;base64,AAAA',
    'ftp://files.example/a.jpg',
    'files.example/a.jpg',
    'http://',
    'http://me:secret@files.example/a.jpg',
    '',
  ])('is not asked for: %s', async (link) => {
    const { web, codes } = await answers(jpegAt());
    expect(await codes(link)).toEqual(['wrong NOT_A_LINK']);
    expect([...web.lookups, ...web.connections]).toEqual([]);
  });

  it('gives up after five redirects', async () => {
    const { web, codes } = await answers((request, response) =>
      response.writeHead(301, { location: `${request.url}x` }).end(),
    );
    expect(await codes('http://files.example/a')).toEqual(['wrong TOO_MANY_REDIRECTS']);
    expect(web.requests).toHaveLength(6);
  });
});

describe('a server that means ill', () => {
  it('is read no further than the first bytes of a body without an end', async () => {
    let sentBytes = 0;
    const { web, check } = await answers((_request, response) => {
      response.writeHead(200, { 'content-type': 'image/jpeg' });
      response.write(JPEG);
      const more = () => {
        sentBytes += 65_536;
        response.write(Buffer.alloc(65_536), () => response.destroyed || setImmediate(more));
      };
      more();
    });
    const { findings, file } = await check('http://files.example/a.jpg');
    expect(findings.map(({ code }) => code)).toEqual(['NOT_HTTPS', 'SIZE_UNKNOWN']);
    expect(file).toMatchObject({ contentType: 'image/jpeg', sizeBytes: null });
    await expect.poll(() => web.openCount()).toBe(0);
    expect(sentBytes).toBeLessThan(64 * 1024 * 1024);
  });

  it('is let go where it says no at endless length', async () => {
    const { web, codes } = await answers((_request, response) => response.writeHead(404).write(JPEG));
    expect(await codes('http://files.example/a.jpg')).toEqual(['wrong NOT_FOUND']);
    await expect.poll(() => web.openCount()).toBe(0);
  });

  it('is believed when it says that a file is huge, without waiting for it', async () => {
    const { web, check } = await answers((_request, response) => {
      response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': String(9 * 1024 ** 3) });
      response.write(JPEG);
    });
    const { findings } = await check('http://files.example/a.jpg');
    expect(findings[0]).toMatchObject({ code: 'TOO_LARGE', data: { sizeBytes: 9 * 1024 ** 3 } });
    await expect.poll(() => web.openCount()).toBe(0);
  });

  it('has what it packed left packed', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024));
    const { check } = await answers((_request, response) =>
      response
        .writeHead(200, {
          'content-type': 'image/jpeg',
          'content-encoding': 'gzip',
          'content-length': bomb.length,
        })
        .end(bomb),
    );
    const { findings, file } = await check('http://files.example/a.jpg');
    expect(findings.map(({ code }) => code)).toEqual(['NOT_HTTPS', 'SIZE_UNKNOWN']);
    expect(file).toMatchObject({ contentType: 'image/jpeg', sizeBytes: null });
  });

  it.each([
    ['no answer at all', ''],
    ['half a head', 'HTTP/1.1 200 OK\r\ncontent-type: image'],
    ['a body that stays away', 'HTTP/1.1 200 OK\r\ncontent-type: image/jpeg\r\ncontent-length: 5000\r\n\r\n'],
    ['a body that trickles', 'HTTP/1.1 200 OK\r\ncontent-type: image/jpeg\r\n\r\n\xff\xd8'],
  ])('is given eight seconds: %s', async (_what, said) => {
    const clock = createFakeClock(0);
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<undefined>();
    const speak = (socket: Socket) => {
      socket.once('data', () => socket.write(Buffer.from(said, 'latin1'), () => arrive(undefined)));
    };
    const { web, check } = await start({ answer: { socket: speak } }, clock);
    const checking = check('http://files.example/a.jpg');
    await arrived;
    await clock.advance(7_999);
    expect(await Promise.race([checking, Promise.resolve('still looking')])).toBe('still looking');
    await clock.advance(1);
    expect((await checking).findings).toEqual([
      { level: 'unchecked', code: 'TIMED_OUT', data: { host: 'files.example' } },
    ]);
    await expect.poll(() => web.openCount()).toBe(0);
  });

  it.each([
    ['what is not HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['a head without an end', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}`],
    ['a change of protocol', 'HTTP/1.1 101 Switching\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'],
    ['a closed door', null],
  ])('has its answer left unread: %s', async (_what, said) => {
    const speak = (socket: Socket) => {
      socket.once('data', () => (said === null ? socket.destroy() : socket.end(said)));
    };
    const { codes, logged } = await start({ answer: { socket: speak } });
    expect(await codes('http://files.example/a.jpg')).toEqual(['unchecked UNREACHABLE']);
    expect(logged).toEqual([]);
  });

  it.each<[string, RequestListener]>([
    ['unchecked UNREACHABLE', (request) => request.socket.destroy()],
    ['wrong NOT_FOUND', (_request, response) => response.writeHead(404).end()],
    ['wrong WEB_PAGE', (_request, response) => response.end(HTML)],
    ['wrong EMPTY_FILE', (_request, response) => response.end()],
  ])('is asked again at once after %s', async (first, answer) => {
    let isUp = false;
    const { codes } = await answers((request, response) =>
      isUp ? jpegAt()(request, response) : answer(request, response),
    );
    expect((await codes('http://files.example/a.jpg'))[0]).toBe(first);
    isUp = true;
    expect(await codes('http://files.example/a.jpg')).toEqual(['warning NOT_HTTPS']);
  });

  it('does not hold up more than three looks at once, and the newest goes first', async () => {
    const order: string[] = [];
    const waiting: (() => void)[] = [];
    const { check } = await answers((request, response) => {
      order.push(request.url ?? '');
      waiting.push(() => jpegAt()(request, response));
    });
    const checks = ['1', '2', '3', '4', '5'].map((name) => check(`http://files.example/${name}`));
    await expect.poll(() => order.length).toBe(3);
    waiting.shift()!();
    await expect.poll(() => order.length).toBe(4);
    expect(order[3]).toBe('/5');
    while (order.length < 5 || waiting.length > 0) {
      waiting.shift()?.();
      await new Promise(setImmediate);
    }
    expect((await Promise.all(checks)).every(({ file }) => file.sizeBytes === JPEG.length)).toBe(true);
  });
});

it('answers media.check, for an account that is there', async () => {
  const web = await startSmallWeb({ answer: jpegAt() });
  const demo = await startDemoApi({ apiKey: 'wak_test_0123456789abcdef7f3a', contacts: 5 });
  const desk = await startTestCore({ over: { web } });
  cleanUps.push(
    () => desk.stop(),
    () => demo.stop(),
    () => web.stop(),
    () => removeDataDir(desk.dataDir),
  );
  const { account } = await desk.get('accounts.add', {
    apiKey: 'wak_test_0123456789abcdef7f3a',
    baseUrl: demo.baseUrl,
  });
  const link = `http://127.0.0.1:${web.port}/a.jpg`;
  const own = await desk.get('media.check', { accountId: account.id, url: link, kind: 'media' });
  expect(own).toMatchObject({ kind: 'image', findings: [{ code: 'PRIVATE_ADDRESS' }] });
  expect(web.connections).toEqual([]);
  const seen = await desk.get('media.check', {
    accountId: account.id,
    url: 'http://files.example/a.jpg',
    kind: 'media',
  });
  expect(seen).toMatchObject({ kind: 'image', file: { contentType: 'image/jpeg', sizeBytes: JPEG.length } });
  const nobody = await desk.ask('media.check', { accountId: 'nobody', url: link, kind: 'media' });
  expect(nobody).toMatchObject({ ok: false, error: { code: 'ACCOUNT_NOT_FOUND' } });
});
