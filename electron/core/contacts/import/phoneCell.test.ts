import { describe, expect, it } from 'vitest';
import { readPhoneCell } from './phoneCell.ts';

describe('a phone in a cell of a file', () => {
  it.each([
    ['+91 98100 07919', null, '+919810007919'],
    ['098100 07919', 'IN', '+919810007919'],
    ['919810007919', 'IN', '+919810007919'],
    ["'+919810007919", null, '+919810007919'],
    ['="+919810007919"', null, '+919810007919'],
    ['9810007919.0', 'IN', '+919810007919'],
    ['9,810007919E+9', 'IN', '+919810007919'],
    ['tel:+91-98100-07919;ext=5', null, '+919810007919'],
    ['p:+919810007919', null, '+919810007919'],
    ['+91 98100 07919 ext. 12', null, '+919810007919'],
    ['\u202a+91 98100 07919\u202c', null, '+919810007919'],
    ['٠٥٠١٢٣٤٥٦٧', 'AE', '+971501234567'],
    ['０８０－２３４５－６７８９', 'JP', '+818023456789'],
    [' (0151) 123-45678 ', 'DE', '+4915112345678'],
  ])('reads %j as %s', (cell, country, phone) => {
    expect(readPhoneCell(cell, country)).toEqual({ phone, isOneOfSeveral: false });
  });

  it.each([
    ['+91 98100 07919 ::: +91 98100 07920', '+919810007919'],
    ['n/a; +91 98100 07920', '+919810007920'],
    ['+91 98100 07919 / +91 98100 07920', '+919810007919'],
  ])('takes the first that reads of %j', (cell, phone) => {
    expect(readPhoneCell(cell, null)).toEqual({ phone, isOneOfSeveral: true });
  });

  it.each([
    ['9.1981E+11', 'IN', 'phoneLostDigits'],
    ['9,1981E+11', null, 'phoneLostDigits'],
    ['9810007919', null, 'phoneNeedsCountry'],
    ['call me', 'IN', 'phoneNotANumber'],
    ['#N/A', 'IN', 'phoneNotANumber'],
    ['+91 9810', null, 'phoneTooShort'],
    ['+91 98100 07919 123456', null, 'phoneTooLong'],
    ['+999 98100 07919', null, 'phoneUnknownCountry'],
  ])('says why %j with country %s can’t be taken: %s', (cell, country, reason) => {
    expect(readPhoneCell(cell, country)).toEqual({ reason });
  });

  it.each(['', '  ', "'", '=""'])('finds nothing in %j', (cell) => {
    expect(readPhoneCell(cell, 'IN')).toBeNull();
  });
});
