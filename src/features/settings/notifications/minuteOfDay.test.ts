import { expect, it } from 'vitest';
import { toMinute, toTime } from './minuteOfDay';

it('comes back as it was, for every minute of the day', () => {
  for (let minute = 0; minute < 1440; minute += 1) expect(toMinute(toTime(minute))).toBe(minute);
});

it('a field that is half filled in is no time', () => {
  for (const typed of ['', '22', '22:', '24:00', 'noon']) expect(toMinute(typed)).toBeNull();
});
