import type { Migration } from './migrate.ts';

export const composing: Migration = {
  version: 7,
  name: 'composing',
  sql: `
    -- The composer that is open above the box, as JSON; null where there is none.
    ALTER TABLE drafts ADD COLUMN form TEXT;

    -- Texts kept on this computer alone, put into the box by their shortcut.
    CREATE TABLE quick_replies (
      id TEXT PRIMARY KEY,
      -- As typed; folded is what makes it unique.
      shortcut TEXT NOT NULL,
      folded TEXT NOT NULL UNIQUE,
      text TEXT NOT NULL,
      changed_at INTEGER NOT NULL
    ) STRICT;
  `,
};
