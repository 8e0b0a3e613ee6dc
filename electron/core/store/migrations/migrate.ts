import type { Database } from 'better-sqlite3-multiple-ciphers';

export interface Migration {
  /** 1, 2, 3, … in the order of the list; the file keeps the last one's as its `user_version`. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

/**
 * Brings a file to the newest version, each step in one transaction together with its number: a step that fails leaves
 * the file as it was before that step, and throws.
 */
export function migrate(db: Database, migrations: readonly Migration[]): void {
  const current = versionOf(db);
  for (const migration of migrations) {
    if (migration.version <= current) continue;
    db.transaction(() => {
      db.exec(migration.sql);
      db.pragma(`user_version = ${migration.version}`);
    }).immediate();
  }
}

export function versionOf(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}
