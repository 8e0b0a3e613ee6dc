import { describe, expect, it } from 'vitest';
import {
  FUTURE_SLACK_MS,
  placeRows,
  sortableTime,
  timeOf,
  type RowToPlace,
  type Surroundings,
} from './positions.ts';

const NOW = 1_700_000_000_000;
const nothing: Surroundings = { requestedAt: NOW, isOlderPage: false, gap: null, taken: () => null };
const at = (time: number | null): RowToPlace => ({ position: null, at: time });
const known = (position: number): RowToPlace => ({ position, at: timeOf(position) });

function rising(positions: readonly number[]): boolean {
  return positions.every((position, index) => index === 0 || position > (positions[index - 1] ?? 0));
}

describe('placing a page', () => {
  it('keeps what stands', () => {
    expect(placeRows([known(5000), known(9000)], nothing)).toEqual([5000, 9000]);
  });

  it('places rows in their millisecond, in order', () => {
    const positions = placeRows([at(NOW), at(NOW), at(NOW), at(NOW + 1)], nothing);
    expect(positions.map(timeOf)).toEqual([NOW, NOW, NOW, NOW + 1]);
    expect(rising(positions)).toBe(true);
  });

  it('places more rows of one millisecond than it has room for without leaving it', () => {
    const positions = placeRows(
      Array.from({ length: 300 }, () => at(NOW)),
      nothing,
    );
    expect(new Set(positions.map(timeOf))).toEqual(new Set([NOW]));
    expect([...positions].sort((a, b) => a - b)).toEqual(positions);
  });

  it('places between known neighbours of the same millisecond', () => {
    const start = NOW * 1000;
    const positions = placeRows([known(start + 100), at(NOW), at(NOW), known(start + 110)], nothing);
    expect(rising(positions)).toBe(true);
  });

  it('places an older page before, and a newer one after, what ties with it', () => {
    const taken = () => ({ lowest: NOW * 1000 + 500, highest: NOW * 1000 + 600 });
    expect(placeRows([at(NOW)], { ...nothing, taken })[0]).toBeGreaterThan(NOW * 1000 + 600);
    const older = placeRows([at(NOW), at(NOW)], { ...nothing, taken, isOlderPage: true });
    expect(rising([...older, NOW * 1000 + 500])).toBe(true);
  });

  it('places rows without a time after the row before them', () => {
    const positions = placeRows([at(null), at(NOW - 9), at(null), at(null), at(NOW)], nothing);
    expect(rising(positions)).toBe(true);
    expect(positions.slice(1, 4).map(timeOf)).toEqual([NOW - 9, NOW - 9, NOW - 9]);
  });

  it('trusts times over the page’s order', () => {
    const [first = 0, second = 0] = placeRows([at(NOW), at(NOW - 50)], nothing);
    expect(first).toBeGreaterThan(second);
  });
});

it('sorts nothing before 1970 nor far ahead of now', () => {
  expect(sortableTime(-5, NOW)).toBe(0);
  expect(sortableTime(NOW + FUTURE_SLACK_MS, NOW)).toBe(NOW + FUTURE_SLACK_MS);
  expect(sortableTime(NOW + FUTURE_SLACK_MS + 1, NOW)).toBe(NOW);
  expect(sortableTime(1.5, NOW)).toBe(1);
});

it('puts a page without times into the gap that it fills', () => {
  const taken = () => ({ lowest: 10_000, highest: 900_000 });
  const gap = { lowest: 100_000, highest: 500_000 };
  const untimed = { position: null, at: null };
  const placed = placeRows([untimed, untimed, untimed], { ...nothing, isOlderPage: true, gap, taken });
  expect(placed).toEqual(placed.toSorted((one, other) => one - other));
  expect(new Set(placed).size).toBe(3);
  expect(placed[0]).toBeGreaterThan(gap.lowest);
  expect(placed[2]).toBeLessThan(gap.highest);
});
