import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Problem } from '#contract/errors.ts';
import { PER_MS } from '../conversations/positions.ts';
import type { StoreQueries } from '../store.ts';
import { createChats } from './chats.ts';
import { createMessageCounts } from './messageCounts.ts';
import { createTaggedMessages } from './taggedMessages.ts';
import { createWaits } from './waits.ts';

/** Refusals differ in few words; what is beyond these is not told apart. */
export const FAILURES_SQL = `
  SELECT error, COUNT(*) AS count FROM messages
  WHERE status = 'failed' AND type <> 'reaction' AND position >= ? AND position < ?
  GROUP BY error ORDER BY count DESC LIMIT 500`;
export const CREATED_SQL = `
  SELECT COUNT(*) AS contacts, COUNT(CASE WHEN is_opted_in = 1 THEN 1 END) AS optedIn
  FROM contacts WHERE created_at >= ? AND created_at < ? LIMIT 1`;
export const UNDATED_SQL = `
  SELECT COUNT(*) AS contacts, COUNT(CASE WHEN is_opted_in = 1 THEN 1 END) AS optedIn
  FROM contacts WHERE created_at IS NULL LIMIT 1`;

interface Counted {
  readonly contacts: number;
  readonly optedIn: number;
}

/** Figures over many messages, in pieces that each hold up the store for a moment only. */
export function createInsights(db: Database): StoreQueries['insights'] {
  const failures = db.prepare<[number, number], { error: string | null; count: number }>(FAILURES_SQL);
  const created = db.prepare<[number, number], Counted>(CREATED_SQL);
  const undated = db.prepare<[], Counted>(UNDATED_SQL);
  const nobody: Counted = { contacts: 0, optedIn: 0 };
  return {
    ...createMessageCounts(db),
    ...createWaits(db),
    ...createChats(db),
    ...createTaggedMessages(db),
    failures: ({ from, to }) =>
      failures.all(from * PER_MS, to * PER_MS).map(({ error, count }) => ({
        problem: error === null ? null : (JSON.parse(error) as Problem),
        count,
      })),
    contactsCreated: (spans) => spans.map(({ from, to }) => created.get(from, to) ?? nobody),
    contactsUndated: () => undated.get() ?? nobody,
  };
}
