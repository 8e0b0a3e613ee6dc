import { afterEach, beforeEach, expect, it } from 'vitest';
import { dateText, periodsOf } from './periods';

const zone = process.env['TZ'];
beforeEach(() => {
  process.env['TZ'] = 'Europe/Berlin';
});
afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

const none = { from: '', to: '' };
const at = (text: string) => new Date(text).getTime();

it('ends with the quarter of an hour under way, and is compared up to the same time of the day', () => {
  expect(periodsOf('week', none, at('2026-03-20T14:02'))).toEqual({
    period: { from: at('2026-03-14T00:00'), to: at('2026-03-20T14:15') },
    before: { from: at('2026-03-07T00:00'), to: at('2026-03-13T14:15') },
  });
});

it('begins days at midnight, also where clocks were changed between', () => {
  const found = periodsOf('month', none, at('2026-04-05T10:00'));
  expect(found?.period.from).toBe(at('2026-03-07T00:00'));
  expect(found?.before).toEqual({ from: at('2026-02-05T00:00'), to: at('2026-03-06T10:15') });
});

it('takes twelve months by the calendar, across a leap day', () => {
  const found = periodsOf('year', none, at('2024-03-01T00:00'));
  expect(found?.period.from).toBe(at('2023-03-02T00:00'));
  expect(found?.before.from).toBe(at('2022-03-02T00:00'));
});

it('takes both of the chosen days whole, and compares with as many days before', () => {
  expect(periodsOf('custom', { from: '2026-03-28', to: '2026-03-29' }, at('2026-06-01T10:00'))).toEqual({
    period: { from: at('2026-03-28T00:00'), to: at('2026-03-30T00:00') },
    before: { from: at('2026-03-26T00:00'), to: at('2026-03-28T00:00') },
  });
});

it.each([
  ['no day', { from: '', to: '2026-03-01' }],
  ['the wrong order', { from: '2026-03-02', to: '2026-03-01' }],
  ['days to come', { from: '2027-03-02', to: '2027-03-03' }],
  ['more than three years', { from: '2020-01-01', to: '2026-03-01' }],
  ['no date', { from: 'yesterday', to: '2026-03-01' }],
])('takes %s for no period', (_, custom) => {
  expect(periodsOf('custom', custom, at('2026-06-01T10:00'))).toBeNull();
});

it('writes days as date fields do', () => {
  expect(dateText(at('2026-03-09T23:59'))).toBe('2026-03-09');
});
