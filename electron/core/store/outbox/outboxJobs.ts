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
  /** When that attempt ended without an answer. */
  readonly endedAt: number | null;
  /** Where the newest message stood that the history had told of when it was made; 0: none had been told. */
  readonly knownTo: number;
  /** When the conversation had last been read then. */
  readonly readAt: number | null;
  /** Looks into the whole history since it ended, that did not find it. */
  readonly looks: number;
  readonly firstLookAt: number | null;
  readonly lastLookAt: number | null;
}

export interface Knowledge {
  readonly knownTo: number;
  readonly readAt: number | null;
}

export type Jobs = ReturnType<typeof createJobs>;

/** The first job of each person that may leave: nothing of the same person is under way or waits before it. */
const IS_HEAD = `NOT EXISTS (SELECT 1 FROM outbox AS s WHERE s.person_id = j.person_id AND s.state = 'sending')
  AND NOT EXISTS (
    SELECT 1 FROM outbox AS e WHERE e.person_id = j.person_id AND e.state = 'queued' AND e.turn < j.turn
  )`;
const IS_FREE = `j.person_id NOT IN (
      SELECT p.id FROM json_each(:blocked) AS b CROSS JOIN people AS p ON p.phone = b.value
    )`;

export const NEXT_JOB_SQL = `
  SELECT j.message_id FROM outbox AS j INDEXED BY outbox_by_turn
  WHERE j.state = 'queued' AND j.not_before <= :now AND ${IS_HEAD} AND ${IS_FREE}
  ORDER BY j.turn LIMIT 1`;

export const NEXT_DUE_SQL = `
  SELECT j.not_before FROM outbox AS j INDEXED BY outbox_by_due
  WHERE j.state = 'queued' AND ${IS_HEAD} AND ${IS_FREE} ORDER BY j.not_before, j.turn LIMIT 1`;

/** Job rows: one for every message of ours whose server id is not known. */
export function createJobs(db: Database) {
  const columns = `message_id AS messageId, person_id AS personId, state, attempts, attempted_at AS attemptedAt,
    ended_at AS endedAt, known_to AS knownTo, read_at AS readAt, looks, first_look_at AS firstLookAt,
    last_look_at AS lastLookAt`;
  const get = db.prepare<[number], JobRow>(`SELECT ${columns} FROM outbox WHERE message_id = ?`);
  // Behind all that ever had a turn: what is under way now may come back to its own.
  const put = db.prepare<{ messageId: number; personId: number }>(`
    INSERT INTO outbox (message_id, person_id, turn, state)
    VALUES (:messageId, :personId, (SELECT coalesce(MAX(turn), 0) + 1 FROM outbox), 'queued')
    ON CONFLICT (message_id) DO UPDATE SET turn = excluded.turn, state = 'queued', not_before = 0, problem = NULL`);
  const start = db.prepare<Knowledge & { id: number; now: number }>(
    `UPDATE outbox SET state = 'sending', attempted_at = :now, ended_at = NULL, known_to = :knownTo, read_at = :readAt,
       looks = 0, first_look_at = NULL, last_look_at = NULL
     WHERE message_id = :id`,
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
  const leaveOpen = db.prepare<[number | null, number]>(
    'UPDATE outbox SET ended_at = ? WHERE message_id = ?',
  );
  const look = db.prepare<{ id: number; at: number }>(
    `UPDATE outbox SET looks = looks + 1, first_look_at = coalesce(first_look_at, :at), last_look_at = :at
     WHERE message_id = :id`,
  );
  const remove = db.prepare<[number]>('DELETE FROM outbox WHERE message_id = ?');
  const next = db.prepare<{ now: number; blocked: string }, number>(NEXT_JOB_SQL).pluck();
  const nextDue = db.prepare<{ blocked: string }, number>(NEXT_DUE_SQL).pluck();
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
  const uncertainOf = db.prepare<[number], JobRow>(
    `SELECT ${columns} FROM outbox WHERE person_id = ? AND state = 'uncertain'`,
  );
  const uncertainPeople = db
    .prepare<[], number>(`SELECT DISTINCT person_id FROM outbox WHERE state = 'uncertain'`)
    .pluck();

  return {
    get: (messageId: number): JobRow | null => get.get(messageId) ?? null,
    /** Queues a message behind all others. */
    queue: (messageId: number, personId: number): void => void put.run({ messageId, personId }),
    start: (id: number, now: number, known: Knowledge = NOTHING_KNOWN): void =>
      void start.run({ id, now: Math.trunc(now), ...known }),
    end(id: number, state: JobState, counts: boolean, problem: unknown = null, notBefore = 0): void {
      end.run({
        id,
        state,
        notBefore: Math.trunc(notBefore),
        counts: counts ? 1 : 0,
        problem: problem === null ? null : JSON.stringify(problem),
      });
    },
    /** Nobody knows what became of its attempt: what the history told before `at` says nothing of that. */
    leaveOpen: (messageId: number, at: number | null): void =>
      void leaveOpen.run(at === null ? null : Math.trunc(at), messageId),
    /** The history as it was asked for at `at` was read through, and it was not there. */
    look: (messageId: number, at: number): void => void look.run({ id: messageId, at }),
    remove: (messageId: number): void => void remove.run(messageId),
    next: (now: number, blocked: readonly string[]): number | null =>
      next.get({ now, blocked: JSON.stringify(blocked) }) ?? null,
    nextDue: (blocked: readonly string[]): number | null =>
      nextDue.get({ blocked: JSON.stringify(blocked) }) ?? null,
    sending: (): number[] => sending.all(),
    waiting: (): number => waiting.get() ?? 0,
    whyWaiting(): Problem | null {
      const problem = whyWaiting.get();
      return problem === undefined ? null : (JSON.parse(problem) as Problem);
    },
    /** Attempts of this person that the history may show under an id we don't know, in the order they were made. */
    unclaimed: (personId: number): JobRow[] => unclaimed.all(personId),
    uncertainOf: (personId: number): JobRow[] => uncertainOf.all(personId),
    /** Whoever a message of which nobody knows went to. */
    uncertainPeople: (): number[] => uncertainPeople.all(),
  };
}

const NOTHING_KNOWN: Knowledge = { knownTo: 0, readAt: null };
