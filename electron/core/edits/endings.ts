import type { Problem } from '#contract/errors.ts';
import { assertNever } from '#core/lib/assertNever.ts';
import { createDoubts } from '#core/lib/doubts.ts';
import type { Hold } from '#core/lib/hold.ts';
import type { ContactsApplied, EditEnd, EditJob } from '#core/store/store.ts';
import { afterEdit } from './afterEdit.ts';
import type { EditsDeps } from './edits.ts';
import type { Performer } from './perform.ts';
import { deletedElsewhere, type Performed } from './performed.ts';
import type { Ended } from './waits.ts';

/** Answers lost in a row, after which nothing leaves for a while. */
const DOUBTS_TO_WAIT = 3;
/** An edit that gets no answer so often, while others do, is its own trouble. */
const MOST_LOSSES = 6;

interface Wait {
  readonly until: number;
  readonly problem: Problem | null;
  readonly mayHaveArrived?: boolean;
}

export interface Endings {
  /** Sends an edit and writes down what became of it. */
  of(job: EditJob, signal: AbortSignal): Promise<Ended>;
}

export function createEndings(
  deps: EditsDeps & {
    readonly hold: Hold;
    readonly performer: Performer;
    /** Null where it could not be written. */
    readonly keep: <T>(write: () => Promise<T>) => Promise<T | null>;
  },
): Endings {
  const { accountId, store, client, clock, random, logger, hold, performer, keep } = deps;
  /** Attempts without an answer, by edit; what never left is none. */
  const losses = new Map<number, number>();
  const doubts = createDoubts({ clock, hold, toWait: DOUBTS_TO_WAIT });

  async function perform(job: EditJob, signal: AbortSignal): Promise<Performed | null> {
    try {
      return await performer.perform(job, signal);
    } catch (error) {
      logger.error('an edit broke off', { accountId, error });
      return null;
    }
  }

  async function taken(job: EditJob, end: EditEnd): Promise<Ended> {
    answered(job);
    const applied = await keep(() => store.edits.done(job.id, end));
    const { answer, became = job.change } = end;
    const told = answer && (answer.target === 'contact' ? answer.record.phone : answer.record.id);
    const key = told ?? (typeof became['phone'] === 'string' ? became['phone'] : job.key);
    if (applied && job.target === 'contact')
      deps.onContacts(applied, job.op === 'remove' || key !== job.key ? [job.key] : []);
    return { kind: 'saved', key };
  }

  async function refuse(job: EditJob, problem: Problem): Promise<Ended> {
    answered(job);
    await keep(() => store.edits.refused(job.id, problem, clock.now()));
    return { kind: 'refused', problem };
  }

  /** It was deleted elsewhere, so it goes from here too. */
  async function gone(job: EditJob, requestedAt: number): Promise<Ended> {
    const ended = await refuse(job, deletedElsewhere().toProblem());
    if (job.target !== 'contact') deps.onListOdd(job.target);
    else if (job.batchId === null) {
      await keep(() => store.contacts.remove([job.key], requestedAt));
      deps.onContacts(NOTHING_APPLIED, [job.key]);
    }
    return ended;
  }

  async function defer(job: EditJob, wait: Wait): Promise<Ended> {
    const { until, problem, mayHaveArrived = false } = wait;
    await keep(() => store.edits.defer(job.id, until, problem, job.mayHaveArrived || mayHaveArrived));
    return { kind: 'waiting' };
  }

  function answered(job: EditJob): void {
    doubts.answered();
    losses.delete(job.id);
    hold.answered();
  }

  function stopAccount(problem: Problem, turn: number): void {
    // A person may have acted since the request left: then the next one tells.
    if (turn !== hold.turn()) return;
    hold.pause(problem);
    deps.onStopped(problem);
  }

  async function after(
    job: EditJob,
    failed: Extract<Performed, { kind: 'failed' }>,
    asked: { readonly turn: number; readonly at: number },
  ): Promise<Ended> {
    const { failure, isWrite } = failed;
    const lost = losses.get(job.id) ?? 0;
    const context = { attempts: lost, now: clock.now(), fraction: random.fraction() };
    const decision = afterEdit(failure, { baseUrl: client.baseUrl, ...context });
    logger.warn('an edit was not taken', { accountId, outcome: failure.kind, decision: decision.kind });
    switch (decision.kind) {
      case 'refused':
        return refuse(job, decision.problem);
      case 'gone':
        return isWrite && job.op === 'update' ? gone(job, asked.at) : refuse(job, decision.problem);
      case 'stop-account': {
        const ended = await defer(job, { until: clock.now(), problem: decision.problem });
        stopAccount(decision.problem, asked.turn);
        return ended;
      }
      case 'defer': {
        if ((failure.kind === 'lost' || failure.kind === 'whatsapp') && decision.problem) {
          losses.set(job.id, lost + 1);
          const isHeld = doubts.lost(decision.problem);
          if (!isHeld && lost + 1 >= MOST_LOSSES) return refuse(job, decision.problem);
        }
        if (decision.holdsAll && decision.problem) hold.holdUntil(decision.until, decision.problem);
        if (failure.kind === 'throttled') deps.onThrottled(decision.until - clock.now());
        return defer(job, { ...decision, mayHaveArrived: decision.mayHaveArrived && isWrite });
      }
      default:
        return assertNever(decision);
    }
  }

  return {
    async of(job, signal) {
      const asked = { turn: hold.turn(), at: clock.now() };
      const performed = await perform(job, signal);
      const ended = await endOf(job, performed, asked);
      if (ended.kind !== 'waiting') await keep(() => performer.forget(job.id));
      return ended;
    },
  };

  function endOf(
    job: EditJob,
    performed: Performed | null,
    asked: { readonly turn: number; readonly at: number },
  ): Promise<Ended> {
    // A fault of ours: whether a request left is not known.
    if (!performed) return defer(job, brokeOff(clock.now()));
    switch (performed.kind) {
      case 'done':
        return taken(job, performed.end);
      case 'refused':
        return refuse(job, performed.problem);
      case 'unsure':
        return defer(job, { until: clock.now() + performed.waitMs, problem: performed.problem });
      case 'failed':
        return after(job, performed, asked);
      default:
        return assertNever(performed);
    }
  }
}

const BROKE_OFF_WAIT_MS = 30_000;

function brokeOff(now: number): Wait {
  const problem: Problem = {
    code: 'INTERNAL',
    message:
      'Something went wrong inside Inlobo Desk while this was being sent. It is tried again by itself.',
  };
  return { until: now + BROKE_OFF_WAIT_MS, problem, mayHaveArrived: true };
}

const NOTHING_APPLIED: ContactsApplied = { changed: 0, added: [], seen: 0, active: [] };
