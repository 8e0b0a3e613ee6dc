import { getCountries, getCountryCallingCode } from 'libphonenumber-js/min';

/** A country numbers may be of. */
export interface PhoneCountry {
  /** ISO 3166 alpha-2. */
  readonly code: string;
  /** In the interface's language. */
  readonly name: string;
  /** With +. */
  readonly callingCode: string;
}

/** Every country that numbers are known of, by name as the language sorts them. */
export function phoneCountries(locale: string): PhoneCountry[] {
  const names = new Intl.DisplayNames(locale, { type: 'region' });
  return getCountries()
    .map((code) => ({
      code,
      name: names.of(code) ?? code,
      callingCode: `+${getCountryCallingCode(code)}`,
    }))
    .sort((one, other) => one.name.localeCompare(other.name, locale));
}
