import { durationText } from '../words';
import type { EChartsOption } from './echarts';
import { amounts } from './parts';
import type { Palette } from './palette';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Where people see a step: the lines of the axis. */
const MARKS_MS = [
  SECOND_MS,
  10 * SECOND_MS,
  MINUTE_MS,
  10 * MINUTE_MS,
  HOUR_MS,
  6 * HOUR_MS,
  DAY_MS,
  7 * DAY_MS,
  30 * DAY_MS,
  365 * DAY_MS,
];

/** Minutes and days in one drawing: each ten times as long is one step up. */
export function onDurationScale(ms: number): number {
  return Math.log10(Math.max(SECOND_MS, ms));
}

/** An axis for values of `onDurationScale`, with round times at its lines, around those given. */
export function durationAxis(times: readonly number[], palette: Palette): EChartsOption {
  const least = Math.max(SECOND_MS, Math.min(...times));
  const most = Math.max(least, ...times);
  const low = MARKS_MS.findLastIndex((mark) => mark <= least);
  const high = MARKS_MS.findIndex((mark) => mark >= most);
  const marks = MARKS_MS.slice(Math.max(0, low), high < 0 ? MARKS_MS.length : Math.max(high, low + 1) + 1);
  const customValues = marks.map(onDurationScale);
  return amounts((value) => durationText(Math.round(10 ** value)), palette, {
    min: customValues[0],
    max: Math.max(customValues.at(-1) ?? 0, onDurationScale(most)),
    axisTick: { show: false, customValues },
    axisLabel: {
      color: palette.soft,
      customValues,
      formatter: (value: number) => durationText(Math.round(10 ** value)),
    },
  });
}
