import type { Migration } from './migrate.ts';

export const unreadable: Migration = {
  version: 2,
  name: 'unreadable',
  sql: `
    -- Rows of the server's lists that could not be read at all. The digest names a row: it may be of any length.
    CREATE TABLE unreadable_rows (
      part TEXT NOT NULL,
      digest TEXT NOT NULL,
      raw TEXT NOT NULL,
      seen_at INTEGER NOT NULL,
      PRIMARY KEY (part, digest)
    ) STRICT, WITHOUT ROWID;
  `,
};
