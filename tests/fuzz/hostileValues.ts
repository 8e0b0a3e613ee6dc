import fc from 'fast-check';

/** Short texts that break programs: other languages' syntax, paths, prototypes, formats, half characters. */
export const hostileTexts: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  'a\udfff\ud800b',
  '\u202e\u2066\ufeff',
  "' OR 1=1 --",
  '"; DROP TABLE message; --',
  '%',
  '_%\\',
  '*',
  '"',
  '"a" NEAR(',
  '((((',
  '-- x NOT OR AND',
  '../../../../etc/passwd',
  '..\\..\\windows',
  'C:\\nul',
  '/dev/null',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'http://[::1',
  'http://127.0.0.1:1/',
  'https://a:b@c',
  '%2e%2e%2f',
  '{{name}}{{',
  '${7*7}',
  '=cmd|calc!A1',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'length',
  'null',
  'NaN',
  '0',
  '-1',
  '1e999',
  '+919820012345',
  '00',
  '😀👩‍👩‍👧‍👦',
  'İıßﬃ',
  '<img src=x onerror=alert(1)>',
  '\r\nX-Injected: 1',
  'a\nb\tc',
  '99999999999999999999999999',
  'IN',
  'zz',
];

const MEGABYTE = 1_048_576;
const vast: readonly string[] = [
  'x'.repeat(MEGABYTE),
  ' '.repeat(MEGABYTE),
  '\ud800'.repeat(MEGABYTE),
  '(a+'.repeat(MEGABYTE / 3),
  '{{'.repeat(MEGABYTE / 2),
];

/** Nested so deep that whoever walks it by calling itself runs out of stack. */
const DEEP = 20_000;
function nest(wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 'end';
  for (let depth = 0; depth < DEEP; depth += 1) value = wrap(value);
  return value;
}

function circle(): unknown {
  const loop: Record<string, unknown> = { name: 'loop' };
  loop['self'] = loop;
  return loop;
}

/** What a structured clone carries and JSON does not, and what JSON can say that few expect. */
const odd: readonly unknown[] = [
  undefined,
  null,
  true,
  false,
  0,
  -0,
  0.5,
  -1,
  NaN,
  Infinity,
  -Infinity,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  -(2 ** 53),
  Number.MAX_VALUE,
  Number.MIN_VALUE,
  10n ** 30n,
  new Date(NaN),
  new Date(0),
  new Map([['accountId', 'a']]),
  new Set([1]),
  /a/g,
  new Uint8Array(8),
  new ArrayBuffer(8),
  new Error('not one of ours'),
  Object(1),
  Object('boxed'),
  [],
  {},
  [[]],
  Array(3),
  Object.create(null),
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  { toString: 1, valueOf: null, then: 'x' },
  circle(),
  Array.from({ length: 100_000 }, (_, index) => index),
  Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`k${index}`, index])),
  nest((inner) => [inner]),
  nest((inner) => ({ inner })),
];

/** Any value at all. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>(...hostileTexts) },
  { weight: 8, arbitrary: fc.constantFrom(...odd) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(...vast) },
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  { weight: 2, arbitrary: fc.oneof(fc.integer(), fc.double()) },
);
