import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { AppError } from '#contract/errors.ts';

/** `+`, a country code, and 7 to 15 digits in all: the form, not whether such a number exists. */
export function isE164(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text);
}

/**
 * The E.164 number in what a person typed: spaces, dots, dashes and brackets between the digits are passed over. Throws
 * PHONE_INVALID where the country code is missing or unknown, or the length is impossible there. Numbering plans change
 * faster than this app, so a number of a possible length is let through.
 */
export function readTypedPhone(typed: string): string {
  const text = typed.replace(/[\s().\-\u2010-\u2015\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
  if (!isE164(text) || parsePhoneNumberFromString(text)?.isPossible() !== true) {
    throw new AppError(
      'PHONE_INVALID',
      'This is not a phone number WhatsApp can reach. Write it with + and the country code, such as +919876543210.',
    );
  }
  return text;
}
