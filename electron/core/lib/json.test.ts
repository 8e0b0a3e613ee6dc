import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonDepth } from './json.ts';

describe('the depth of a JSON text', () => {
  it.each([
    ['1', 0],
    ['[]', 1],
    ['{"a":[{"b":"[[[[{{{"}]}', 3],
    [String.raw`["\"[", "\\", []]`, 2],
    ['['.repeat(100_000), 100_000],
  ])('%.40s', (text, depth) => {
    expect(jsonDepth(text)).toBe(depth);
  });

  it('is that of the value it holds', () => {
    const depthOf = (value: unknown): number =>
      typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthOf)) : 0;
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(jsonDepth(text)).toBe(depthOf(JSON.parse(text)));
      }),
    );
  });
});
