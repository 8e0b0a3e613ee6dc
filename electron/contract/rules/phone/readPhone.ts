import {
  isSupportedCountry,
  ParseError,
  parsePhoneNumberWithError,
  validatePhoneNumberLength,
  type CountryCode,
} from 'libphonenumber-js/min';

export type PhoneProblem = 'noPlus' | 'tooShort' | 'tooLong' | 'noCountry' | 'invalid';

/** What a person typed, read as a phone number in E.164. `null`: it does not look like one at all. */
export type TypedPhone = { readonly phone: string } | { readonly problem: PhoneProblem } | null;

// Also the invisible marks that come along when a number is copied out of right-to-left text.
const LOOKS_LIKE_PHONE =
  /^[+\d\s().\-/\u00a0\u2010-\u2015\u200b-\u200f\u2011\u202a-\u202f\u2060-\u2069\ufeff]*$/u;
const PLAIN = /^\+?\d+$/u;
const LEAST_DIGITS = 4;

/**
 * Reads a number in international form, or in the national form of `country` (ISO 3166 alpha-2): without one, `noPlus`.
 * Spaces, brackets and dashes do not matter, digits of other scripts count, and 00 stands for +. Numbering plans change
 * faster than this app, so a number of a possible length is let through.
 */
export function readPhone(typed: string, country: string | null = null): TypedPhone {
  const text = PLAIN.test(typed) ? typed : cleaned(typed);
  if (text === null) return null;
  const number = text.startsWith('00') ? text.replace(/^00(?=[1-9])/u, '+') : text;
  const isInternational = number.startsWith('+');
  if (number.length - Number(isInternational) < LEAST_DIGITS) return null;
  if (isInternational) return parse(number, undefined);
  const home = country !== null && isSupportedCountry(country) ? country : undefined;
  return home === undefined ? { problem: 'noPlus' } : parse(number, home);
}

/** Its digits, after a plus where there is one; null: it has anything that no number has. */
function cleaned(typed: string): string | null {
  const text = latinDigits(typed);
  if (!LOOKS_LIKE_PHONE.test(text)) return null;
  const digits = text.replaceAll(/\D/gu, '');
  const plus = text.indexOf('+');
  if (plus < 0) return digits;
  // Once, before all digits.
  return text.includes('+', plus + 1) || /\d/u.test(text.slice(0, plus)) ? null : `+${digits}`;
}

function parse(text: string, country: CountryCode | undefined): TypedPhone {
  try {
    const number = country ? parsePhoneNumberWithError(text, country) : parsePhoneNumberWithError(text);
    if (number.isPossible()) return { phone: number.number };
    return {
      problem: problemOf(
        country ? validatePhoneNumberLength(text, country) : validatePhoneNumberLength(text),
      ),
    };
  } catch (error) {
    return { problem: error instanceof ParseError ? problemOf(error.message) : 'invalid' };
  }
}

function problemOf(said: string | undefined): PhoneProblem {
  if (said === 'TOO_SHORT') return 'tooShort';
  if (said === 'TOO_LONG') return 'tooLong';
  return said === 'INVALID_COUNTRY' ? 'noCountry' : 'invalid';
}

/** Arabic, Persian and Devanagari keyboards type their own digits; full-width ones come from East Asian ones. */
function latinDigits(text: string): string {
  if (!/[^ -~]/u.test(text)) return text;
  return text
    .replaceAll(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll(/[۰-۹]/gu, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replaceAll(/[०-९]/gu, (digit) => String(digit.charCodeAt(0) - 0x966))
    .replaceAll(/[０-９＋]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}
