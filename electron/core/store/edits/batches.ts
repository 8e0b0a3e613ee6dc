import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { StoreQueries } from '../store.ts';

export function createBatches(_db: Database): StoreQueries['batches'] {
  return {
    open: () => 0,
    fill: () => undefined,
    openBulk: () => ({ id: 0, total: 0 }),
    start: () => undefined,
    list: () => [],
    get: () => null,
    rows: () => ({ rows: [], total: 0 }),
    rejected: () => [],
    setState: () => false,
    retry: () => 0,
    remove: () => false,
    recover: () => undefined,
  };
}
