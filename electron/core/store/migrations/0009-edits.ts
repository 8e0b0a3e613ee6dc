import type { Migration } from './migrate.ts';

export const edits: Migration = {
  version: 9,
  name: 'edits',
  sql: `
    -- Many changes made one after the other; its rows are edits.
    CREATE TABLE batches (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      title TEXT NOT NULL,
      -- JSON: what a file of its rejected rows needs, and what else belongs to its kind.
      details TEXT NOT NULL,
      state TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      finished_at INTEGER
    ) STRICT;

    -- Changes a person made, until the server took them; those of a batch stay as its result.
    CREATE TABLE edits (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      batch_id INTEGER REFERENCES batches (id) ON DELETE CASCADE,
      target TEXT NOT NULL,
      -- The contact's phone; the server's id of a group or auto-reply, 'new:…' of one that is not there yet.
      key TEXT NOT NULL,
      op TEXT NOT NULL,
      label TEXT NOT NULL,
      -- JSON by field: what it becomes, what stood there when the person began, and what the server says stands there
      -- (null where nothing of ours is laid over it).
      change TEXT NOT NULL,
      seen TEXT NOT NULL,
      beneath TEXT,
      state TEXT NOT NULL,
      at INTEGER NOT NULL,
      not_before INTEGER NOT NULL DEFAULT 0,
      attempts INTEGER NOT NULL DEFAULT 0,
      may_have_arrived INTEGER NOT NULL DEFAULT 0,
      problem TEXT,
      -- JSON: what of somebody else's it overwrote.
      overruled TEXT,
      line INTEGER,
      cells TEXT
    ) STRICT;
    CREATE INDEX edits_single ON edits (target, key, id) WHERE batch_id IS NULL;
    CREATE INDEX edits_open ON edits (target, key, id) WHERE state IN ('waiting', 'sending');
    CREATE INDEX edits_due ON edits (batch_id, not_before, id) WHERE state = 'waiting';
    CREATE INDEX edits_of_batch ON edits (batch_id, state, id) WHERE batch_id IS NOT NULL;

    -- How the table of contacts is looked at, on this computer alone.
    CREATE TABLE contact_views (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      sort_key TEXT NOT NULL,
      layout TEXT NOT NULL,
      changed_at INTEGER NOT NULL
    ) STRICT;

    -- With all that is short and sorted by: rows of contacts may be long, and are not read to put them in order.
    DROP INDEX contacts_by_name;
    CREATE INDEX contacts_by_name ON contacts (sort_key, person_id, is_opted_in, created_at, updated_at);

    -- How many contacts have which attributes.
    CREATE TABLE contact_attributes (
      key TEXT PRIMARY KEY,
      count INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO contact_attributes (key, count)
      SELECT e.key, COUNT(*)
      FROM contacts AS c, json_each(CASE WHEN json_valid(c.attributes) THEN c.attributes ELSE '{}' END) AS e
      WHERE typeof(e.key) = 'text' GROUP BY e.key;
  `,
};
