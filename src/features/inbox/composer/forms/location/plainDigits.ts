/** First digits of the scripts that our people write numbers in: Arabic, Persian, Devanagari. */
const ZEROS = [0x660, 0x6f0, 0x966];

/** The same text with digits, signs and marks as on an English keyboard, and without invisible direction marks. */
export function plainDigits(text: string): string {
  return text
    .replaceAll(/[\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replaceAll(/[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f]/gu, asciiDigit)
    .replaceAll(/[\u2010-\u2013\u2212\ufe63\uff0d]/gu, '-')
    .replaceAll('\u066b', '.')
    .replaceAll('\u060c', ',')
    .replaceAll('\u061b', ';')
    .replaceAll(/[º˚]/gu, '°')
    .replaceAll(/[″“”„ʺ]|''|′′|’’/gu, '"')
    .replaceAll(/[′’‘ʹ´`]/gu, "'");
}

function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = ZEROS.find((first) => code >= first && code <= first + 9) ?? code;
  return String(code - zero);
}
