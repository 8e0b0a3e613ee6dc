import { isJsonObject, type JsonObject } from '../../lib/json.ts';
import { bareName, fieldsOf, pick, readTrimmed, type Fields } from './fields.ts';
import { readTime } from './time.ts';

/** What the rows of groups, auto-replies and templates have in common: the row itself, its id, its times. */

export interface ReadRows<T> {
  readonly rows: T[];
  /** The rows that `read` made nothing of, as they came. */
  readonly unreadable: unknown[];
}

export function readRows<T>(found: readonly unknown[], read: (row: unknown) => T | null): ReadRows<T> {
  const rows: T[] = [];
  const unreadable: unknown[] = [];
  for (const row of found) {
    const record = read(row);
    if (record === null) unreadable.push(row);
    else rows.push(record);
  }
  return { rows, unreadable };
}

/** The row's fields, then those of a row within it (`{group: {…}}`, JSON:API's `attributes`). */
export function rowScopes(row: JsonObject, inside: readonly string[]): Fields[] {
  const outer = fieldsOf(row);
  const inner = [...inside, 'attributes', 'node'].map((name) => outer.get(name)).filter(isJsonObject);
  return [outer, ...inner.map(fieldsOf)];
}

const MAX_ID = 200;
const UUID = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

/** The row's id, as paths can carry it; where several are named, a UUID first, which is what the API speaks of. */
export function readId(scopes: readonly Fields[], names: readonly string[]): string | null {
  const all = ['id', ...names, 'uuid', 'pk', 'guid'];
  return (
    pick(scopes, all, (value) => (UUID.test(asId(value) ?? '') ? asId(value) : null)) ??
    pick(scopes, all, asId)
  );
}

function asId(value: unknown): string | null {
  // MongoDB's way to write one.
  const text = readTrimmed(isJsonObject(value) ? value['$oid'] : value);
  return text === null || text.length > MAX_ID || /^\.{1,2}$/.test(text) ? null : text;
}

export function readStamps(scopes: readonly Fields[]) {
  const created = ['createdat', 'created', 'createdon', 'datecreated', 'createdtime', 'creationdate'];
  const updated = [
    ...['updatedat', 'updated', 'updatedon', 'dateupdated', 'updatedtime', 'modifiedat', 'modified'],
    ...['lastmodified', 'lastmodifiedat', 'lastupdated', 'lastupdatedat', 'lastupdatedtime', 'modifiedon'],
  ];
  return { createdAt: pick(scopes, created, readTime), updatedAt: pick(scopes, updated, readTime) };
}

/** A word as an upper-case constant: `first message`, `First-Message` and `firstMessage` are FIRST_MESSAGE. */
export function readConstant(value: unknown): string | null {
  if (isJsonObject(value))
    return pick([fieldsOf(value)], ['value', 'code', 'name', 'status', 'type'], readPlainConstant);
  return readPlainConstant(value);
}

const MAX_CONSTANT = 80;

function readPlainConstant(value: unknown): string | null {
  const text = typeof value === 'string' ? (readTrimmed(value) ?? '') : '';
  if (text.length > MAX_CONSTANT) return null;
  const constant = text
    .replace(/(?<=[a-z\d])(?=[A-Z])/g, '_')
    .replace(/[\s\-_.]+/g, '_')
    .replace(/^_|_$/g, '')
    .toUpperCase();
  return constant === '' ? null : constant;
}

/** The same only where it is one of these, however it is written. */
export function readKnown(value: unknown, known: readonly string[]): string | null {
  const bare = bareName(readConstant(value) ?? '');
  return known.find((word) => bareName(word) === bare) ?? null;
}
