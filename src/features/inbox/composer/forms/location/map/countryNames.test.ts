import { expect, it } from 'vitest';
import { createCountryNames } from './countryNames';
import { loadWorld } from './loadWorld';
import type { CountryShape } from './worldShapes';

const country = (code: string, name = 'as drawn') => ({ code, name }) as CountryShape;

it('calls a country by its name in the language of the app', () => {
  expect(createCountryNames('en')(country('356'))).toBe('India');
  expect(createCountryNames('hi')(country('356'))).toBe('भारत');
  expect(createCountryNames('ar')(country('076'))).toBe('البرازيل');
});

it('keeps the drawn name where there is no code', () => {
  expect(createCountryNames('hi')(country('', 'Somaliland'))).toBe('Somaliland');
  expect(createCountryNames('hi')(country('-99', 'Kosovo'))).toBe('Kosovo');
});

it('has a name for every country of the map', () => {
  const nameOf = createCountryNames('es');
  expect(loadWorld().countries.filter((each) => /^\d*$/u.test(nameOf(each)))).toEqual([]);
});
