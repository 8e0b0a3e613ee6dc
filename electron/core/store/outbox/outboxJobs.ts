import type { Database } from 'better-sqlite3-multiple-ciphers';
import type { Problem } from '#contract/errors.ts';

/** `settled`: the person said it was sent; its server id is still to be found in the history. */
export type JobState = 'queued' | 'sending' | 'uncertain' | 'failed' | 'settled';

export interface JobRow {
  readonly messageId: number;
  readonly personId: number;
  readonly state: JobState;
  readonly attempts: number;
  /** When the request of the last attempt was about to leave. */
  readonly attemptedAt: number | null;
}

export type Jobs = ReturnType<typeof createJobs>;

/** The first job of each person that may leave: nothing of the same person is under way or waits before it. */
const IS_HEAD = `NOT EXISTS (SELECT 1 FROM outbox AS s WHERE s.person_id = j.person_id AND s.state = 'sending')
  AND NOT EXISTS (
    SELECT 1 FROM outbox AS e WHERE e.person_id = j.person_id AND e.state = 'queued' AND e.turn < j.turn
  )`;

export const NEXT_JOB_SQL = `
  SELECT j.message_id FROM outbox AS j INDEXED BY outbox_by_turn
  WHERE j.state = 'queued' AND j.not_before <= :now AND ${IS_HEAD}
    AND j.person_id NOT IN (
      SELECT p.id FROM json_each(:blocked) AS b CROSS JOIN people AS p ON p.phone = b.value
    )
  ORDER BY j.turn LIMIT 1`;

export const NEXT_DUE_SQL = `
  SELECT j.not_before FROM outbox AS j INDEXED BY outbox_by_due
  WHERE j.state = 'queued' AND ${IS_HEAD} ORDER BY j.not_before, j.turn LIMIT 1`;

/** Job rows: one for every message of ours whose server id is not known. */
export function createJobs(db: Database) {
  const columns =
    'message_id AS messageId, person_id AS personId, state, attempts, attempted_at AS attemptedAt';
  const get = db.prepare<[number], JobRow>(`SELECT ${columns} FROM outbox WHERE message_id = ?`);
  const put = db.prepare<{ messageId: number; personId: number }>(`
    INSERT INTO outbox (message_id, person_id, turn, state)
    VALUES (:messageId, :personId, (SELECT coalesce(MAX(turn), 0) + 1 FROM outbox WHERE state = 'queued'), 'queued')
    ON CONFLICT (message_id) DO UPDATE SET turn = excluded.turn, state = 'queued', not_before = 0, problem = NULL`);
  const start = db.prepare<[number, number]>(
    `UPDATE outbox SET state = 'sending', attempted_at = ? WHERE message_id = ?`,
  );
  const end = db.prepare<{
    id: number;
    state: JobState;
    notBefore: number;
    counts: 0 | 1;
    problem: string | null;
  }>(`
    UPDATE outbox SET state = :state, not_before = :notBefore, attempts = attempts + :counts, problem = :problem
    WHERE message_id = :id`);
  const remove = db.prepare<[number]>('DELETE FROM outbox WHERE message_id = ?');
  const next = db.prepare<{ now: number; blocked: string }, number>(NEXT_JOB_SQL).pluck();
  const nextDue = db.prepare<[], number>(NEXT_DUE_SQL).pluck();
  const sending = db.prepare<[], number>(`SELECT message_id FROM outbox WHERE state = 'sending'`).pluck();
  const waiting = db.prepare<[], number>(`SELECT COUNT(*) FROM outbox WHERE state = 'queued'`).pluck();
  const whyWaiting = db
    .prepare<[], string>(
      `SELECT problem FROM outbox WHERE state = 'queued' AND problem IS NOT NULL ORDER BY turn LIMIT 1`,
    )
    .pluck();
  const unclaimed = db.prepare<[number], JobRow>(
    `SELECT ${columns} FROM outbox
     WHERE person_id = ? AND state IN ('sending', 'uncertain', 'settled') AND attempted_at IS NOT NULL
     ORDER BY attempted_at, message_id`,
  );

  return {
    get: (messageId: number): JobRow | null => get.get(messageId) ?? null,
    /** Queues a message behind all others. */
    queue: (messageId: number, personId: number): void => void put.run({ messageId, personId }),
    start: (messageId: number, now: number): void => void start.run(Math.trunc(now), messageId),
    end(id: number, state: JobState, counts: boolean, problem: unknown = null, notBefore = 0): void {
      end.run({
        id,
        state,
        notBefore: Math.trunc(notBefore),
        counts: counts ? 1 : 0,
        problem: problem === null ? null : JSON.stringify(problem),
      });
    },
    remove: (messageId: number): void => void remove.run(messageId),
    next: (now: number, blocked: readonly string[]): number | null =>
      next.get({ now, blocked: JSON.stringify(blocked) }) ?? null,
    nextDue: (): number | null => nextDue.get() ?? null,
    sending: (): number[] => sending.all(),
    waiting: (): number => waiting.get() ?? 0,
    whyWaiting(): Problem | null {
      const problem = whyWaiting.get();
      return problem === undefined ? null : (JSON.parse(problem) as Problem);
    },
    /** Attempts of this person that the history may show under an id we don't know, in the order they were made. */
    unclaimed: (personId: number): JobRow[] => unclaimed.all(personId),
  };
}
