import { placeAt, type Place } from './place';
import { plainDigits } from './plainDigits';

const NUMBER = String.raw`(?:\d+(?:\.\d*)?|\.\d+)`;
const SIGNED = `[+-]?\\s?${NUMBER}`;
const BETWEEN = String.raw`\s?[,;/|]\s?|\s`;
/** "40° 26' 46.3"", "40°26.77'", "40.446°", "40:26:46"; between parts at least a mark or a space. */
const ANGLE = String.raw`[+-]?\s?\d+(?:\.\d*)?(?:\s*[°:\s]\s*\d+(?:\.\d*)?)?(?:\s*[':\s]\s*\d+(?:\.\d*)?)?\s*[°'"]?`;

const PAIR = new RegExp(`^(${SIGNED})\\s*°?(${BETWEEN})(${SIGNED})\\s*°?$`, 'u');
const COMMA_PAIR = /^([+-]?\d+,\d+)\s*°?(?:\s*;\s*|\s*\/\s*|\s*,\s+|\s+)([+-]?\d+,\d+)\s*°?$/u;
const LETTERS_AFTER = new RegExp(`^(${ANGLE})\\s*([NSEW])\\s*[,;/|]?\\s*(${ANGLE})\\s*([NSEW])$`, 'iu');
const LETTERS_BEFORE = new RegExp(`^([NSEW])\\s*(${ANGLE})\\s*[,;/|]?\\s*([NSEW])\\s*(${ANGLE})$`, 'iu');
/** Without letters the degree signs tell two angles apart, by a comma or by the marks after minutes or seconds. */
const MARKED = /^([+-]?\s?\d+\s?°[\d\s.'"]*?(?:['"]\s?|\s?[,;/|]\s?))([+-]?\s?\d+\s?°[\d\s.'"]+)$/u;
const LABELLED = new RegExp(
  `^["']?(lat|lo?ng?)[a-z]*["']?\\s*[:=]?\\s*(${SIGNED})\\s*°?(?:${BETWEEN})["']?(lat|lo?ng?)[a-z]*["']?\\s*[:=]?\\s*(${SIGNED})\\s*°?$`,
  'iu',
);

/** Longer than any pair of coordinates is written. */
const LONGEST = 200;
/** A centimetre: what is computed from minutes and seconds claims no more. */
const COMPUTED_DIGITS = 7;

/**
 * Coordinates that are the whole of a text: decimal, or degrees with minutes and seconds; signs or N, S, E, W; latitude
 * first unless letters say otherwise. null where it is something else, or could be read in two ways.
 */
export function readCoordinates(text: string): Place | null {
  if (text.length > LONGEST) return null;
  const plain = plainDigits(text)
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[\s([{]+/u, '')
    .replace(/[\s)\]}.,;]+$/u, '')
    .replace(/^(["'])(.*)\1$/u, '$2');
  return readDecimal(plain) ?? readLettered(plain) ?? readMarked(plain) ?? readLabelled(plain);
}

/** "18.52,73.85" of a link, where a comma never is a decimal one; what follows after another comma is left out. */
export function readLinkPair(text: string): Place | null {
  const [latitude = '', longitude = ''] = plainDigits(text).split(',');
  return placeAt(toDegrees(latitude), toDegrees(longitude));
}

function readDecimal(text: string): Place | null {
  const comma = COMMA_PAIR.exec(text);
  if (comma) return placeAt(toDegrees(comma[1]?.replace(',', '.')), toDegrees(comma[2]?.replace(',', '.')));
  const [, latitude = '', between = '', longitude = ''] = PAIR.exec(text) ?? [];
  // "18,52" may be one number with a decimal comma.
  if (between === ',' && !/[.-]/u.test(latitude + longitude)) return null;
  return placeAt(toDegrees(latitude), toDegrees(longitude));
}

function readLettered(text: string): Place | null {
  const after = LETTERS_AFTER.exec(text);
  if (after) return join(readAngle(after[1], after[2]), after[2], readAngle(after[3], after[4]), after[4]);
  const before = LETTERS_BEFORE.exec(text);
  return before
    ? join(readAngle(before[2], before[1]), before[1], readAngle(before[4], before[3]), before[3])
    : null;
}

function readMarked(text: string): Place | null {
  const [, latitude, longitude] = MARKED.exec(text) ?? [];
  return placeAt(readAngle(latitude), readAngle(longitude));
}

function readLabelled(text: string): Place | null {
  const [, one = '', first, other = '', second] = LABELLED.exec(text) ?? [];
  const isLatitude = /^la/iu.test(one);
  if (isLatitude === /^la/iu.test(other)) return null;
  const [latitude, longitude] = isLatitude ? [first, second] : [second, first];
  return placeAt(toDegrees(latitude), toDegrees(longitude));
}

function join(one: number, letter = '', other: number, otherLetter = ''): Place | null {
  const isLatitude = /[NS]/iu.test(letter);
  if (isLatitude === /[NS]/iu.test(otherLetter)) return null;
  return isLatitude ? placeAt(one, other) : placeAt(other, one);
}

/** Degrees of "40° 26' 46" with a letter; NaN where its parts make no sense together. */
function readAngle(text = '', letter = ''): number {
  const isNegative = /^\s*-/u.test(text);
  // A sign beside a letter may only repeat it.
  if (isNegative && /[NE]/iu.test(letter)) return Number.NaN;
  const parts = text.match(/[\d.]+/gu) ?? [];
  const numbers = parts.map(toDegrees);
  const [degrees = Number.NaN, minutes = 0, seconds = 0] = numbers;
  const hasEarlyFraction = parts.slice(0, -1).some((part) => part.includes('.'));
  if (numbers.length > 3 || hasEarlyFraction || !(minutes < 60) || !(seconds < 60)) return Number.NaN;
  const size = numbers.length > 1 ? rounded(degrees + minutes / 60 + seconds / 3600) : degrees;
  return isNegative || /[SW]/iu.test(letter) ? -size : size;
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(COMPUTED_DIGITS));
}

/** "+18.52" as a number; NaN for all that is not plain decimal digits. */
function toDegrees(text = ''): number {
  const digits = text.replaceAll(/\s/gu, '');
  return /^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(digits) ? Number(digits) : Number.NaN;
}
