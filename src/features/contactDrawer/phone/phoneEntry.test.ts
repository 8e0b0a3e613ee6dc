import { expect, test } from 'vitest';
import { callingCodeOf, entryOf, inCountry, phoneOf, readEntry, settle } from './phoneEntry';

test('a known number stands in its country’s own form, and leads back to itself', () => {
  for (const phone of [
    '+919810007919',
    '+14155552671',
    '+966501234567',
    '+79161234567',
    '+37060112345',
    '+393331234567',
    '+5491123456789',
    '+80012345678',
    '+999123456',
    'BR.1234567890',
  ]) {
    const entry = entryOf(phone);
    expect(phoneOf(entry) ?? entry.typed, phone).toBe(phone);
  }
  expect(entryOf('+919810007919')).toEqual({ typed: '98100 07919', country: 'IN' });
});

test('a national number is read in the country chosen, and is nothing without one', () => {
  expect(readEntry({ typed: '98100 07919', country: 'IN' })).toEqual({
    kind: 'phone',
    phone: '+919810007919',
  });
  expect(readEntry({ typed: '98100 07919', country: null })).toEqual({ kind: 'problem', problem: 'noPlus' });
  expect(readEntry({ typed: '98', country: 'IN' })).toEqual({ kind: 'problem', problem: 'notPhone' });
  expect(readEntry({ typed: 'Ravi', country: 'IN' })).toEqual({ kind: 'problem', problem: 'notPhone' });
  expect(readEntry({ typed: '  ', country: 'IN' })).toEqual({ kind: 'empty' });
});

test('a number pasted with its country code switches the country, whatever was chosen', () => {
  const pasted = { typed: '+44 7700 900123', country: 'IN' };
  expect(callingCodeOf(pasted)).toBe('+44');
  expect(settle(pasted)).toEqual({ typed: '7700 900123', country: 'GB' });
  expect(settle({ typed: '0044 7700 900123', country: 'IN' })).toEqual(settle(pasted));
  expect(phoneOf(settle(pasted))).toBe('+447700900123');
});

test('what is not a whole number yet stays as it was typed', () => {
  const half = { typed: '+44 77', country: 'IN' };
  expect(settle(half)).toBe(half);
  expect(callingCodeOf(half)).toBe('+44');
  expect(callingCodeOf({ typed: '98', country: 'IN' })).toBe('+91');
  expect(callingCodeOf({ typed: '98', country: null })).toBeNull();
});

test('a country that is chosen takes the digits over, without the code they had', () => {
  expect(inCountry({ typed: '98100 07919', country: null }, 'IN')).toEqual({
    typed: '98100 07919',
    country: 'IN',
  });
  expect(inCountry({ typed: '+44 7700 900123', country: 'GB' }, 'IN')).toEqual({
    typed: '7700900123',
    country: 'IN',
  });
});
