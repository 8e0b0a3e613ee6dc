import type { Problem } from '#contract/errors.ts';
import type { MessageRows } from '../conversations/messages.ts';
import type { ServerClock } from '../conversations/serverClock.ts';
import { isOlder } from '../contacts/toldAt.ts';
import type { JobRow, Jobs } from './outboxJobs.ts';

/** What was read of a history, for those whose message was not in it. */
export interface LookedThrough {
  readonly personId: number;
  /** When its newest page was asked for. */
  readonly at: number;
  /** Oldest first; `position` null: the history had not told of it before. */
  readonly rows: readonly { readonly at: number | null; readonly position: number | null }[];
  readonly reachesStart: boolean;
  readonly clock: ServerClock;
}

export interface Looked {
  /** Messages the person is asked about now. */
  readonly asked: number;
  /** An older page may show what this one did not. */
  readonly seeksOlder: boolean;
}

const LOOKS_TO_ASK = 3;
const LOOKING_MS = 60_000;

export const NOT_IN_HISTORY: Problem = {
  code: 'NOT_IN_HISTORY',
  message:
    'The answer to this message was lost, and the conversation does not show it. It was probably not sent. ' +
    'Choose: Send again, It was sent, or Discard.',
};

/**
 * Counts how often the history was read without showing a message that may have been sent. Absent from three looks over
 * a minute or more, the person is asked.
 */
export function createLooks(deps: { readonly jobs: Jobs; readonly rows: MessageRows }) {
  const { jobs, rows } = deps;

  /** Whether the person is asked now. */
  function count(job: JobRow, at: number): boolean {
    const { firstLookAt, lastLookAt, looks } = job;
    if (lastLookAt !== null && (at === lastLookAt || isOlder(at, lastLookAt))) return false;
    jobs.look(job.messageId, at);
    if (looks + 1 < LOOKS_TO_ASK || Math.abs(at - (firstLookAt ?? at)) < LOOKING_MS) return false;
    const row = rows.byId(job.messageId);
    if (row?.status !== 'uncertain') return false;
    rows.update({ ...row, error: JSON.stringify(NOT_IN_HISTORY) });
    return true;
  }

  return {
    note(looked: LookedThrough): Looked {
      let asked = 0;
      let seeksOlder = false;
      for (const job of jobs.uncertainOf(looked.personId)) {
        const endedAt = job.endedAt ?? job.attemptedAt ?? 0;
        // Asked for while the server could still be taking it.
        if (isOlder(looked.at, endedAt) || isAsked(job, rows)) continue;
        if (!reaches(looked, job)) seeksOlder = true;
        else if (count(job, looked.at)) asked += 1;
      }
      return { asked, seeksOlder };
    },
  };
}

export type Looks = ReturnType<typeof createLooks>;

function isAsked(job: JobRow, rows: MessageRows): boolean {
  const error = rows.byId(job.messageId)?.error ?? 'null';
  return (JSON.parse(error) as Problem | null)?.code === 'NOT_IN_HISTORY';
}

/** Whether what was read goes back to before the attempt: to a message known then, or where none was, by its time. */
function reaches({ rows, reachesStart, clock }: LookedThrough, job: JobRow): boolean {
  const { attemptedAt, knownTo } = job;
  if (attemptedAt === null) return true;
  if (knownTo > 0) return rows.some(({ position }) => position !== null && position <= knownTo);
  const before = attemptedAt + clock.aheadMs - clock.slackMs;
  return reachesStart || rows.some(({ at }) => at !== null && at < before);
}
