import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

export { countryOf } from '#contract/rules/phone/countryOf.ts';
export { phoneCountries, type PhoneCountry } from './countries';

const written = new Map<string, string>();

/**
 * A phone as people write it: "+919810007919" → "+91 98100 07919". Ids that are no number come back as they are.
 * Stand it in a <bdi>, or right-to-left text turns it round.
 */
export function formatPhone(phone: string): string {
  const known = written.get(phone);
  if (known !== undefined) return known;
  const text = parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;
  written.set(phone, text);
  return text;
}
