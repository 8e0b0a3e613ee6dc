import type { Database } from 'better-sqlite3-multiple-ciphers';

export type Meta = ReturnType<typeof createMeta>;

/** Single facts by name; names that begin with `store.` are the store's own. */
export function createMeta(db: Database) {
  const select = db.prepare<[string], string>('SELECT value FROM meta WHERE key = ?').pluck();
  const upsert = db.prepare<[string, string]>(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );

  const remove = db.prepare<[string]>('DELETE FROM meta WHERE key = ?');

  function get(key: string): string | null {
    return select.get(key) ?? null;
  }

  return {
    get,
    set: (key: string, value: string): void => void upsert.run(key, value),
    delete: (key: string): void => void remove.run(key),
    number(key: string): number | null {
      const value = get(key);
      return value === null ? null : Number(value);
    },
  };
}
