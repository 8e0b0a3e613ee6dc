import type { Lookup, RawRow } from '../salvage/remains.ts';
import type { Readable } from '../salvage/readAround.ts';

/** One kind of thing in one file. */
export interface Shelf<T> {
  all(): Readable<T>;
  /** What this file says of a thing that another file has. */
  find(thing: T): Lookup<T>;
}

/** What rows say of one thing; null where they can't be read. */
export function lookUp<T>(rows: RawRow[] | null, read: (row: RawRow) => T | null): Lookup<T> {
  if (rows === null) return { kind: 'unreadable' };
  const thing = rows[0] ? read(rows[0]) : null;
  return thing === null ? { kind: 'absent' } : { kind: 'found', row: thing };
}

export function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

export function numberOr(value: unknown, otherwise: number): number {
  return isTime(value) ? value : otherwise;
}

export function textOr<T>(value: unknown, otherwise: T): string | T {
  return typeof value === 'string' ? value : otherwise;
}
