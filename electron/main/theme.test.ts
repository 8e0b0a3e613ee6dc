import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { backgroundColor } from './theme.ts';

const settings = (theme: unknown) => ({ ok: true, value: { theme } }) as const;
const refused = { ok: false, error: { code: 'INTERNAL', message: '' } } as const;

test('opens in the colour of the theme that was chosen', () => {
  expect(backgroundColor(settings('dark'), false)).toBe('#121211');
  expect(backgroundColor(settings('light'), true)).toBe('#f6f5f2');
});

test('follows the system where nothing was chosen or settings cannot be read', () => {
  for (const answer of [settings('system'), settings(undefined), settings('__proto__'), refused, null]) {
    expect(backgroundColor(answer, true)).toBe('#121211');
    expect(backgroundColor(answer, false)).toBe('#f6f5f2');
  }
});

test('has the colours of the tokens', () => {
  const tokens = readFileSync(new URL('../../src/shared/theme/tokens.css', import.meta.url), 'utf8');
  expect([...tokens.matchAll(/--bg: (#\w+);/g)].map((match) => match[1])).toEqual([
    backgroundColor(null, false),
    backgroundColor(null, true),
  ]);
});
