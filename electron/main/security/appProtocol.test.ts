import fc from 'fast-check';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAppProtocol, fileOf } from './appProtocol.ts';
import { SECURITY_HEADERS } from './contentPolicy.ts';

let parent: string;
let folder: string;

beforeAll(() => {
  parent = mkdtempSync(join(tmpdir(), 'inlobo-protocol-'));
  folder = join(parent, 'renderer');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'assets', '_index-D3a.js'), 'export {}');
  writeFileSync(join(folder, 'assets', 'inter.woff2'), 'font');
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  writeFileSync(join(parent, 'renderer-secret'), 'secret');
});

afterAll(() => rmSync(parent, { recursive: true, force: true }));

const ask = (url: string, method = 'GET') => createAppProtocol(folder)({ url, method });

test('serves the page and its files with their types', async () => {
  const page = await ask('app://desk/');
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await page.text()).toBe('<!doctype html>');
  expect((await ask('app://desk/index.html?theme=dark#inbox')).status).toBe(200);

  const script = await ask('app://desk/assets/_index-D3a.js');
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect((await ask('app://desk/assets/inter.woff2')).headers.get('content-type')).toBe('font/woff2');
});

test('answers HEAD without a body, and refuses every other method', async () => {
  const head = await ask('app://desk/index.html', 'HEAD');
  expect([head.status, await head.text()]).toEqual([200, '']);
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
    expect((await ask('app://desk/index.html', method)).status, method).toBe(405);
  }
});

const outside = [
  'app://desk/../secret.txt',
  'app://desk/..%2fsecret.txt',
  'app://desk/%2e%2e/secret.txt',
  'app://desk/%2e%2e%2fsecret.txt',
  'app://desk/assets/%2e%2e/%2e%2e/secret.txt',
  'app://desk/assets/..%5c..%5csecret.txt',
  'app://desk/..\\secret.txt',
  'app://desk//etc/passwd',
  'app://desk/%2fetc/passwd',
  'app://desk/C:/Windows/win.ini',
  'app://desk/C%3A/Windows/win.ini',
  'app://desk/index.html%00.js',
  'app://desk/index\0.html',
  'app://desk/index.html::$DATA',
  'app://desk/%252e%252e/secret.txt',
  'app://desk/.../secret.txt',
  'app://desk/.hidden',
  'app://desk/../renderer-secret',
  'app://desk/-secret/../../secret.txt',
  'app://elsewhere/index.html',
  'app://desk.evil/index.html',
  'app://desk:80/index.html',
  'app:index.html',
  'app:///index.html',
  'file:///etc/passwd',
  'https://desk/index.html',
  'not an address',
];

test.each(outside)('gives nothing for %s', async (address) => {
  const answer = await ask(address);
  expect([403, 404]).toContain(answer.status);
  expect(await answer.text()).toBe('');
});

test('names no file outside the folder, whatever the path', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '..',
      '.',
      '%2e',
      '%2E%2e',
      '%2f',
      '%5c',
      '\\',
      '/',
      '%00',
      '\0',
      ':',
      '%',
      '~',
      'a.b',
      'desk',
    ),
    fc.string({ maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const file = fileOf(`app://desk/${pieces.join('')}`, folder);
      expect(file === null || resolve(file).startsWith(folder + sep)).toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

test('every answer, a refusal too, carries the policy', async () => {
  for (const answer of [
    await ask('app://desk/'),
    await ask('app://desk/gone.js'),
    await ask('app://x/'),
    await ask('app://desk/', 'POST'),
  ]) {
    for (const [name, value] of Object.entries(SECURITY_HEADERS))
      expect(answer.headers.get(name)).toBe(value);
  }
});
