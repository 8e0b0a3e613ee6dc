import type { Database } from 'better-sqlite3-multiple-ciphers';

export const ATTRIBUTES_SQL = `
  SELECT key, count FROM contact_attributes WHERE length(key) <= 1000 ORDER BY count DESC, key LIMIT 200`;

export type AttributeKeys = ReturnType<typeof createAttributeKeys>;

/** How many contacts have which attributes: counted as they are written, for reading all of them takes too long. */
export function createAttributeKeys(db: Database) {
  const most = db.prepare<[], { key: string; count: number }>(ATTRIBUTES_SQL);
  const add = db.prepare<[string, number]>(
    `INSERT INTO contact_attributes (key, count) VALUES (?, ?)
     ON CONFLICT (key) DO UPDATE SET count = count + excluded.count`,
  );
  const tidy = db.prepare<[string]>('DELETE FROM contact_attributes WHERE key = ? AND count <= 0');
  const changes = new Map<string, number>();

  function note(json: string | null, by: number): void {
    if (json === null || json === '{}') return;
    for (const key of Object.keys(JSON.parse(json) as object)) changes.set(key, (changes.get(key) ?? 0) + by);
  }

  return {
    /** Attributes as JSON, null where there was or is no contact; `write` brings it into the file. */
    wrote(before: string | null, after: string | null): void {
      if (before === after) return;
      note(before, -1);
      note(after, 1);
    },
    write(): void {
      for (const [key, by] of changes) {
        if (by === 0) continue;
        add.run(key, by);
        if (by < 0) tidy.run(key);
      }
      changes.clear();
    },
    forget: (): void => changes.clear(),
    list: (): { key: string; count: number }[] => most.all(),
  };
}
