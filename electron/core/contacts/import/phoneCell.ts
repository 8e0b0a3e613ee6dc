import type { ImportReason } from '#contract/routes/contactImport.ts';
import { readPhone } from '#contract/rules/phone/readPhone.ts';

export type PhoneRead =
  /** `isOneOfSeveral`: the cell holds more than this one. */
  { readonly phone: string; readonly isOneOfSeveral: boolean } | { readonly reason: ImportReason };

/** What other programs put around a number: an apostrophe or `="…"` against Excel, the scheme of a link, Meta's `p:`. */
const AROUND = /^\s*(?:'+\s*)?(?:=\s*"(.*)"|(?:tel|whatsapp|p|phone):(?:\/\/)?(.*)|(.*))\s*$/isu;
/** Excel writes long numbers in powers of ten, and those it took for numbers with decimals. */
const POWER = /^(\d)(?:[.,](\d+))?e\+?(\d{1,2})$/iu;
const DECIMALS = /^\s*(\+?\d{7,})[.,]0+$/u;
/** A plus and seven digits; a few plans have shorter numbers, which WhatsApp does not reach. */
const SHORTEST_E164 = 8;
const EXTENSION = /\s*(?:;?ext(?:ension)?\.?\s*[=:]?\s*\d+|;(?:isub|phone-context)=.*)$/iu;
const SEVERAL = /\s+:::\s+|[;,/|\r\n]/u;

/** The number in a cell of a file: one of `country` where it has no country code. null: the cell is empty. */
export function readPhoneCell(cell: string, country: string | null): PhoneRead | null {
  if (cell === '') return null;
  // Most cells hold a number and nothing else.
  const plain = cell.endsWith('0') && DECIMALS.test(cell) ? null : e164Of(cell, country);
  if (plain && 'phone' in plain) return plain;
  const text = unwrap(cell);
  if (text === '') return null;
  const power = POWER.exec(text);
  if (power) return fromPower(power, country);
  const read = e164Of(text, country);
  if (read && 'phone' in read) return read;
  const parts = text.split(SEVERAL).filter((part) => part.trim() !== '');
  for (const part of parts.length > 1 ? parts : []) {
    const one = e164Of(unwrap(part), country);
    if (one && 'phone' in one) return { phone: one.phone, isOneOfSeveral: true };
  }
  return read ?? { reason: 'phoneNotANumber' };
}

function unwrap(written: string): string {
  // East Asian keyboards have wide signs of their own.
  const cell = written.normalize('NFKC').replaceAll('\u2212', '-');
  const around = AROUND.exec(cell);
  const text = (around?.[1] ?? around?.[2] ?? around?.[3] ?? cell).trim();
  return (DECIMALS.exec(text)?.[1] ?? text).replace(EXTENSION, '');
}

/** All digits may still be there: 9.19810007919E+11. Where the last ones are zeros nobody knows whether they were. */
function fromPower(
  [, first = '', rest = '', power = '']: RegExpExecArray,
  country: string | null,
): PhoneRead {
  if (rest.length !== Number(power)) return { reason: 'phoneLostDigits' };
  return e164Of(first + rest, country) ?? { reason: 'phoneNotANumber' };
}

function e164Of(text: string, country: string | null): PhoneRead | null {
  const read = readPhone(text, country);
  if (!read) return null;
  if ('phone' in read) {
    return read.phone.length >= SHORTEST_E164
      ? { phone: read.phone, isOneOfSeveral: false }
      : { reason: 'phoneTooShort' };
  }
  switch (read.problem) {
    case 'noPlus':
      return { reason: 'phoneNeedsCountry' };
    case 'tooShort':
      return { reason: 'phoneTooShort' };
    case 'tooLong':
      return { reason: 'phoneTooLong' };
    case 'noCountry':
      return { reason: 'phoneUnknownCountry' };
    case 'invalid':
      return { reason: 'phoneImpossible' };
  }
}
