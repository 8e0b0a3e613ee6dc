import { describe, expect, it } from 'vitest';
import { isE164, readTypedPhone } from './phone.ts';

describe('a phone that a person types', () => {
  it.each([
    ['+919876543210', '+919876543210'],
    [' +91 98765-43210 ', '+919876543210'],
    ['+1 (202) 555.0143', '+12025550143'],
    ['\u202a+447700900123\u202c', '+447700900123'],
  ])('%j is taken as %s', (typed, phone) => {
    expect(readTypedPhone(typed)).toBe(phone);
  });

  it.each([
    '',
    'Ravi',
    '9876543210',
    '00919876543210',
    '+0123456789',
    '+91',
    '+91987654',
    '+999123456789',
    '+9198765432101234',
    '++919876543210',
    '+91987654321a',
    '+९१९८७६५४३२१०',
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
});
