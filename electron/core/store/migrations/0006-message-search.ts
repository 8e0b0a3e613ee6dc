import type { Migration } from './migrate.ts';

export const messageSearch: Migration = {
  version: 6,
  name: 'message-search',
  sql: `
    -- Over the folded text of messages; holds no text of its own. The rowid sorts by time and names the message: see
    -- messageIndex.ts. Without positions (detail): what is found is looked at again, and the index is a third smaller.
    CREATE VIRTUAL TABLE message_search USING fts5 (
      text, content='', contentless_delete=1, detail='none', tokenize='trigram case_sensitive 1'
    );

    -- Messages that are here already are indexed by and by, from the newest down: folding is not done in SQL.
    INSERT INTO meta (key, value)
      SELECT 'store.messagesToIndex', CAST(id AS TEXT) FROM messages ORDER BY id DESC LIMIT 1;
  `,
};
