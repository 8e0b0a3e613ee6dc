import { describe, expect, it } from 'vitest';
import { clipText, countCodePoints } from './textLength.ts';

describe('the length of a text', () => {
  it.each([
    ['', 0],
    ['abc', 3],
    ['नमस्ते', 6],
    ['👍🏽', 2],
    ['a\ud83d', 2],
    ['\ude00\ud83d', 2],
  ])('%j has %i code points', (text, length) => {
    expect(countCodePoints(text)).toBe(length);
    expect(countCodePoints(text)).toBe(Array.from(text).length);
  });

  it('is cut at whole characters, and never above the limit', () => {
    expect(clipText('👍👍👍', 3)).toBe('👍👍👍');
    expect(clipText('👍👍👍', 2)).toBe('👍…');
    expect(clipText('abc', 1)).toBe('…');
  });
});
