import { spokenTag } from './spokenTag';

/** "12,480" as the language writes it. */
export function formatCount(count: number): string {
  return made('number', (tag) => new Intl.NumberFormat(tag)).format(count);
}

/** "30 %". @param share 1 is all of it. */
export function formatShare(share: number): string {
  return made('share', (tag) => new Intl.NumberFormat(tag, { style: 'percent' })).format(share);
}

/** "850 kB", "1.2 MB". A megabyte is 1,048,576 bytes, as in WhatsApp's limits. */
export function formatBytes(bytes: number): string {
  const kilobytes = bytes / 1024;
  if (bytes < 1024) return inUnit(bytes, 'byte', 0);
  if (kilobytes < 1000) return inUnit(kilobytes, 'kilobyte', 0);
  const megabytes = kilobytes / 1024;
  return megabytes < 1000 ? inUnit(megabytes, 'megabyte', 1) : inUnit(megabytes / 1024, 'gigabyte', 1);
}

/** "30 seconds", "2 minutes", "3 hours": never less than it is. */
export function formatWait(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1000));
  if (seconds < 90) return inUnit(seconds, 'second', 0);
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90 ? inUnit(minutes, 'minute', 0) : inUnit(Math.ceil(minutes / 60), 'hour', 0);
}

/** "name, email and tags", "pricing or hours". */
export function listed(words: readonly string[], by: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return made(by, (tag) => new Intl.ListFormat(tag, { type: by })).format(words);
}

/** What is said of one thing, one after the other: "Asha, 14:02, delivered". */
export function inARow(words: readonly string[]): string {
  return words.join(spokenTag().startsWith('ar') ? '، ' : ', ');
}

/** The order of the language's alphabet, numbers by their size. */
export function compareWords(one: string, other: string): number {
  return made('order', (tag) => new Intl.Collator(tag, { numeric: true })).compare(one, other);
}

function inUnit(value: number, unit: string, maximumFractionDigits: number): string {
  const unitDisplay = unit.endsWith('byte') && unit !== 'byte' ? 'short' : 'long';
  return made(
    unit,
    (tag) => new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay, maximumFractionDigits }),
  ).format(value);
}

/** Making a format costs more than using it a hundred times, and lists use thousands. */
const known = new Map<string, unknown>();

function made<Format>(name: string, make: (tag: string) => Format): Format {
  const tag = spokenTag();
  const key = `${tag} ${name}`;
  const found = known.get(key) as Format | undefined;
  if (found) return found;
  const fresh = make(tag);
  known.set(key, fresh);
  return fresh;
}
