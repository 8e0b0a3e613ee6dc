import { expect, test } from 'vitest';
import { agoTime, clockTime, dayTitle, isSameDay, listTime, momentTime } from './words';

// A Sunday, this computer's time.
const now = new Date(2026, 10, 22, 14, 30).getTime();
const on = (month: number, day: number, hour = 9, year = 2026) =>
  new Date(year, month - 1, day, hour, 5).getTime();

test.each([
  ['earlier today', on(11, 22, 0), '00:05'],
  ['a moment ahead, by a clock that is off', now + 90_000, '14:31'],
  ['late yesterday', on(11, 21, 23), 'Yesterday'],
  ['within a week', on(11, 16), 'Monday'],
  ['a week ago: the same weekday would mislead', on(11, 15), '15 Nov'],
  ['another year', on(12, 31, 9, 2025), '31/12/2025'],
])('a list says of %s', (_, at, words) => {
  expect(listTime(at, now, 'en')).toBe(words);
});

test('days are the calendar’s, not spans of 24 hours', () => {
  const justAfterMidnight = new Date(2026, 10, 22, 0, 10).getTime();
  expect(listTime(on(11, 21, 23), justAfterMidnight, 'en')).toBe('Yesterday');
  expect(isSameDay(on(11, 22, 0), on(11, 22, 23))).toBe(true);
  expect(isSameDay(on(11, 21, 23), on(11, 22, 0))).toBe(false);
});

test('a day that has 23 or 25 hours is still one day', () => {
  for (let day = 1; day <= 365; day += 1) {
    const noon = new Date(2026, 0, day, 12).getTime();
    const before = new Date(2026, 0, day - 1, 0, 1).getTime();
    expect(dayTitle(before, noon, 'en')).toBe('Yesterday');
  }
});

test('separators name the day in full', () => {
  expect(dayTitle(now, now, 'en')).toBe('Today');
  expect(dayTitle(on(11, 15), now, 'en')).toBe('15 November');
  expect(dayTitle(on(11, 15, 9, 2024), now, 'en')).toBe('15 November 2024');
});

test('midnight is 00, and every language gets its own words', () => {
  expect(clockTime(on(11, 22, 0), 'en')).toBe('00:05');
  expect(listTime(on(11, 21), now, 'es')).toBe('Ayer');
  expect(momentTime(on(11, 21), now, 'en')).toBe('Yesterday 09:05');
});

test.each([
  ['a moment ahead, by a clock that is off', now + 90_000, 'now'],
  ['minutes', now - 2.9 * 60_000, '2 min ago'],
  ['hours', now - 3.5 * 3_600_000, '3 hr ago'],
  ['a night that is not yet a day long', on(11, 21, 23), '15 hr ago'],
  ['a day and some hours', on(11, 21), 'yesterday'],
  ['days', on(11, 16), '6 days ago'],
  ['a week', on(11, 15), '15 Nov'],
])('how long ago, of %s', (_, at, words) => {
  expect(agoTime(at, now, 'en')).toBe(words);
});
