import type { Problem } from '#contract/errors.ts';
import type { Emit } from '#core/events.ts';
import type { InloboClient } from '#core/inlobo/client.ts';
import { sendMessage } from '#core/inlobo/endpoints/messages.ts';
import { assertNever } from '#core/lib/assertNever.ts';
import { createTokenBucket } from '#core/lib/tokenBucket.ts';
import type { Clock, Logger, Random } from '#core/ports.ts';
import type { OutboxJob, Store } from '#core/store/store.ts';
import { afterSend, type AfterSend } from './afterSend.ts';

export interface Outbox {
  start(): void;
  /** There is something to send, or a reason to wait has gone. */
  wake(): void;
  /** Nothing more leaves until `resume`; what waits is kept. */
  pause(): void;
  resume(): void;
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
  /** The account can't send until a person acts: a new key, or something to settle at Inlobo or Meta. */
  readonly onStopped: (problem: Problem, isKeyRefused: boolean) => void;
  /** A request is about to leave: reading makes way for it. */
  readonly onSend: () => void;
  /** The server asks for fewer requests. */
  readonly onThrottled: (retryAfterMs: number) => void;
  /** The history of this person will say what became of a message. */
  readonly onNews: (phone: string, news: 'accepted' | 'uncertain') => void;
}

const MOST_AT_ONCE = 4;
/** What a number shared with the WhatsApp Business app may send in a second; others may send 80. */
const SENDS_PER_SECOND = 20;
const DRAIN_MS = 5_000;
const STORE_RETRY_MS = 2_000;

const CRASHED: Problem = {
  code: 'UNREADABLE_ANSWER',
  message:
    'Inlobo Desk stopped while this was being sent, so it may have been sent. Its history is being checked.',
};

/** Sends what waits, in order for each person, and writes down what became of it before anything else happens. */
export function createOutbox(deps: OutboxDeps): Outbox {
  const { accountId, store, client, clock, random, logger, emit } = deps;
  const bucket = createTokenBucket({ clock, ratePerSecond: () => SENDS_PER_SECOND, burst: SENDS_PER_SECOND });
  const cut = new AbortController();
  const inFlight = new Set<Promise<void>>();
  let isStopping = false;
  let isPaused = false;
  let heldUntil = 0;
  let nap = new AbortController();
  let running: Promise<void> = Promise.resolve();

  function wake(): void {
    nap.abort();
    nap = new AbortController();
  }

  async function run(): Promise<void> {
    await keep(recover);
    while (!isStopping) {
      // Taken before looking: what is woken while we look must not be slept through.
      const { signal } = nap;
      const waitMs = await sendNext().catch((error: unknown) => {
        logger.error('the outbox could not look for work', { accountId, error });
        return STORE_RETRY_MS;
      });
      if (waitMs > 0) await clock.sleep(waitMs, signal).catch(() => undefined);
    }
  }

  async function recover(): Promise<void> {
    for (const phone of await store.outbox.recover(CRASHED)) {
      changed(phone);
      deps.onNews(phone, 'uncertain');
    }
  }

  /** Starts the next send that may leave; gives how long to wait before looking again. */
  async function sendNext(): Promise<number> {
    const now = clock.now();
    if (isPaused) return Infinity;
    if (heldUntil > now) return heldUntil - now;
    if (inFlight.size >= MOST_AT_ONCE) {
      await Promise.race(inFlight);
      return 0;
    }
    const job = await store.outbox.claim(now);
    if (!job) return waitForDue(now);

    changed(job.phone);
    const sending = send(job).finally(() => {
      inFlight.delete(sending);
      wake();
    });
    inFlight.add(sending);
    return 0;
  }

  /** A due job that was not given out waits for another of its conversation, whose end wakes us. */
  async function waitForDue(now: number): Promise<number> {
    const dueAt = await store.outbox.nextDueAt();
    return dueAt !== null && dueAt > now ? dueAt - now : Infinity;
  }

  async function send(job: OutboxJob): Promise<void> {
    // Only a stop cuts this short; the request then never leaves and says so.
    await bucket.take(cut.signal).catch(() => undefined);
    deps.onSend();
    const answer = await sendMessage(client, job.phone, job.content, { signal: cut.signal });
    const decision = afterSend(answer, {
      baseUrl: client.baseUrl,
      attempts: job.attempts,
      now: clock.now(),
      fraction: random.fraction(),
    });
    await keep(() => write(job, decision));
    changed(job.phone);
    act(job, decision);
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
        return store.outbox.uncertain(job.id, decision.problem);
      case 'stop-account':
        return store.outbox.defer(job.id, clock.now(), decision.problem, false);
      default:
        return assertNever(decision);
    }
  }

  function act(job: OutboxJob, decision: AfterSend): void {
    if (decision.kind === 'defer' && decision.holds === 'account') {
      heldUntil = Math.max(heldUntil, decision.until);
      if (decision.problem.code === 'RATE_LIMITED') deps.onThrottled(decision.until - clock.now());
    }
    if (decision.kind === 'accepted' || decision.kind === 'uncertain') deps.onNews(job.phone, decision.kind);
    if (decision.kind === 'stop-account') {
      isPaused = true;
      deps.onStopped(decision.problem, decision.isKeyRefused);
    }
    if (decision.kind !== 'accepted')
      logger.warn('a send was not accepted', { accountId, ...summary(decision) });
  }

  /** What the server said must be written down: a full disk is waited out. Left unwritten, it is uncertain at the next start. */
  async function keep(write: () => Promise<unknown>): Promise<void> {
    for (;;) {
      try {
        await write();
        return;
      } catch (error) {
        logger.error('what became of a send could not be written', { accountId, error });
        if (isStopping) return;
        await clock.sleep(STORE_RETRY_MS, cut.signal).catch(() => undefined);
      }
    }
  }

  function changed(phone: string): void {
    emit({ name: 'messages.changed', accountId, phone });
    emit({ name: 'conversations.changed', accountId });
    emit({ name: 'sync.changed', accountId });
  }

  return {
    start() {
      running = run();
    },
    wake,
    pause() {
      isPaused = true;
    },
    resume() {
      isPaused = false;
      heldUntil = 0;
      wake();
    },
    async stop() {
      isStopping = true;
      wake();
      const drained = Promise.all(inFlight).then(() => undefined);
      await Promise.race([drained, clock.sleep(DRAIN_MS, cut.signal).catch(() => undefined)]);
      cut.abort();
      await Promise.all(inFlight);
      await running;
    },
  };
}

function summary(decision: Exclude<AfterSend, { kind: 'accepted' }>): { outcome: string; code: string } {
  return { outcome: decision.kind, code: decision.problem.code };
}
