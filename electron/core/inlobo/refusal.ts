import { isJsonObject } from '../lib/json.ts';
import type { FieldErrors } from './outcome.ts';
import { shownText } from './shownText.ts';

const MAX_FIELDS = 20;
const MAX_COMPLAINTS = 5;
/** Names of what is no field: the words beside the errors, and complaints about the whole. */
const WORDS = [
  'message',
  'detail',
  'details',
  'error',
  'error_description',
  'title',
  'description',
  'non_field_errors',
];
const NO_FIELDS = new Set([
  ...WORDS,
  'success',
  'status',
  'status_code',
  'code',
  'data',
  'errors',
  'type',
  'timestamp',
  'path',
  'request_id',
]);

export interface Refusal {
  readonly fieldErrors: FieldErrors;
  readonly message: string | null;
}

/**
 * What an error body complains of. The envelope's `errors` may be an object of lists, of texts or of objects, a list of
 * `{field, message}`, a list of texts, or a text; without an envelope the fields may stand at the top.
 */
export function readRefusal(body: unknown): Refusal {
  if (!isJsonObject(body)) return { fieldErrors: {}, message: firstText(body) };
  const errors =
    body['errors'] ?? (isJsonObject(body['error']) ? (body['error']['errors'] ?? body['error']) : undefined);
  const fields = new Map<string, string[]>();
  collect(errors ?? body, fields);
  const message =
    wordsOf(body) ??
    (typeof errors === 'string' || Array.isArray(errors) ? firstText(errors) : wordsOf(errors));
  return { fieldErrors: Object.fromEntries(fields), message };
}

function collect(errors: unknown, fields: Map<string, string[]>): void {
  if (Array.isArray(errors)) {
    for (const entry of errors.slice(0, MAX_FIELDS)) {
      if (!isJsonObject(entry)) continue;
      const name =
        entry['field'] ??
        entry['param'] ??
        entry['attr'] ??
        lastOf(entry['loc']) ??
        entry['path'] ??
        entry['name'];
      if (typeof name === 'string')
        add(fields, name, entry['message'] ?? entry['msg'] ?? entry['detail'] ?? entry['error']);
      else collect(entry, fields);
    }
    return;
  }
  if (!isJsonObject(errors)) return;
  for (const [name, complaint] of Object.entries(errors).slice(0, MAX_FIELDS * 2)) {
    if (!NO_FIELDS.has(name.toLowerCase())) add(fields, name, complaint);
  }
}

function add(fields: Map<string, string[]>, name: string, complaint: unknown): void {
  const field = shownText(name)?.slice(0, 80) ?? '';
  if (field === '' || field === '__proto__') return;
  if (!fields.has(field) && fields.size >= MAX_FIELDS) return;
  const texts = (Array.isArray(complaint) ? complaint : [complaint])
    .slice(0, MAX_COMPLAINTS)
    .map(firstText)
    .filter((text) => text !== null);
  if (texts.length > 0) fields.set(field, [...(fields.get(field) ?? []), ...texts].slice(0, MAX_COMPLAINTS));
}

/** The first words in a value: itself, the first of a list, or what an object says under the usual names. */
function firstText(value: unknown, depth = 0): string | null {
  if (depth > 4) return null;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, MAX_COMPLAINTS)) {
      const text = firstText(item, depth + 1);
      if (text !== null) return text;
    }
    return null;
  }
  if (!isJsonObject(value)) return shownText(value);
  const named = wordsOf(value);
  if (named !== null) return named;
  for (const item of Object.values(value).slice(0, MAX_FIELDS)) {
    const text = firstText(item, depth + 1);
    if (text !== null) return text;
  }
  return null;
}

function wordsOf(value: unknown): string | null {
  if (!isJsonObject(value)) return null;
  for (const name of WORDS) {
    const word = value[name];
    const text = shownText(Array.isArray(word) ? word[0] : isJsonObject(word) ? word['message'] : word);
    if (text !== null) return text;
  }
  return null;
}

function lastOf(value: unknown): unknown {
  return Array.isArray(value) ? value.at(-1) : undefined;
}
