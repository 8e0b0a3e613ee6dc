import { describe, expect, it } from 'vitest';
import { readRetryAfter } from './retryAfter.ts';

const now = Date.UTC(2026, 10, 3, 14, 0, 0);
const read = (headers: Record<string, string>) => readRetryAfter(new Headers(headers), now);

describe('Retry-After', () => {
  it.each([
    ['30', 30_000],
    [' 0 ', 0],
    ['1.5', 1500],
    ['Tue, 03 Nov 2026 14:00:20 GMT', 20_000],
    ['Tuesday, 03-Nov-26 14:00:20 GMT', 20_000],
    ['Tue, 03 Nov 2026 13:00:00 GMT', 0],
    ['999999999999', 24 * 3600 * 1000],
    ['-5', null],
    ['soon', null],
    ['', null],
  ])('%j is %s ms', (text, ms) => {
    expect(read({ 'retry-after': text })).toBe(ms);
  });

  it('measures a date against the server’s clock, not one that is wrong here', () => {
    expect(
      read({ 'retry-after': 'Tue, 03 Nov 2026 20:00:20 GMT', date: 'Tue, 03 Nov 2026 20:00:00 GMT' }),
    ).toBe(20_000);
  });

  it('is not known where there is none', () => {
    expect(read({})).toBeNull();
  });
});
