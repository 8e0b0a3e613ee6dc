import { expect, test } from 'vitest';
import { phoneCountries } from '@/shared/phone';
import { searchCountries } from './searchCountries';

const all = phoneCountries('en');
const first = (typed: string) => searchCountries(all, typed)[0]?.code;

test.each([
  ['India', 'IN'],
  ['ind', 'IN'],
  ['+91', 'IN'],
  ['0091', 'IN'],
  ['91', 'IN'],
  ['in', 'IN'],
  ['+44', 'GB'],
  ['1', 'US'],
  ['39', 'IT'],
  ['aland', 'AX'],
  ['ÅLAND', 'AX'],
  ['emirates', 'AE'],
  ['qqq', undefined],
])('%s finds %s', (typed, code) => {
  expect(first(typed)).toBe(code);
});

test('nothing typed shows them all', () => {
  expect(searchCountries(all, ' ')).toHaveLength(all.length);
});
