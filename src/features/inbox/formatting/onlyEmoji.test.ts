import { expect, it } from 'vitest';
import { isOnlyEmoji } from './onlyEmoji';

it.each(['👍', '👩‍👩‍👧‍👦', '🇮🇳 👋🏽', '❤️\n❤️ ❤️'])('shows %s large', (text) => {
  expect(isOnlyEmoji(text)).toBe(true);
});

it.each(['', '   ', '1', '#', 'ok 👍', '👍👍👍👍', '👍'.repeat(100_000)])('shows %.20s as text', (text) => {
  expect(isOnlyEmoji(text)).toBe(false);
});
