import { expect, it } from 'vitest';
import { readInstant } from './instant.ts';

it.each([
  '1969-12-31T23:59:59.999Z',
  '2024-02-29T00:00:00.000Z',
  '2026-11-03T14:02:11.123Z',
  '9999-12-31T23:59:59.999Z',
])('%s is what Date.parse makes of it', (text) => {
  expect(readInstant(text)).toBe(Date.parse(text));
  expect(new Date(readInstant(text)!).toISOString()).toBe(text);
});

it.each(['2026-11-03T14:02:11Z', '2026-11-03T24:00:00.000Z', '2026-13-03T14:02:11.123Z', '2026-11-03', ''])(
  '"%s" is left to others',
  (text) => {
    expect(readInstant(text)).toBeNull();
  },
);
