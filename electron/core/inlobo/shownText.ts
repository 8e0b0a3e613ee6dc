import { redactText } from '../lib/redact.ts';
import { clipText } from '#contract/rules/textLength.ts';

const MAX_SHOWN = 300;

/** A server's text made fit to be shown: one line, redacted, at most 300 characters; null where nothing is left. */
export function shownText(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  // Cut twice: first what no one would read, so that redaction has little to do; then what is shown.
  const line = redactText(String(value).slice(0, MAX_SHOWN * 20))
    // Control and direction-turning characters could make a text look like another one.
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\s]+/gu, ' ')
    .trim();
  return line === '' ? null : clipText(line, MAX_SHOWN);
}
