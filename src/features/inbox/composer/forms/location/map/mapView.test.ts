import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  between,
  degreesAt,
  fit,
  following,
  panned,
  precisionKm,
  showing,
  toScreen,
  toWorldPoint,
  wholeWorld,
  zoomed,
  type MapView,
} from './mapView';
import { toDegrees, toWorld } from './mercator';

const SIZE = { width: 400, height: 220 };
const coordinate = fc.double({ min: 0, max: 1, noNaN: true });
const view = fc
  .record({
    centre: fc.record({ x: coordinate, y: coordinate }),
    scale: fc.double({ min: 1, max: 60_000, noNaN: true }),
  })
  .map((any) => fit(any, SIZE));
const spot = fc.record({
  x: fc.double({ min: 0, max: SIZE.width, noNaN: true }),
  y: fc.double({ min: 0, max: SIZE.height, noNaN: true }),
});
const isAllowed = (any: MapView) =>
  expect(any).toEqual({
    scale: expect.closeTo(fit(any, SIZE).scale, 6) as number,
    centre: { x: expect.any(Number) as number, y: expect.closeTo(fit(any, SIZE).centre.y, 9) as number },
  });

it('turns degrees into points and back', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -85, max: 85, noNaN: true }),
      fc.double({ min: -179.999, max: 179.999, noNaN: true }),
      (latitude, longitude) => {
        const back = toDegrees(toWorld(latitude, longitude));
        expect(back.latitude).toBeCloseTo(latitude, 9);
        expect(back.longitude).toBeCloseTo(longitude, 9);
      },
    ),
  );
  expect(toWorld(90, 0).y).toBeCloseTo(0);
  expect(toWorld(-90, 0).y).toBeCloseTo(1);
});

it('shows a point where it was pointed at', () => {
  fc.assert(
    fc.property(view, spot, (seen, at) => {
      const there = toScreen(seen, SIZE, toWorldPoint(seen, SIZE, at));
      expect(there.y).toBeCloseTo(at.y, 4);
      // At the far edge the world's other side is as near.
      expect(Math.abs(there.x - at.x) % seen.scale).toSatisfy(
        (off: number) => off < 1e-4 || seen.scale - off < 1e-4,
      );
    }),
  );
});

it('stays on the world, however it is moved', () => {
  fc.assert(
    fc.property(view, spot, fc.double({ min: 0.01, max: 100, noNaN: true }), (seen, at, factor) => {
      isAllowed(zoomed(seen, SIZE, factor, at));
      isAllowed(panned(seen, SIZE, at.x * 50, -at.y * 50));
    }),
  );
});

it('holds what is under the pointer while zooming, and on the way there', () => {
  const from = fit({ centre: toWorld(20, 70), scale: 2_000 }, SIZE);
  const at = { x: 330, y: 60 };
  const held = toWorldPoint(from, SIZE, at);
  const to = zoomed(from, SIZE, 3, at);
  for (const part of [0, 0.3, 0.7, 1]) {
    const there = toScreen(between(from, to, part), SIZE, held);
    expect(there.x).toBeCloseTo(at.x, 6);
    expect(there.y).toBeCloseTo(at.y, 6);
  }
});

it('goes to a place that is out of sight or too far to tell, and only to such a one', () => {
  const pune = toWorld(18.52, 73.86);
  const near = showing(wholeWorld(SIZE), SIZE, pune);
  expect(toScreen(near, SIZE, pune)).toEqual({ x: SIZE.width / 2, y: SIZE.height / 2 });
  expect(showing(near, SIZE, toWorld(18.6, 74))).toBe(near);
  expect(showing(near, SIZE, toWorld(-33, 151)).centre).toEqual(toWorld(-33, 151));
});

it('follows a pin to the edge without zooming', () => {
  const near = fit({ centre: toWorld(18, 73), scale: 6_000 }, SIZE);
  const gone = toWorldPoint(near, SIZE, { x: SIZE.width, y: 0 });
  const moved = following(near, SIZE, gone);
  expect(moved.scale).toBe(near.scale);
  expect(toScreen(moved, SIZE, gone)).toEqual({
    x: expect.closeTo(368) as number,
    y: expect.closeTo(32) as number,
  });
});

it('crosses the date line instead of going round the world', () => {
  const fiji = fit({ centre: toWorld(0, 179), scale: 5_000 }, SIZE);
  expect(toScreen(fiji, SIZE, toWorld(0, -179)).x).toBeCloseTo(SIZE.width / 2 + (2 / 360) * 5_000);
  expect(between(fiji, fit({ centre: toWorld(0, -179), scale: 5_000 }, SIZE), 0.5).centre.x % 1).toBeCloseTo(
    0,
  );
});

it('writes as many digits as pointing can mean, and says how good that is', () => {
  const middle = { x: SIZE.width / 2, y: SIZE.height / 2 };
  const at = (scale: number) => fit({ centre: toWorld(18.5204, 73.8567), scale }, SIZE);
  expect(degreesAt(at(400), SIZE, middle)).toEqual({ latitude: '18.5', longitude: '73.9' });
  expect(degreesAt(at(32_000), SIZE, middle)).toEqual({ latitude: '18.52', longitude: '73.86' });
  expect(degreesAt(fit({ centre: toWorld(-0.001, -0.001), scale: 400 }, SIZE), SIZE, middle)).toEqual({
    latitude: '0.0',
    longitude: '0.0',
  });
  expect([400, 1_000, 6_000, 32_000].map((scale) => precisionKm(at(scale)))).toEqual([500, 200, 20, 5]);
});
