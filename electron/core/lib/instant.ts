const INSTANT = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** A list has thousands of times, and few days. */
const midnights = new Map<string, number>();
const MOST_DAYS = 5_000;

/** Milliseconds since 1970 of `2026-11-03T14:02:11.123Z`, which they say as well; null for a text in any other form. */
export function readInstant(text: string): number | null {
  if (!INSTANT.test(text)) return null;
  const midnight = midnightOf(text.slice(0, 10));
  if (Number.isNaN(midnight)) return null;
  const hours = digit(text, 11) * 10 + digit(text, 12);
  const minutes = digit(text, 14) * 10 + digit(text, 15);
  const seconds = digit(text, 17) * 10 + digit(text, 18);
  const ms = digit(text, 20) * 100 + digit(text, 21) * 10 + digit(text, 22);
  return midnight + ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;
}

function midnightOf(day: string): number {
  const known = midnights.get(day);
  if (known !== undefined) return known;
  const midnight = Date.parse(`${day}T00:00:00.000Z`);
  if (midnights.size >= MOST_DAYS) midnights.clear();
  midnights.set(day, midnight);
  return midnight;
}

function digit(text: string, index: number): number {
  return text.charCodeAt(index) - 48;
}
