import { describe, expect, it } from 'vitest';
import { readTime } from './time.ts';

const at = Date.UTC(2026, 10, 3, 14, 2, 11);

describe('a time', () => {
  it.each([
    ['2026-11-03T14:02:11Z', at],
    ['2026-11-03T14:02:11.123456Z', at + 123],
    ['2026-11-03T14:02:11.5+00:00', at + 500],
    ['2026-11-03T19:32:11+05:30', at],
    ['2026-11-03 19:32:11+0530', at],
    ['2026-11-03 14:02:11', at],
    ['2026-11-03T14:02:11', at],
    ['2026-11-03 14:02:11.000 UTC', at],
    ['2026-11-03T14:02', at - 11_000],
    ['2026-11-03', Date.UTC(2026, 10, 3)],
    ['Tue, 03 Nov 2026 14:02:11 GMT', at],
    [at, at],
    [at / 1000, at],
    [String(at), at],
    [String(at / 1000), at],
    [`${at / 1000}.25`, at + 250],
    [at * 1000, at],
    [at * 1e6, at],
    [{ $date: '2026-11-03T14:02:11Z' }, at],
    [{ seconds: at / 1000, nanoseconds: 0 }, at],
  ])('%j is read', (value, time) => {
    expect(readTime(value)).toBe(time);
  });

  it.each([
    0,
    -5,
    NaN,
    Infinity,
    '',
    '14:02',
    'yesterday',
    '03/11/2026',
    '2026-13-45',
    '2026-11-03T99:99:99Z',
    '1',
    true,
    null,
    undefined,
    [],
    {},
    1e30,
    'x'.repeat(100_000),
  ])('%.30j is not known, rather than 1970', (value) => {
    expect(readTime(value)).toBeNull();
  });
});
