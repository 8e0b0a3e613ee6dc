import type { Migration } from './migrate.ts';

export const start: Migration = {
  version: 1,
  name: 'start',
  sql: `
    CREATE TABLE meta (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Everyone known: in the contact list, in a conversation, or both. Contacts and conversations share this id.
    CREATE TABLE people (
      id INTEGER PRIMARY KEY,
      phone TEXT NOT NULL UNIQUE,
      search TEXT NOT NULL,
      activity_at INTEGER,
      polled_at INTEGER,
      is_complete INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX people_by_poll ON people (polled_at, activity_at DESC, id);

    -- Over people.search, which is folded already; holds no text of its own.
    CREATE VIRTUAL TABLE people_search USING fts5 (
      search, content='', contentless_delete=1, tokenize='trigram case_sensitive 1'
    );

    CREATE TABLE contacts (
      person_id INTEGER PRIMARY KEY REFERENCES people (id),
      sort_key TEXT NOT NULL,
      name TEXT,
      email TEXT,
      tags TEXT NOT NULL,
      attributes TEXT NOT NULL,
      is_opted_in INTEGER,
      created_at INTEGER,
      updated_at INTEGER,
      raw TEXT NOT NULL
    ) STRICT;
    CREATE INDEX contacts_by_name ON contacts (sort_key, person_id);
    CREATE INDEX contacts_by_opt_in ON contacts (is_opted_in, sort_key, person_id);

    -- Apart from the contact, so that a pass that finds nothing new rewrites a few bytes a row and not its JSON.
    CREATE TABLE contact_passes (
      person_id INTEGER PRIMARY KEY REFERENCES contacts (person_id) ON DELETE CASCADE,
      generation INTEGER NOT NULL
    ) STRICT;

    -- The sort key again, so that the contacts of a tag are read in order.
    CREATE TABLE contact_tags (
      tag TEXT NOT NULL,
      sort_key TEXT NOT NULL,
      person_id INTEGER NOT NULL REFERENCES contacts (person_id) ON DELETE CASCADE,
      PRIMARY KEY (tag, sort_key, person_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX contact_tags_of ON contact_tags (person_id, tag);

    CREATE TABLE messages (
      -- AUTOINCREMENT: the id of a discarded message never becomes another's.
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      person_id INTEGER NOT NULL REFERENCES people (id),
      remote_id TEXT,
      client_id TEXT UNIQUE,
      direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
      type TEXT NOT NULL,
      content TEXT NOT NULL,
      status TEXT NOT NULL,
      at INTEGER NOT NULL,
      position INTEGER NOT NULL,
      error TEXT,
      reply_to_id TEXT,
      raw TEXT,
      told_at INTEGER NOT NULL DEFAULT 0,
      has_gap_before INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX messages_in_thread ON messages (person_id, position, id);
    -- By person: ids made from rows that have none may be equal in two conversations.
    CREATE UNIQUE INDEX messages_by_remote_id ON messages (person_id, remote_id) WHERE remote_id IS NOT NULL;
    CREATE INDEX messages_inbound ON messages (person_id, position, type) WHERE direction = 'in';
    CREATE INDEX messages_failed ON messages (person_id) WHERE status = 'failed';
    CREATE INDEX messages_gaps ON messages (person_id, position) WHERE has_gap_before = 1;

    -- Server ids of messages the person discarded here, or sent again: the history does not bring them back.
    CREATE TABLE dropped_ids (
      person_id INTEGER NOT NULL REFERENCES people (id),
      remote_id TEXT NOT NULL,
      PRIMARY KEY (person_id, remote_id)
    ) STRICT, WITHOUT ROWID;

    -- A job for every message of ours whose server id is not known; state repeats the message's status.
    CREATE TABLE outbox (
      message_id INTEGER PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE,
      person_id INTEGER NOT NULL REFERENCES people (id),
      turn INTEGER NOT NULL,
      state TEXT NOT NULL,
      not_before INTEGER NOT NULL DEFAULT 0,
      attempts INTEGER NOT NULL DEFAULT 0,
      attempted_at INTEGER,
      problem TEXT
    ) STRICT;
    CREATE INDEX outbox_by_turn ON outbox (turn) WHERE state = 'queued';
    CREATE INDEX outbox_by_due ON outbox (not_before, turn) WHERE state = 'queued';
    CREATE INDEX outbox_sending ON outbox (person_id) WHERE state = 'sending';
    CREATE INDEX outbox_of_person ON outbox (person_id, state, turn);

    CREATE TABLE drafts (
      person_id INTEGER PRIMARY KEY REFERENCES people (id),
      text TEXT NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;

    -- All but the person's own choices follows from messages and drafts: see summaries.ts.
    CREATE TABLE conversations (
      person_id INTEGER PRIMARY KEY REFERENCES people (id),
      last_message_id INTEGER,
      last_at INTEGER NOT NULL,
      last_inbound_at INTEGER,
      unread INTEGER NOT NULL,
      failed INTEGER NOT NULL,
      is_awaiting_reply INTEGER NOT NULL,
      has_draft INTEGER NOT NULL,
      begun_at INTEGER NOT NULL,
      read_position INTEGER NOT NULL DEFAULT 0,
      is_pinned INTEGER NOT NULL DEFAULT 0,
      is_marked_unread INTEGER NOT NULL DEFAULT 0,
      is_done INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX conversations_open ON conversations (is_pinned DESC, last_at DESC, person_id DESC)
      WHERE is_done = 0;
    CREATE INDEX conversations_done ON conversations (is_pinned DESC, last_at DESC, person_id DESC)
      WHERE is_done = 1;
    CREATE INDEX conversations_unread ON conversations (is_pinned DESC, last_at DESC, person_id DESC, unread)
      WHERE unread > 0 OR is_marked_unread = 1;
    CREATE INDEX conversations_awaiting ON conversations (is_pinned DESC, last_at DESC, person_id DESC)
      WHERE is_awaiting_reply = 1 AND is_done = 0;
    CREATE INDEX conversations_failed ON conversations (is_pinned DESC, last_at DESC, person_id DESC)
      WHERE failed > 0 AND is_done = 0;
    CREATE INDEX conversations_by_inbound ON conversations (last_inbound_at)
      WHERE is_done = 0;
  `,
};
