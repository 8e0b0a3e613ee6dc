import { expect, it } from 'vitest';
import { inSentence } from './inSentence';

it('closes words in themselves, whatever they hold', () => {
  expect(inSentence('Ravi')).toBe('\u2068Ravi\u2069');
  // One that closes the sentence's own brackets would turn the rest of it round.
  expect(inSentence('a\u2069b')).toBe('\u2068ab\u2069');
});

it('cuts long words between letters, never within one', () => {
  expect(inSentence('😀'.repeat(90))).toBe(`\u2068${'😀'.repeat(80)}…\u2069`);
  expect(inSentence('x'.repeat(5_000_000), 120)).toHaveLength(123);
  expect(inSentence('x'.repeat(80))).toHaveLength(82);
});
