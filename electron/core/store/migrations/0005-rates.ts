import type { Migration } from './migrate.ts';

export const rates: Migration = {
  version: 5,
  name: 'rates',
  sql: `
    -- How often somebody writes, as the poll schedule learnt it. Apart from people: it changes with every poll.
    CREATE TABLE rates (
      person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
      events REAL NOT NULL,
      observed_ms REAL NOT NULL,
      learned_at INTEGER NOT NULL
    ) STRICT;
  `,
};
