const LONGEST_MS = 24 * 60 * 60 * 1000;

/**
 * Retry-After in milliseconds from now: seconds, or an HTTP date, which is measured against the server's own `Date`
 * where there is one, so that a wrong clock here does no harm. Between 0 and a day; null where it can't be read.
 */
export function readRetryAfter(headers: Headers, now: number): number | null {
  const text = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+(?:\.\d+)?$/.test(text)) return clamp(Number(text) * 1000);
  const until = readHttpDate(text);
  if (until === null) return null;
  return clamp(until - (readHttpDate(headers.get('date') ?? '') ?? now));
}

function readHttpDate(text: string): number | null {
  // Date.parse takes far too much for a date: "1" is one to it.
  if (!/^[a-z]{3,9},? /i.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
}

function clamp(ms: number): number {
  return Math.min(Math.max(Math.ceil(ms), 0), LONGEST_MS);
}
