import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { isQuiet } from './quietHours.ts';

const zone = process.env['TZ'];

afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

const minute = fc.integer({ min: 0, max: 1439 });
const instant = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2035, 0, 1) });
const zones = fc.constantFrom(
  'UTC',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Pacific/Apia',
);

/** What a person reads on the wall, found without the code under test. */
function wallMinute(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  return part('hour') * 60 + part('minute');
}

describe('quiet hours', () => {
  it('are none where none were chosen', () => {
    fc.assert(fc.property(instant, (now) => !isQuiet(null, now)));
  });

  it('hold exactly in the minutes of the wall clock that were chosen, over midnight and the changes of the clock', () => {
    fc.assert(
      fc.property(zones, minute, minute, instant, (timeZone, from, to, now) => {
        process.env['TZ'] = timeZone;
        const chosen = new Set<number>();
        for (let at = from; at !== to; at = (at + 1) % 1440) chosen.add(at);
        expect(isQuiet({ from, to }, now)).toBe(chosen.has(wallMinute(timeZone, now)));
      }),
      { numRuns: 500 },
    );
  });

  it('are the rest of the day when their ends change places', () => {
    fc.assert(
      fc.property(minute, minute, instant, (from, to, now) => {
        fc.pre(from !== to);
        expect(isQuiet({ from, to }, now)).toBe(!isQuiet({ from: to, to: from }, now));
      }),
    );
  });

  it.each([
    ['put forward', Date.UTC(2026, 2, 8, 6, 59), Date.UTC(2026, 2, 8, 10, 59), Date.UTC(2026, 2, 8, 11, 0)],
    ['put back', Date.UTC(2026, 10, 1, 5, 59), Date.UTC(2026, 10, 1, 11, 59), Date.UTC(2026, 10, 1, 12, 0)],
  ])('from 22:00 to 7:00 end at 7:00 also in the night the clock is %s', (_what, before, last, first) => {
    process.env['TZ'] = 'America/New_York';
    const night = { from: 22 * 60, to: 7 * 60 };
    expect([before, last, first].map((at) => isQuiet(night, at))).toEqual([true, true, false]);
  });
});
