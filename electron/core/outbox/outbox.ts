import { AppError, type Problem } from '#contract/errors.ts';
import type { Emit } from '#core/events.ts';
import type { InloboClient } from '#core/inlobo/client.ts';
import { sendMessage } from '#core/inlobo/endpoints/messages.ts';
import { assertNever } from '#core/lib/assertNever.ts';
import { createDoubts } from '#core/lib/doubts.ts';
import type { Held } from '#core/lib/hold.ts';
import { createSendingLoop, type Next } from '#core/lib/sendingLoop.ts';
import type { Clock, Logger, Random } from '#core/ports.ts';
import type { OutboxJob, Store } from '#core/store/store.ts';
import { afterSend, type AfterSend } from './afterSend.ts';
import { createPairPace } from './pairPace.ts';
import { createSettling, type ReadHistory } from './settling.ts';
import { createWindowReads } from './windowReads.ts';

export interface Outbox {
  start(): void;
  /** There is something to send, or a reason to wait has gone. */
  wake(): void;
  /** Nothing more leaves until `resume`; what waits is kept. */
  pause(problem: Problem): void;
  resume(): void;
  /** Why nothing leaves, though something may wait; null where sending goes on. */
  held(): Held | null;
  /** Lets what is under way end (a few seconds at most); what then has no answer is uncertain. */
  stop(): Promise<void>;
}

export interface OutboxDeps {
  readonly accountId: string;
  readonly store: Store;
  readonly client: InloboClient;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly emit: Emit;
  /** Reads a person's history: to know what became of a message, or whether they wrote in the last 24 hours. */
  readonly read: ReadHistory;
  /** The account can't send until a person acts: a new key, or something to settle at Inlobo or Meta. */
  readonly onStopped: (problem: Problem, isKeyRefused: boolean) => void;
  /** A request is about to leave: reading makes way for it. */
  readonly onSend: () => void;
  /** The server asks for fewer requests. */
  readonly onThrottled: (retryAfterMs: number) => void;
  /** The history of this person will tell how a message fares. */
  readonly onAccepted: (phone: string) => void;
  /** WhatsApp refused a template: what is known of the templates is old. */
  readonly onTemplateRefused: () => void;
}

const MOST_AT_ONCE = 4;
/** What a number shared with the WhatsApp Business app may send in a second; others may send 80. */
const SENDS_PER_SECOND = 20;
/** Answers lost in a row, after which nothing leaves for a while. */
const DOUBTS_TO_WAIT = 4;

const CRASHED: Problem = {
  code: 'UNREADABLE_ANSWER',
  message:
    'Inlobo Desk stopped while this was being sent, so it may have been sent. Its history is being checked.',
  data: { reason: 'stopped' },
};

/** Sends what waits, in order for each person, and writes down what became of it before anything else happens. */
export function createOutbox(deps: OutboxDeps): Outbox {
  const { accountId, store, client, clock, random, logger, emit } = deps;
  const loop = createSendingLoop<OutboxJob>({
    accountId,
    what: 'messages',
    clock,
    logger,
    mostAtOnce: MOST_AT_ONCE,
    ratePerSecond: () => SENDS_PER_SECOND,
    burst: SENDS_PER_SECOND,
    recover,
    next,
    putBack: (job) => store.outbox.defer(job.id, clock.now(), null, false),
    send,
    isInVain: (error) => error instanceof AppError && error.code === 'NOT_FOUND',
  });
  const { hold, wake } = loop;
  const doubts = createDoubts({ clock, hold, toWait: DOUBTS_TO_WAIT });
  const pairs = createPairPace(clock);
  const settling = createSettling({ store, clock, logger, read: deps.read, onAsked: changed });
  const windows = createWindowReads({ store, clock, random, logger, read: deps.read, onRead: readEnded });

  function readEnded(phone: string): void {
    changed(phone);
    wake();
  }

  async function recover(): Promise<void> {
    for (const phone of await store.outbox.recover(CRASHED, clock.now())) changed(phone);
    for (const phone of await store.outbox.unsettledPhones()) settling.watch(phone);
  }

  async function next(): Promise<Next<OutboxJob>> {
    const blocked = [...pairs.blocked(), ...windows.reading()];
    const candidate = await store.outbox.peek(clock.now(), blocked);
    if (!candidate) return { kind: 'wait', until: await dueAt(blocked) };

    const window = windows.check(candidate);
    switch (window.kind) {
      case 'unsure':
        windows.read(candidate);
        return { kind: 'look-again' };
      case 'closed':
        await store.outbox.failed(candidate.id, window.problem);
        changed(candidate.phone);
        return { kind: 'look-again' };
      case 'open': {
        const job = await store.outbox.claim(clock.now(), blocked, candidate.id);
        return job ? { kind: 'job', job } : { kind: 'look-again' };
      }
      default:
        return assertNever(window);
    }
  }

  async function dueAt(blocked: readonly string[]): Promise<number> {
    return Math.min((await store.outbox.nextDueAt(blocked)) ?? Infinity, pairs.freeAt());
  }

  async function send(job: OutboxJob): Promise<void> {
    changed(job.phone);
    const turn = hold.turn();
    pairs.spend(job.phone);
    windows.sent(job.id);
    deps.onSend();
    const decision = await ask(job);
    await loop.keep(() => write(job, decision));
    changed(job.phone);
    act(job, decision, turn);
  }

  async function ask(job: OutboxJob): Promise<AfterSend> {
    const context = { baseUrl: client.baseUrl, attempts: job.attempts, fraction: random.fraction() };
    try {
      const answer = await sendMessage(client, job.phone, job.content, { signal: loop.cut });
      return afterSend(answer, { ...context, now: clock.now() });
    } catch (error) {
      // A fault of ours: whether the request left is not known.
      logger.error('a send broke off', { accountId, error });
      return { kind: 'uncertain', problem: CRASHED };
    }
  }

  function write(job: OutboxJob, decision: AfterSend): Promise<unknown> {
    switch (decision.kind) {
      case 'accepted':
        return store.outbox.accepted(job.id, decision.remoteId);
      case 'defer':
        return store.outbox.defer(job.id, decision.until, decision.problem, decision.countAttempt);
      case 'failed':
        return store.outbox.failed(job.id, decision.problem);
      case 'uncertain':
        return store.outbox.uncertain(job.id, decision.problem, clock.now());
      case 'stop-account':
        return store.outbox.defer(job.id, clock.now(), decision.problem, false);
      default:
        return assertNever(decision);
    }
  }

  function act(job: OutboxJob, decision: AfterSend, turn: number): void {
    if (decision.kind !== 'accepted')
      logger.warn('a send was not accepted', {
        accountId,
        outcome: decision.kind,
        code: decision.problem.code,
      });
    if (decision.kind !== 'uncertain') doubts.answered();
    switch (decision.kind) {
      case 'accepted':
        hold.answered();
        return deps.onAccepted(job.phone);
      case 'defer':
        return deferred(job, decision);
      case 'failed':
        hold.answered();
        if (decision.problem.data?.['treatment'] === 'template') deps.onTemplateRefused();
        return;
      case 'uncertain':
        settling.watch(job.phone);
        doubts.lost(decision.problem);
        return;
      case 'stop-account':
        // A person may have acted since the request left: then the next one tells.
        if (turn !== hold.turn()) return;
        hold.pause(decision.problem);
        return deps.onStopped(decision.problem, decision.isKeyRefused);
      default:
        return assertNever(decision);
    }
  }

  function deferred(job: OutboxJob, decision: Extract<AfterSend, { kind: 'defer' }>): void {
    if (!decision.countAttempt) pairs.giveBack(job.phone);
    if (decision.holds !== 'account') return;
    hold.holdUntil(decision.until, decision.problem);
    if (decision.problem.code === 'RATE_LIMITED') deps.onThrottled(decision.until - clock.now());
  }

  function changed(phone: string): void {
    emit({ name: 'messages.changed', accountId, phone });
    emit({ name: 'conversations.changed', accountId });
    emit({ name: 'sync.changed', accountId });
  }

  return {
    start: loop.start,
    wake,
    pause: loop.pause,
    resume: loop.resume,
    held: () => hold.state(),
    async stop() {
      await Promise.all([loop.stop(), settling.stop(), windows.stop()]);
    },
  };
}
