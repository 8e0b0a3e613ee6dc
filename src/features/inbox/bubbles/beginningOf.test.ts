import { expect, it } from 'vitest';
import { beginningOf } from './beginningOf';

it('leaves a text of usual length whole', () => {
  expect(beginningOf('a'.repeat(1600))).toHaveLength(1600);
  expect(beginningOf('a\n'.repeat(23))).toBe('a\n'.repeat(23));
});

it.each([
  ['a word without an end', 'a'.repeat(100_000), 1000],
  ['joined emoji', '👨‍👩‍👧‍👦'.repeat(2_000), 11],
  ['flags', '🇮🇳'.repeat(4_096), 4],
  ['letters with marks', 'e\u0301'.repeat(5_000), 2],
])('cuts %s between letters', (_, text, unit) => {
  const first = beginningOf(text);
  expect(first.length).toBeGreaterThan(900);
  expect(first.length).toBeLessThanOrEqual(1000);
  expect(first.length % unit).toBe(0);
  expect(text.startsWith(first)).toBe(true);
});

it('never ends in half a pair, also in a chain that never ends', () => {
  const first = beginningOf(`x${'😀\u200d'.repeat(40_000)}`);
  expect(first.isWellFormed()).toBe(true);
  expect(first.length).toBeGreaterThan(900);
});

it('shows a few of very many lines', () => {
  expect(beginningOf('a\n'.repeat(50_000)).split('\n')).toHaveLength(24);
});
