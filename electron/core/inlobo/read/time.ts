import { readInstant } from '../../lib/instant.ts';
import { isJsonObject } from '../../lib/json.ts';

const EARLIEST = Date.UTC(2005, 0);
const LATEST = Date.UTC(2100, 0);

/**
 * A time in milliseconds since 1970, from ISO text (UTC where it names no zone), an HTTP or mail date, or a number of
 * seconds, milliseconds, microseconds or nanoseconds, as number or text. null for anything else, and for a time no
 * message can have (before 2005, after 2099): a zero is "not known", not 1970.
 */
export function readTime(value: unknown): number | null {
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value === 'string') return fromText(value.trim());
  if (isJsonObject(value)) return readTime(value['$date'] ?? value['seconds'] ?? value['_seconds'] ?? null);
  return null;
}

function fromText(text: string): number | null {
  const instant = readInstant(text);
  if (instant !== null) return plausible(instant);
  if (text === '' || text.length > 60) return null;
  if (/^\d+(?:\.\d+)?$/.test(text)) return fromNumber(Number(text));
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return plausible(Date.parse(asIso(text)));
  if (/^[a-z]{3,9},? \d/i.test(text)) return plausible(Date.parse(text));
  return null;
}

/** `2026-11-03 14:02:11.123456 +0530` → `2026-11-03T14:02:11.123+05:30`: what Date.parse surely reads. */
function asIso(text: string): string {
  const parts =
    /^(\d{4}-\d{2}-\d{2})(?:[T\s]+(\d{2}:\d{2})(:\d{2})?(?:[.,](\d+))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{0,2})?$/i.exec(
      text,
    );
  if (!parts) return 'unreadable';
  const [, day, minutes = '00:00', seconds = ':00', fraction = '0', zone = 'Z'] = parts;
  const offset = /^[+-]/.test(zone)
    ? `${zone.slice(0, 3)}:${zone.slice(3).replace(':', '').padEnd(2, '0')}`
    : 'Z';
  return `${day ?? ''}T${minutes}${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}${offset}`;
}

function fromNumber(number: number): number | null {
  if (!Number.isFinite(number) || number <= 0) return null;
  if (number < 1e11) return plausible(number * 1000);
  if (number < 1e14) return plausible(number);
  return plausible(number < 1e17 ? number / 1e3 : number / 1e6);
}

function plausible(time: number): number | null {
  return time >= EARLIEST && time < LATEST ? Math.floor(time) : null;
}
