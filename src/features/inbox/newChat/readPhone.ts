import { ParseError, parsePhoneNumberWithError, validatePhoneNumberLength } from 'libphonenumber-js/min';

export type PhoneProblem = 'noPlus' | 'tooShort' | 'tooLong' | 'noCountry' | 'invalid';

/** What a person typed, read as a phone number. `null`: it does not look like one at all. */
export type TypedPhone = { readonly phone: string } | { readonly problem: PhoneProblem } | null;

const LOOKS_LIKE_PHONE = /^[+\d\s().\-/\u00a0\u2010-\u2015]*$/u;
const LEAST_DIGITS = 4;

/** Reads a number in international form. Spaces, brackets and dashes do not matter, and 00 stands for +. */
export function readPhone(typed: string): TypedPhone {
  const text = latinDigits(typed)
    .trim()
    .replace(/^00(?=[1-9])/u, '+');
  if (!LOOKS_LIKE_PHONE.test(text)) return null;
  const digits = text.replaceAll(/\D/gu, '');
  if (digits.length < LEAST_DIGITS) return null;
  if (!text.startsWith('+')) return { problem: 'noPlus' };
  try {
    const number = parsePhoneNumberWithError(text);
    if (number.isPossible()) return { phone: number.number };
    return { problem: problemOf(validatePhoneNumberLength(text)) };
  } catch (error) {
    return { problem: error instanceof ParseError ? problemOf(error.message) : 'invalid' };
  }
}

function problemOf(said: string | undefined): PhoneProblem {
  if (said === 'TOO_SHORT') return 'tooShort';
  if (said === 'TOO_LONG') return 'tooLong';
  return said === 'INVALID_COUNTRY' ? 'noCountry' : 'invalid';
}

/** Arabic and Devanagari keyboards type their own digits. */
function latinDigits(text: string): string {
  return text
    .replaceAll(/[٠-٩]/gu, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replaceAll(/[۰-۹]/gu, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replaceAll(/[०-९]/gu, (digit) => String(digit.charCodeAt(0) - 0x966));
}
