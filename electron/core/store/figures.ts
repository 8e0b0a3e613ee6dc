import type { Database } from 'better-sqlite3-multiple-ciphers';
import { versionOf } from './migrations/migrate.ts';
import type { KeptHere, StoreFigures, StoreQueries } from './store.ts';

interface Counted {
  readonly state: string;
  readonly count: number;
}

/** Counted along whole indexes: for a report that a person asked for, not for a screen. */
export function createFigures(db: Database): StoreQueries['figures'] {
  const contacts = db.prepare<[], number>('SELECT COUNT(*) FROM contacts').pluck();
  const conversations = db.prepare<[], number>('SELECT COUNT(*) FROM conversations').pluck();
  const messages = db.prepare<[], number>('SELECT COUNT(*) FROM messages').pluck();
  const outbox = db.prepare<[], Counted>('SELECT state, COUNT(*) AS count FROM outbox GROUP BY state');
  const edits = db.prepare<[], Counted>('SELECT state, COUNT(*) AS count FROM edits GROUP BY state');

  const keptHere = db.prepare<[], KeptHere>(
    `SELECT
      (SELECT COUNT(*) FROM drafts) AS drafts,
      (SELECT COUNT(*) FROM quick_replies) AS quickReplies,
      (SELECT COUNT(*) FROM contact_views) AS views,
      (SELECT COUNT(*) FROM unsaved_forms) AS unsavedForms,
      (SELECT COUNT(*) FROM edits WHERE batch_id IS NULL AND state IN ('waiting', 'sending', 'refused')) +
      (SELECT COUNT(*) FROM batches AS b CROSS JOIN edits AS e
        ON e.batch_id = b.id AND e.state IN ('waiting', 'sending') WHERE b.state <> 'cancelled') AS edits`,
  );

  return {
    keptHere: () => keptHere.get() ?? { drafts: 0, quickReplies: 0, views: 0, unsavedForms: 0, edits: 0 },
    counts: (): StoreFigures => ({
      schemaVersion: versionOf(db),
      contacts: contacts.get() ?? 0,
      conversations: conversations.get() ?? 0,
      messages: messages.get() ?? 0,
      outbox: byState(outbox.all()),
      edits: byState(edits.all()),
    }),
  };
}

function byState(rows: readonly Counted[]): Record<string, number> {
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}
