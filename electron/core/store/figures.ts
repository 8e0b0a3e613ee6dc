import type { Database } from 'better-sqlite3-multiple-ciphers';
import { versionOf } from './migrations/migrate.ts';
import type { StoreFigures, StoreQueries } from './store.ts';

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

  return {
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
