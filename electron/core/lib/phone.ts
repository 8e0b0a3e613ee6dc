import { AppError } from '#contract/errors.ts';
import { readPhone } from '#contract/rules/phone/readPhone.ts';

/** `+`, a country code, and 7 to 15 digits in all: the form, not whether such a number exists. */
export function isE164(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text);
}

/** The E.164 number in what a person typed, in the form of `country` where it has no country code. Throws PHONE_INVALID. */
export function readTypedPhone(typed: string, country: string | null = null): string {
  const read = readPhone(typed, country);
  if (read && 'phone' in read && isE164(read.phone)) return read.phone;
  throw new AppError(
    'PHONE_INVALID',
    'This is not a phone number WhatsApp can reach. Write it with + and the country code, such as +919876543210.',
  );
}
