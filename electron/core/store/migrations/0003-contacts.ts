import type { Migration } from './migrate.ts';

export const contacts: Migration = {
  version: 3,
  name: 'contacts',
  sql: `
    -- Whom to read next is chosen elsewhere now.
    DROP INDEX people_by_poll;

    -- Writes are many and searches few: segments of the index are merged later, and more of them at once.
    INSERT INTO people_search (people_search, rank) VALUES ('automerge', 16);

    -- A tag is named once; who carries it is in the order of their ids, so that new rows go to the end.
    CREATE TABLE tags (
      id INTEGER PRIMARY KEY,
      tag TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE tagged (
      tag_id INTEGER NOT NULL,
      person_id INTEGER NOT NULL,
      PRIMARY KEY (tag_id, person_id)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO tags (tag) SELECT DISTINCT tag FROM contact_tags ORDER BY tag;
    INSERT INTO tagged (tag_id, person_id)
      SELECT t.id, c.person_id FROM contact_tags AS c JOIN tags AS t ON t.tag = c.tag ORDER BY t.id, c.person_id;
    DROP TABLE contact_tags;
    ALTER TABLE tagged RENAME TO contact_tags;

    -- The sort key held all that a person is found by; people.search has that. Its first part is the name.
    DROP INDEX contacts_by_name;
    DROP INDEX contacts_by_opt_in;
    UPDATE contacts SET sort_key = substr(CASE
        WHEN substr(contacts.sort_key, 1, 1) = char(2) THEN char(2) || p.phone
        WHEN instr(contacts.sort_key, ' ' || lower(p.phone)) > 0
          THEN substr(contacts.sort_key, 1, instr(contacts.sort_key, ' ' || lower(p.phone)) - 1)
        ELSE contacts.sort_key
      END, 1, 100)
      FROM people AS p WHERE p.id = contacts.person_id;
    CREATE INDEX contacts_by_name ON contacts (sort_key, person_id, is_opted_in);
    -- The smaller side as a rule; the others are met soon enough on the way along the names.
    CREATE INDEX contacts_opted_out ON contacts (sort_key, person_id) WHERE is_opted_in = 0;

    -- What the pass under way has seen: a row for each page, with the ids of its people (a JSON list); page null for
    -- what was read beside the pages.
    DROP TABLE contact_passes;
    CREATE TABLE contact_pages (
      id INTEGER PRIMARY KEY,
      generation INTEGER NOT NULL,
      page INTEGER,
      requested_at INTEGER NOT NULL,
      ids TEXT NOT NULL
    ) STRICT;

    -- Who is in a group, by the server's id of it; the generation is that of the last reading that saw it.
    CREATE TABLE group_members (
      group_id TEXT NOT NULL,
      person_id INTEGER NOT NULL,
      generation INTEGER NOT NULL,
      PRIMARY KEY (group_id, person_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX group_members_of ON group_members (person_id);
    -- How often the members of a group were read, and when last whole.
    CREATE TABLE group_passes (
      group_id TEXT PRIMARY KEY,
      generation INTEGER NOT NULL,
      as_of INTEGER
    ) STRICT, WITHOUT ROWID;
  `,
};
