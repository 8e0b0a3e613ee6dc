import type { Database } from 'better-sqlite3-multiple-ciphers';
import { contentOf, type MessageRow, type MessageRows } from '../conversations/messages.ts';
import type { Attempt } from '../conversations/claims.ts';
import type { JobRow, Jobs } from './outboxJobs.ts';

interface EarlierRow {
  readonly id: number;
  readonly messageId: number | null;
  readonly content: string;
  readonly attemptedAt: number;
  readonly knownTo: number;
  readonly readAt: number | null;
}

export type Attempts = ReturnType<typeof createAttempts>;

/**
 * Requests that left and of which nobody knows whether the server took them: those of jobs, and earlier ones whose
 * message was sent again or discarded since.
 */
export function createAttempts(db: Database, deps: { rows: MessageRows; jobs: Jobs }) {
  const { rows, jobs } = deps;
  const insert = db.prepare<Omit<EarlierRow, 'id'> & { personId: number }>(`
    INSERT INTO attempts (person_id, message_id, content, attempted_at, known_to, read_at)
    VALUES (:personId, :messageId, :content, :attemptedAt, :knownTo, :readAt)`);
  const earlier = db.prepare<[number], EarlierRow>(
    `SELECT id, message_id AS messageId, content, attempted_at AS attemptedAt, known_to AS knownTo, read_at AS readAt
     FROM attempts WHERE person_id = ? ORDER BY attempted_at, id`,
  );
  const remove = db.prepare<[number]>('DELETE FROM attempts WHERE id = ?');

  function ofJob(job: JobRow): Attempt[] {
    const row = rows.byId(job.messageId);
    if (!row || job.attemptedAt === null) return [];
    const { messageId, attemptedAt, knownTo, readAt } = job;
    const isSending = job.state === 'sending';
    return [
      {
        earlierId: null,
        messageId,
        isSending,
        isTaken: false,
        attemptedAt,
        knownTo,
        readAt,
        content: contentOf(row),
      },
    ];
  }

  function ofEarlier(row: EarlierRow): Attempt {
    const { id: earlierId, messageId, attemptedAt, knownTo, readAt } = row;
    const message = messageId === null ? null : rows.byId(messageId);
    return {
      earlierId,
      messageId,
      isSending: message?.status === 'sending',
      isTaken: message === null || message.remoteId !== null,
      attemptedAt,
      knownTo,
      readAt,
      content: contentOf(row),
    };
  }

  return {
    /** All that a row of this person's history may come of, in the order they were made. */
    of: (personId: number): Attempt[] =>
      [...jobs.unclaimed(personId).flatMap(ofJob), ...earlier.all(personId).map(ofEarlier)].sort(
        (one, other) => one.attemptedAt - other.attemptedAt || (one.messageId ?? 0) - (other.messageId ?? 0),
      ),
    /** The message's attempt stays open when its job goes, or begins anew. */
    keepOpen(row: MessageRow): void {
      const job = jobs.get(row.id);
      const isOpen = job?.state === 'uncertain' || job?.state === 'settled';
      if (!isOpen || job.attemptedAt === null) return;
      const { attemptedAt, knownTo, readAt } = job;
      insert.run({
        personId: row.personId,
        messageId: row.id,
        content: row.content,
        attemptedAt,
        knownTo,
        readAt,
      });
    },
    close: (earlierId: number): void => void remove.run(earlierId),
  };
}
