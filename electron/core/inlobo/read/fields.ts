import { isJsonObject, type JsonObject } from '../../lib/json.ts';

/**
 * An object's fields by their bare names: `phone_number`, `phoneNumber` and `Phone-Number` are all `phonenumber`.
 * Where two share one, the first counts. A Map, so that `__proto__` is a name like any other.
 */
export type Fields = ReadonlyMap<string, unknown>;

export function fieldsOf(object: JsonObject): Fields {
  const fields = new Map<string, unknown>();
  for (const [name, value] of Object.entries(object)) {
    const bare = bareName(name);
    if (!isSaid(fields.get(bare))) fields.set(bare, value);
  }
  return fields;
}

/** Every row of a list has the same names, so few are worked out more than once. */
const bareNames = new Map<string, string>();
const MOST_NAMES = 1_000;
const LONGEST_NAME = 100;

export function bareName(name: string): string {
  const known = bareNames.get(name);
  if (known !== undefined) return known;
  const bare = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  if (name.length > LONGEST_NAME) return bare;
  // Somebody else's server chooses the names.
  if (bareNames.size >= MOST_NAMES) bareNames.clear();
  bareNames.set(name, bare);
  return bare;
}

/** The first of the named fields that says something `read` understands, over all scopes: names first, then scopes. */
export function pick<T>(
  scopes: readonly Fields[],
  names: readonly string[],
  read: (value: unknown) => T | null,
): T | null {
  for (const name of names) {
    for (const fields of scopes) {
      const value = fields.get(name);
      const found = isSaid(value) ? read(value) : null;
      if (found !== null) return found;
    }
  }
  return null;
}

/** A field that is there, and not null. */
function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** A text that is not empty, or a number as text. Lone surrogates, which no database keeps, become U+FFFD. */
export function readText(value: unknown): string | null {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.toWellFormed() : null;
}

/** The same without spaces around it. */
export function readTrimmed(value: unknown): string | null {
  return readText(value)?.trim() ?? null;
}

/** `true`, `"True"`, 1, `"yes"` and their opposites. */
export function readBoolean(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  if (value === 1 || value === 0) return value === 1;
  if (typeof value !== 'string') return null;
  const word = value.trim().toLowerCase();
  if (['true', 'yes', 'y', 't', '1', 'on'].includes(word)) return true;
  return ['false', 'no', 'n', 'f', '0', 'off'].includes(word) ? false : null;
}

/** A finite number, or the text of one. */
export function readNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || !/^\s*[+-]?(?:\d+\.?\d*|\.\d+)\s*$/.test(value)) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** A whole number of 0 or more. */
export function readCount(value: unknown): number | null {
  const number = readNumber(value);
  return number !== null && Number.isSafeInteger(number) && number >= 0 ? number : null;
}

export function readObject(value: unknown): JsonObject | null {
  return isJsonObject(value) ? value : null;
}

export function readArray(value: unknown): readonly unknown[] | null {
  return Array.isArray(value) ? value : null;
}
