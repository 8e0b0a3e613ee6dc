import { expect, it } from 'vitest';
import { readPhone } from './readPhone.ts';

it.each([
  ['+91 98100 07919', '+919810007919'],
  ['+91-98100-07919', '+919810007919'],
  ['0046 70 174 06 05', '+46701740605'],
  ['+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧', '+966501234567'],
  ['+1 (415) 555-2671', '+14155552671'],
])('reads %s', (typed, phone) => {
  expect(readPhone(typed)).toEqual({ phone });
});

it.each([
  ['98100 07919', 'noPlus'],
  ['+91 98', 'tooShort'],
  ['+91 98100 07919 1234 567', 'tooLong'],
  ['+999 1234 5678', 'noCountry'],
])('says of %s: %s', (typed, problem) => {
  expect(readPhone(typed)).toEqual({ problem });
});

it.each(['', '+9', 'Ravi', 'ravi 2', '०'])('takes %j for a name', (typed) => {
  expect(readPhone(typed)).toBeNull();
});

it.each([
  ['98100 07919', 'IN', '+919810007919'],
  ['098100 07919', 'IN', '+919810007919'],
  ['(415) 555-2671', 'US', '+14155552671'],
  ['050 123 4567', 'AE', '+971501234567'],
  ['+46 70 174 06 05', 'IN', '+46701740605'],
  ['\u202a+91 98100 07919\u202c', null, '+919810007919'],
  ['９８１００ ０７９１９', 'IN', '+919810007919'],
])('reads %s in %s', (typed, country, phone) => {
  expect(readPhone(typed, country)).toEqual({ phone });
});

it.each([
  ['981', 'IN', null],
  ['98100', 'IN', { problem: 'tooShort' }],
  ['98100 07919', 'XX', { problem: 'noPlus' }],
])('does not make up a number of %s in %s', (typed, country, read) => {
  expect(readPhone(typed, country)).toEqual(read);
});
