import type { Migration } from './migrate.ts';

export const unsavedForms: Migration = {
  version: 10,
  name: 'unsaved forms',
  sql: `
    -- What was typed into a form and neither saved nor discarded, on this computer alone.
    CREATE TABLE unsaved_forms (
      id INTEGER PRIMARY KEY,
      -- contact, group or autoReply, and which one of them.
      kind TEXT NOT NULL,
      key TEXT NOT NULL,
      -- JSON, and may be long.
      form TEXT NOT NULL,
      changed_at INTEGER NOT NULL,
      UNIQUE (kind, key)
    ) STRICT;
    CREATE INDEX unsaved_forms_by_time ON unsaved_forms (changed_at);
    CREATE INDEX unsaved_forms_of_kind ON unsaved_forms (kind, changed_at);
  `,
};
