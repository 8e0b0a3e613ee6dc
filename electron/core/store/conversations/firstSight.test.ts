import { expect, it } from 'vitest';
import { readPositionAtFirstSight, type SightedRow } from './firstSight.ts';

const BEGAN = 1_700_000_000_000;
const HOUR = 3_600_000;

function row(direction: 'in' | 'out', at: number): SightedRow {
  return { direction, at, position: at * 1000 };
}

it.each<[string, SightedRow[], number]>([
  ['nothing', [], 0],
  [
    'all before the last answer',
    [row('in', BEGAN - 3), row('out', BEGAN - 2), row('in', BEGAN - 1)],
    (BEGAN - 2) * 1000,
  ],
  [
    'what came before the window that is open',
    [row('in', BEGAN - 25 * HOUR), row('in', BEGAN - 23 * HOUR)],
    (BEGAN - 25 * HOUR) * 1000,
  ],
  ['what lies on older pages', [row('in', BEGAN - HOUR), row('in', BEGAN)], (BEGAN - HOUR) * 1000 - 1],
  [
    'nothing by an answer after the store began',
    [row('in', BEGAN + 1), row('out', BEGAN + 2)],
    (BEGAN + 1) * 1000 - 1,
  ],
])('counts as read: %s', (_, rows, position) => {
  expect(readPositionAtFirstSight(rows, BEGAN)).toBe(position);
});
