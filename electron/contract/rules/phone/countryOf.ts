import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** The country (ISO 3166 alpha-2) a phone in E.164 is of; null where the number does not say. */
export function countryOf(phone: string | null): string | null {
  if (phone === null) return null;
  const number = parsePhoneNumberFromString(phone.startsWith('+') ? phone : `+${phone}`);
  const country = number?.country ?? number?.getPossibleCountries()[0];
  return country !== undefined && isSupportedCountry(country) ? country : null;
}
