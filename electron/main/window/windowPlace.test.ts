import type { Rectangle } from 'electron';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openingPlace, readPlace, SMALLEST, USUAL } from './windowPlace.ts';

const LAPTOP = { x: 0, y: 25, width: 1_440, height: 875 };
const MONITOR = { x: 1_440, y: -200, width: 2_560, height: 1_400 };
const at = (bounds: Rectangle) => ({ bounds, isMaximized: false });

test('opens where it was', () => {
  const bounds = { x: 1_500, y: 10, width: 1_000, height: 700 };
  expect(openingPlace(at(bounds), [LAPTOP, MONITOR])).toEqual(bounds);
});

test('opens in the middle, as large as it was, where its screen was unplugged', () => {
  const bounds = { x: 1_500, y: 10, width: 1_000, height: 700 };
  expect(openingPlace(at(bounds), [LAPTOP])).toEqual({ width: 1_000, height: 700 });
});

test('a window whose head stands above every screen can’t be taken hold of, and opens in the middle', () => {
  expect(openingPlace(at({ x: 100, y: -60, width: 900, height: 700 }), [LAPTOP])).not.toHaveProperty('y');
});

test('is never larger than its screen, nor smaller than it can be used', () => {
  expect(openingPlace(at({ x: 0, y: 25, width: 9_000, height: 9_000 }), [LAPTOP])).toMatchObject({
    width: LAPTOP.width,
    height: LAPTOP.height,
  });
  expect(openingPlace(at({ x: 0, y: 25, width: 5, height: 5 }), [LAPTOP])).toMatchObject(SMALLEST);
  expect(openingPlace(null, [])).toEqual(USUAL);
});

test('wherever it was, it opens so that it can be moved', () => {
  const coordinate = fc.integer({ min: -100_000, max: 100_000 });
  const size = fc.integer({ min: 1, max: 100_000 });
  fc.assert(
    fc.property(coordinate, coordinate, size, size, (x, y, width, height) => {
      const place = openingPlace(at({ x, y, width, height }), [LAPTOP, MONITOR]);
      if (place.x === undefined || place.y === undefined) return;
      const { x: left, y: top } = place;
      const isOn = [LAPTOP, MONITOR].some(
        (screen) =>
          left < screen.x + screen.width &&
          left + place.width > screen.x &&
          top >= screen.y &&
          top < screen.y + screen.height,
      );
      expect(isOn).toBe(true);
    }),
  );
});

test.each([
  '',
  '{',
  'null',
  '[]',
  '{"bounds":{"x":1}}',
  '{"bounds":{"x":1e9,"y":0,"width":1,"height":1},"isMaximized":true}',
])('what is no place is passed over: %s', (text) => expect(readPlace(text)).toBeNull());
