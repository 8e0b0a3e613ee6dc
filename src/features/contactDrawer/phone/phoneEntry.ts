import {
  AsYouType,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';
import { readPhone, type PhoneProblem } from '#contract/rules/phone/readPhone.ts';
import { countryOf } from '@/shared/phone';

/** A number as it stands in the form: what was typed, and of which country it is where it has no country code itself. */
export interface PhoneEntry {
  readonly typed: string;
  /** ISO 3166 alpha-2; null: none was chosen. */
  readonly country: string | null;
}

export type PhoneReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'phone'; readonly phone: string }
  | { readonly kind: 'problem'; readonly problem: PhoneProblem | 'notPhone' };

/** A known number, to be changed: without the code of its country, where that is known. */
export function entryOf(phone: string): PhoneEntry {
  const country = countryOf(phone);
  const number = parsePhoneNumberFromString(phone);
  if (country === null || !number) return { typed: phone, country };
  const withoutCode = number.formatInternational().replace(/^\+\d+\s*/u, '');
  // A form that would not lead back to the same number is not shown.
  const typed = [withoutCode, number.formatNational()].find(
    (form) => phoneOf({ typed: form, country }) === phone,
  );
  return { typed: typed ?? phone, country };
}

export function readEntry({ typed, country }: PhoneEntry): PhoneReading {
  if (typed.trim() === '') return { kind: 'empty' };
  const read = readPhone(typed, country);
  if (read === null) return { kind: 'problem', problem: 'notPhone' };
  return 'phone' in read ? { kind: 'phone', ...read } : { kind: 'problem', ...read };
}

/** The number in E.164; null while it is none. */
export function phoneOf(entry: PhoneEntry): string | null {
  const reading = readEntry(entry);
  return reading.kind === 'phone' ? reading.phone : null;
}

/** The country code that shows, with +: the one that is typed, as soon as there is one; null: none is known. */
export function callingCodeOf({ typed, country }: PhoneEntry): string | null {
  if (!isInternational(typed))
    return country !== null && isSupportedCountry(country) ? `+${getCountryCallingCode(country)}` : null;
  const asYouType = new AsYouType();
  asYouType.input(`+${typed.replace(/^\D*00/u, '').replaceAll(/\D/gu, '')}`);
  const code = asYouType.getCallingCode();
  return code === undefined ? null : `+${code}`;
}

/** Finished typing: a number with its own country code switches the country and stands in that one's form. */
export function settle(entry: PhoneEntry): PhoneEntry {
  const phone = phoneOf(entry);
  return phone !== null && isInternational(entry.typed) ? entryOf(phone) : entry;
}

/** Another country is chosen: the digits without the code they had are of that one. */
export function inCountry(entry: PhoneEntry, country: string): PhoneEntry {
  if (!isInternational(entry.typed)) return { ...entry, country };
  const phone = phoneOf(entry);
  const national = phone === null ? '' : (parsePhoneNumberFromString(phone)?.nationalNumber ?? '');
  return { typed: national, country };
}

function isInternational(typed: string): boolean {
  return /^\D*(?:\+|00[1-9])/u.test(typed);
}
