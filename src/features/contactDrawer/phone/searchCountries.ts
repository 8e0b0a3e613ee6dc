import { countryOf, type PhoneCountry } from '@/shared/phone';

/** Countries by what is typed: a part of the name, the code with or without +, or the two letters. The best first. */
export function searchCountries(countries: readonly PhoneCountry[], typed: string): readonly PhoneCountry[] {
  const words = folded(typed.trim());
  if (words === '') return countries;
  const digits = words.replace(/^(?:\+|00)/u, '');
  const main = /^\d+$/u.test(digits) ? mainCountry(digits) : null;
  const rank = ({ code, name, callingCode }: PhoneCountry): number => {
    const known = folded(name);
    if (code === main || code.toLowerCase() === words) return 0;
    if (callingCode === `+${digits}` || known.startsWith(words)) return 1;
    if (known.includes(words)) return 2;
    return /^\d+$/u.test(digits) && callingCode.startsWith(`+${digits}`) ? 3 : 4;
  };
  return countries
    .map((country) => ({ country, at: rank(country) }))
    .filter(({ at }) => at < 4)
    .sort((one, other) => one.at - other.at)
    .map(({ country }) => country);
}

/** Of the countries that share a code, the one it is known by: +44 is Britain's before it is Guernsey's. */
function mainCountry(callingCode: string): string | null {
  const lengths = [10, 9, 8, 7, 6];
  const countries = lengths.map((length) => countryOf(`+${callingCode}${'2'.repeat(length)}`));
  return countries.find((country) => country !== null) ?? null;
}

/** Without case and accents: "Åland" is found by "aland". */
function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();
}
