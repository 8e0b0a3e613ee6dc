import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { StoreQueries } from '../store.ts';

export function createEdits(_db: Database): StoreQueries['edits'] {
  return {
    add: () => null,
    get: () => null,
    list: () => [],
    counts: () => ({ waiting: 0, refused: 0, overruled: 0 }),
    claim: () => null,
    claimOne: () => null,
    nextDueAt: () => null,
    done: () => undefined,
    defer: () => undefined,
    refused: () => undefined,
    skipped: () => undefined,
    recover: () => undefined,
    retry: () => false,
    discard: () => false,
  };
}
