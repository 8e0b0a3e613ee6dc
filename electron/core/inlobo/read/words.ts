import { isJsonObject } from '../../lib/json.ts';
import { fieldsOf, pick, readText, type Fields } from './fields.ts';

const TEXT_NAMES = [
  'text',
  'body',
  'messagebody',
  'messagetext',
  'textbody',
  'message',
  'content',
  'conversation',
  'msg',
  'caption',
];

/** The words of a row: a text, or an object that holds one under `body` or `text`. '' where they are there and empty. */
export function readWords(scopes: readonly Fields[]): string | null {
  const words = pick(scopes, TEXT_NAMES, wordsIn);
  if (words !== null) return words;
  return pick(scopes, TEXT_NAMES, (value) => (typeof value === 'string' ? '' : null));
}

function wordsIn(value: unknown): string | null {
  if (!isJsonObject(value)) return readText(value);
  return pick([fieldsOf(value)], ['body', 'text', 'message', 'content', 'caption'], (inner) =>
    isJsonObject(inner) ? readText(inner['body']) : readText(inner),
  );
}

/** The first object under one of the names, as a list that can stand before other scopes. */
export function objectUnder(scopes: readonly Fields[], names: readonly string[]): Fields[] {
  const found = pick(scopes, names, (value) => (isJsonObject(value) ? value : null));
  return found ? [fieldsOf(found)] : [];
}

/** At most `max` UTF-16 units, which is how the contract counts; never half a pair. */
export function cut(text: string, max: number): string {
  return text.length <= max
    ? text
    : text
        .slice(0, max)
        .toWellFormed()
        .replace(/\ufffd$/, '');
}
