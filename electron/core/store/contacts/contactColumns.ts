import { readInstant } from '../../lib/instant.ts';
import type { ContactRecord } from '../../records.ts';

/**
 * Contacts as they go to the store's thread: texts and numbers in lists, which cross over far cheaper than many small
 * objects. JSON is text already.
 */
export interface ContactColumns {
  readonly count: number;
  /** Of each contact: phone, name, email, tags, attributes, raw. */
  readonly texts: readonly (string | null)[];
  /** 1, 0, or -1 for null. */
  readonly isOptedIn: Int8Array;
  /** Of each contact: created, updated, active; ms since 1970, NaN where there is none. */
  readonly times: Float64Array;
}

/** One contact's columns; `activeAt` belongs to the person. */
export interface ContactValues {
  readonly phone: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly tags: string;
  readonly attributes: string;
  readonly raw: string;
  readonly isOptedIn: 0 | 1 | null;
  readonly createdAt: number | null;
  readonly updatedAt: number | null;
  readonly activeAt: number | null;
}

const TIMES = 3;

export function toColumns(rows: readonly ContactRecord[]): ContactColumns {
  const count = rows.length;
  const texts: (string | null)[] = [];
  const isOptedIn = new Int8Array(count);
  const times = new Float64Array(count * TIMES);
  rows.forEach((row, index) => {
    texts.push(row.phone, row.name, row.email, row.tags.length === 0 ? '[]' : JSON.stringify(row.tags));
    texts.push(JSON.stringify(row.customAttributes), JSON.stringify(unsaid(row) ?? null));
    isOptedIn[index] = row.isOptedIn === null ? -1 : Number(row.isOptedIn);
    times[index * TIMES] = row.createdAt ?? NaN;
    times[index * TIMES + 1] = row.updatedAt ?? NaN;
    times[index * TIMES + 2] = row.lastActivityAt ?? NaN;
  });
  return { count, texts, isOptedIn, times };
}

/** Rows as columns, whichever they are. */
export function columnsOf(rows: readonly ContactRecord[] | ContactColumns): ContactColumns {
  return 'texts' in rows ? rows : toColumns(rows);
}

/** Rows as they are stored, back as columns. */
export function columnsOfValues(rows: readonly ContactValues[]): ContactColumns {
  const texts = rows.flatMap(({ phone, name, email, tags, attributes, raw }) => [
    ...[phone, name, email],
    ...[tags, attributes, raw],
  ]);
  const isOptedIn = Int8Array.from(rows, (row) => row.isOptedIn ?? -1);
  const times = rows.flatMap(({ createdAt, updatedAt, activeAt }) => [
    createdAt ?? NaN,
    updatedAt ?? NaN,
    activeAt ?? NaN,
  ]);
  return { count: rows.length, texts, isOptedIn, times: Float64Array.from(times) };
}

export function fromColumns({ count, texts, isOptedIn, times }: ContactColumns): ContactValues[] {
  let next = 0;
  const take = (): string | null => texts[next++] ?? null;
  const timeAt = (index: number): number | null => {
    const time = times[index] ?? NaN;
    return Number.isNaN(time) ? null : Math.trunc(time);
  };
  return Array.from({ length: count }, (_, index) => {
    const optedIn = isOptedIn[index];
    return {
      phone: take() ?? '',
      name: take(),
      email: take(),
      tags: take() ?? '[]',
      attributes: take() ?? '{}',
      raw: take() ?? 'null',
      isOptedIn: optedIn === 1 ? 1 : optedIn === 0 ? 0 : null,
      createdAt: timeAt(index * TIMES),
      updatedAt: timeAt(index * TIMES + 1),
      activeAt: timeAt(index * TIMES + 2),
    };
  });
}

/**
 * The fields of the server's row that no column holds word for word, so that nothing it says is lost and nothing is kept
 * twice: under the names the API's document gives them, and only where the very same value was read.
 */
function unsaid(row: ContactRecord): unknown {
  const { raw } = row;
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw;
  const rest: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(raw)) {
    // Would become something else where it is assigned.
    if (name === '__proto__') return raw;
    if (!isSaid(name, value, row)) rest[name] = value;
  }
  return rest;
}

function isSaid(name: string, value: unknown, row: ContactRecord): boolean {
  switch (name) {
    case 'phone_number':
      return value === row.phone;
    case 'name':
      return value === row.name;
    case 'email':
      return value === row.email;
    case 'is_opted_in':
      return value === row.isOptedIn;
    case 'custom_attributes':
      return value === row.customAttributes;
    case 'tags':
      return value === row.tags;
    case 'created_at':
      return isInstant(value, row.createdAt);
    case 'updated_at':
      return isInstant(value, row.updatedAt);
    default:
      return false;
  }
}

function isInstant(value: unknown, time: number | null): boolean {
  return typeof value === 'string' && time !== null && readInstant(value) === time;
}
