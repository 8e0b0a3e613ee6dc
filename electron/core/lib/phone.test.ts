import fc from 'fast-check';
import { getCountries, getExampleNumber } from 'libphonenumber-js';
import examples from 'libphonenumber-js/mobile/examples';
import { describe, expect, it } from 'vitest';
import { AppError } from '#contract/errors.ts';
import { isE164, readTypedPhone } from './phone.ts';

describe('a phone that a person types', () => {
  it.each([
    ['+919876543210', '+919876543210'],
    [' +91 98765-43210 ', '+919876543210'],
    ['+1 (202) 555.0143', '+12025550143'],
    ['\u202a+447700900123\u202c', '+447700900123'],
    ['00919876543210', '+919876543210'],
    ['+९१९८७६५४३२१०', '+919876543210'],
  ])('%j is taken as %s', (typed, phone) => {
    expect(readTypedPhone(typed)).toBe(phone);
  });

  it.each([
    '',
    'Ravi',
    '9876543210',
    '+0123456789',
    '+91',
    '+91987654',
    '+999123456789',
    '+9198765432101234',
    '++919876543210',
    '+91987654321a',
  ])('%j is refused with what to write instead', (typed) => {
    expect(() => readTypedPhone(typed)).toThrow(
      expect.objectContaining({ code: 'PHONE_INVALID', message: expect.stringContaining('country code') }),
    );
  });

  it('tells the form of E.164 alone', () => {
    expect(isE164('+919876543210')).toBe(true);
    expect(isE164('US.1349')).toBe(false);
    expect(isE164('+919876543210\n')).toBe(false);
  });

  it('is the same number however it is grouped, in every country', () => {
    const numbers = getCountries().map((country) => getExampleNumber(country, examples)!);
    const gap = fc.constantFrom('', ' ', '-', '.', ' (', ') ', '\u00a0', '\u2013', '\u202a');
    fc.assert(
      fc.property(fc.constantFrom(...numbers), fc.infiniteStream(gap), (number, gaps) => {
        const typed = Array.from(number.number).map((digit, index) =>
          index < 2 ? digit : `${gaps.next().value}${digit}`,
        );
        expect(readTypedPhone(typed.join(''))).toBe(number.number);
        expect(readTypedPhone(number.formatInternational())).toBe(number.number);
      }),
      { numRuns: 500 },
    );
  });

  it('is E.164 and stays as it is when read again, or is refused in words; nothing else happens', () => {
    const typed = fc.oneof(
      fc.string({
        unit: fc.constantFrom('+', '0', '1', '9', '4', '7', ' ', '(', ')', '-', '.', '\u202e', '٣'),
        maxLength: 24,
      }),
      fc.string({ unit: 'binary', maxLength: 24 }),
    );
    fc.assert(
      fc.property(typed, (text) => {
        try {
          const phone = readTypedPhone(text);
          expect(isE164(phone)).toBe(true);
          expect(readTypedPhone(phone)).toBe(phone);
          expect(phone.slice(1)).toBe(text.replace(/\D/gu, ''));
        } catch (error) {
          expect(error).toMatchObject({ code: 'PHONE_INVALID' });
          expect(error).toBeInstanceOf(AppError);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
