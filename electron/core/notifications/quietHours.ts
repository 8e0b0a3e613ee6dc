import type { Settings } from '#contract/routes/settings.ts';

/**
 * Whether it is quiet at this instant, by the clock on the wall of where the computer is: on the night the clocks are
 * put forward or back, the hours are those a person reads. From the first minute up to the second; equal ones: never.
 */
export function isQuiet(hours: Settings['quietHours'], now: number): boolean {
  if (!hours) return false;
  const wall = new Date(now);
  const minute = wall.getHours() * 60 + wall.getMinutes();
  const { from, to } = hours;
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}
