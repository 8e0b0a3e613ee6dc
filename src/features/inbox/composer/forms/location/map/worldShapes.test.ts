import { expect, it } from 'vitest';
import { loadWorld } from './loadWorld';
import { toWorld } from './mercator';
import { countryAt } from './worldShapes';

const world = loadWorld();

it.each([
  ['Pune', 18.52, 73.86, 'India', '356'],
  ['Maseru, within South Africa', -29.5, 28.2, 'Lesotho', '426'],
  ['Sydney', -33.87, 151.1, 'Australia', '036'],
  ['Anadyr, beyond the date line', 66, -175, 'Russia', '643'],
  ['Vostok', -78, 107, 'Antarctica', '010'],
])('finds the country of %s', (_place, latitude, longitude, name, code) => {
  expect(countryAt(world, toWorld(latitude, longitude))).toMatchObject({ name, code });
});

it('finds none at sea', () => {
  expect(countryAt(world, toWorld(0, 0))).toBeNull();
  expect(countryAt(world, toWorld(73.85, 18.52))).toBeNull();
});

it('writes a name on the largest part of a country, not between its parts', () => {
  const { middle } = world.countries.find(({ name }) => name === 'United States of America') ?? {};
  expect(middle && countryAt(world, middle)?.code).toBe('840');
  expect(middle?.x).toBeCloseTo(toWorld(40, -99).x, 1);
});
