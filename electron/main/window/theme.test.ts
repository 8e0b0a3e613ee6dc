import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { backgroundColor } from './theme.ts';

test('opens in the colour of the theme that was chosen', () => {
  expect(backgroundColor('dark', false)).toBe('#121211');
  expect(backgroundColor('light', true)).toBe('#f6f5f2');
});

test('follows the system where that was chosen', () => {
  expect(backgroundColor('system', true)).toBe('#121211');
  expect(backgroundColor('system', false)).toBe('#f6f5f2');
});

test('has the colours of the tokens', () => {
  const tokens = readFileSync(new URL('../../../src/shared/theme/tokens.css', import.meta.url), 'utf8');
  expect([...tokens.matchAll(/--bg: (#\w+);/g)].map((match) => match[1])).toEqual([
    backgroundColor('light', false),
    backgroundColor('dark', false),
  ]);
});
