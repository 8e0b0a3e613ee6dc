import type { Migration } from './migrate.ts';

export const settling: Migration = {
  version: 8,
  name: 'settling',
  sql: `
    -- When the last attempt ended without an answer: looks into the history count from then on.
    ALTER TABLE outbox ADD COLUMN ended_at INTEGER;
    -- What was known of the conversation when it was made: the position of its newest message, and when it was read.
    ALTER TABLE outbox ADD COLUMN known_to INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE outbox ADD COLUMN read_at INTEGER;
    -- Looks into the whole history since then that did not find it.
    ALTER TABLE outbox ADD COLUMN looks INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE outbox ADD COLUMN first_look_at INTEGER;
    ALTER TABLE outbox ADD COLUMN last_look_at INTEGER;
    CREATE INDEX outbox_listed ON outbox (state, turn);
    CREATE INDEX outbox_turns ON outbox (turn);

    -- Attempts that nobody knows the end of, whose message was then sent again or discarded by the person: a row of the
    -- history that comes of one is told by it, and is no other message's.
    CREATE TABLE attempts (
      id INTEGER PRIMARY KEY,
      person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
      message_id INTEGER REFERENCES messages (id) ON DELETE SET NULL,
      content TEXT NOT NULL,
      attempted_at INTEGER NOT NULL,
      known_to INTEGER NOT NULL,
      read_at INTEGER
    ) STRICT;
    CREATE INDEX attempts_of_person ON attempts (person_id, attempted_at);
    CREATE INDEX attempts_of_message ON attempts (message_id);

    -- Client ids of messages the person discarded: whoever asks for one again, not knowing, sends nothing.
    CREATE TABLE discarded (
      client_id TEXT PRIMARY KEY,
      at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX discarded_by_age ON discarded (at);

    -- What failed and was sent from here, or was to be sent from here again.
    CREATE INDEX messages_failed_here ON messages (position, id)
      WHERE status = 'failed' AND (client_id IS NOT NULL OR remote_id IS NULL);
  `,
};
