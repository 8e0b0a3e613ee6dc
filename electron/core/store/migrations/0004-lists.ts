import type { Migration } from './migrate.ts';

export const lists: Migration = {
  version: 4,
  name: 'lists',
  sql: `
    -- Who is in a group is in group_members.
    CREATE TABLE contact_groups (
      id TEXT PRIMARY KEY,
      sort_key TEXT NOT NULL,
      name TEXT NOT NULL,
      description TEXT,
      contact_count INTEGER,
      created_at INTEGER,
      updated_at INTEGER,
      raw TEXT NOT NULL
    ) STRICT;
    CREATE INDEX contact_groups_by_name ON contact_groups (sort_key, id);

    CREATE TABLE auto_replies (
      id TEXT PRIMARY KEY,
      sort_key TEXT NOT NULL,
      name TEXT NOT NULL,
      trigger_type TEXT,
      keywords TEXT NOT NULL,
      reply_type TEXT,
      reply_text TEXT,
      template_name TEXT,
      template_language TEXT,
      is_active INTEGER,
      created_at INTEGER,
      updated_at INTEGER,
      raw TEXT NOT NULL
    ) STRICT;
    CREATE INDEX auto_replies_by_name ON auto_replies (sort_key, id);
    CREATE INDEX auto_replies_by_activity ON auto_replies (is_active, sort_key, id);

    -- Named by name and language. The id ('' where there is none) belongs to the key so that no row hides another:
    -- some servers give all languages of a template one id, others list one twice.
    CREATE TABLE templates (
      name TEXT NOT NULL,
      language TEXT NOT NULL,
      id TEXT NOT NULL,
      sort_key TEXT NOT NULL,
      search TEXT NOT NULL,
      status TEXT NOT NULL,
      category TEXT,
      components TEXT NOT NULL,
      parameter_format TEXT,
      rejected_reason TEXT,
      created_at INTEGER,
      updated_at INTEGER,
      raw TEXT NOT NULL,
      PRIMARY KEY (name, language, id)
    ) STRICT;
    CREATE INDEX templates_by_name ON templates (sort_key, language, id);
    CREATE INDEX templates_by_status ON templates (status, sort_key, language, id);
    CREATE INDEX templates_by_category ON templates (category, sort_key, language, id);
    CREATE INDEX templates_by_language ON templates (language, sort_key, id);
  `,
};
