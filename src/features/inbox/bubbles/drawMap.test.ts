import { expect, it } from 'vitest';
import { coordinates, drawMap, mapLink } from './drawMap';

it('draws one place the same way every time, and another differently', () => {
  expect(drawMap(18.5074, 73.8077)).toEqual(drawMap(18.5074, 73.8077));
  expect(drawMap(18.5074, 73.8077)).not.toEqual(drawMap(18.5174, 73.8077));
});

it('draws odd coordinates too', () => {
  for (const value of [0, -90, 180, Number.NaN, 1e300]) {
    expect(JSON.stringify(drawMap(value, value))).not.toMatch(/NaN|null/u);
  }
});

it('names a place by its side of the world', () => {
  expect(coordinates(18.50741, 73.8077)).toBe('18.5074° N, 73.8077° E');
  expect(coordinates(-33.86, -70.5)).toBe('33.8600° S, 70.5000° W');
  expect(mapLink(-33.86, 151.2)).toContain('#map=16/-33.86/151.2');
});
