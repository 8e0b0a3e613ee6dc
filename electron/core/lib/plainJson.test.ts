import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPlainJson } from './plainJson.ts';

function nested(depth: number): unknown {
  let value: unknown = 'end';
  for (let level = 0; level < depth; level += 1) value = { value };
  return value;
}

it('takes whatever JSON can say', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => isPlainJson(value)));
  expect(isPlainJson({ a: undefined, b: Object.create(null) as unknown })).toBe(true);
  expect(isPlainJson(Array(200_000).fill('+919820012345'))).toBe(true);
  expect(isPlainJson(nested(200))).toBe(true);
});

it.each([
  ['a big integer', 1n],
  ['not a number', NaN],
  ['infinity', -Infinity],
  ['a map', new Map()],
  ['a date', new Date(0)],
  ['bytes', new Uint8Array(1)],
  ['an error', new Error('x')],
  ['a symbol', Symbol('x')],
  ['a function', () => 1],
])('refuses %s, wherever it stands', (_, value) => {
  expect(isPlainJson(value)).toBe(false);
  expect(isPlainJson({ a: [{ b: value }] })).toBe(false);
});

it('refuses what has no end: what holds itself, and what would overflow a stack', () => {
  const loop: Record<string, unknown> = {};
  loop['self'] = [loop];
  expect(isPlainJson(loop)).toBe(false);
  expect(isPlainJson(nested(201))).toBe(false);
  expect(isPlainJson(nested(100_000))).toBe(false);
});

it('refuses a small thing that would be endless once it is written out', () => {
  let doubled: unknown = 'x';
  for (let level = 0; level < 100; level += 1) doubled = [doubled, doubled];
  expect(isPlainJson(doubled)).toBe(false);
});
