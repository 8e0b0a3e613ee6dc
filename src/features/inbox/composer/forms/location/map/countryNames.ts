import type { CountryShape } from './worldShapes';

/** What a country is called in a language; as the map's makers call it where the language has no name for it. */
export function createCountryNames(locale: string): (country: CountryShape) => string {
  const names = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  return ({ code, name }) => {
    // Intl knows the letters of every country, and turns the digits of ISO 3166 into them.
    const letters = /^\d{3}$/u.test(code) ? new Intl.Locale(`und-${code}`).region : undefined;
    return (letters !== undefined && /^[A-Z]{2}$/u.test(letters) ? names.of(letters) : undefined) ?? name;
  };
}
