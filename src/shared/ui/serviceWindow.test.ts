import { expect, test } from 'vitest';
import { SERVICE_WINDOW_MS } from '#contract/rules/serviceWindow.ts';
import { hoursLeft, ringArc, serviceWindow } from './serviceWindow';

const HOUR = 3_600_000;
const at = (hoursAgo: number) => serviceWindow(1_000 * HOUR - hoursAgo * HOUR, 1_000 * HOUR);

test('the window empties over 24 hours, closes in the last three, and is then closed', () => {
  expect(at(0)).toEqual({ state: 'open', leftMs: SERVICE_WINDOW_MS, fraction: 1 });
  expect(at(12)).toMatchObject({ state: 'open', fraction: 0.5 });
  expect(at(21)?.state).toBe('open');
  expect(at(21.01)?.state).toBe('closing');
  expect(at(24)).toEqual({ state: 'closed', leftMs: 0, fraction: 0 });
  expect(at(400)?.leftMs).toBe(0);
});

test('a customer who never wrote has no window; one whose clock is ahead has no more than 24 hours', () => {
  expect(serviceWindow(null, 5)).toBeNull();
  expect(at(-2)?.fraction).toBe(1);
});

test('an open window never says 0 min, nor 60', () => {
  expect(hoursLeft(1)).toEqual({ hours: 0, minutes: 1 });
  expect(hoursLeft(22 * HOUR + 53.2 * 60_000)).toEqual({ hours: 22, minutes: 54 });
  expect(hoursLeft(HOUR - 1)).toEqual({ hours: 1, minutes: 0 });
});

test('the ring’s line lies inside its square and is as long as what is left', () => {
  const { radius, length, dash } = ringArc(0.25, 46, 2);
  expect(radius).toBe(22);
  const [drawn = 0, rest = 0] = dash.split(' ').map(Number);
  expect(drawn).toBeCloseTo(length / 4, 1);
  expect(drawn + rest).toBeCloseTo(length, 1);
  expect(ringArc(3, 46, 2).dash.endsWith(' 0.00')).toBe(true);
});
