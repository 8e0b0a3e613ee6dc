import { AppError, type Problem } from '#contract/errors.ts';
import type { Emit } from '#core/events.ts';
import type { InloboClient } from '#core/inlobo/client.ts';
import { sendMessage } from '#core/inlobo/endpoints/messages.ts';
import { assertNever } from '#core/lib/assertNever.ts';
import { createHold, type Held } from '#core/lib/hold.ts';
import { createTokenBucket } from '#core/lib/tokenBucket.ts';
import type { Clock, Logger, Random } from '#core/ports.ts';
import type { OutboxCandidate, OutboxJob, Store } from '#core/store/store.ts';
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
const DRAIN_MS = 5_000;
const STORE_RETRY_MS = 2_000;
/** So many answers lost in a row are the server's trouble: it gets no more messages to lose at once. */
const DOUBTS_TO_WAIT = 4;
const DOUBT_WAIT_MS = 1_000;
const LONGEST_DOUBT_WAIT_MS = 60_000;

const CRASHED: Problem = {
  code: 'UNREADABLE_ANSWER',
  message:
    'Inlobo Desk stopped while this was being sent, so it may have been sent. Its history is being checked.',
};

/** Sends what waits, in order for each person, and writes down what became of it before anything else happens. */
export function createOutbox(deps: OutboxDeps): Outbox {
  const { accountId, store, client, clock, random, logger, emit } = deps;
  const bucket = createTokenBucket({ clock, ratePerSecond: () => SENDS_PER_SECOND, burst: SENDS_PER_SECOND });
  const pairs = createPairPace(clock);
  const hold = createHold(clock);
  const cut = new AbortController();
  const inFlight = new Set<Promise<void>>();
  const settling = createSettling({ store, clock, logger, read: deps.read, onAsked: changed });
  const windows = createWindowReads({ store, clock, random, logger, read: deps.read, onRead: readEnded });
  let isStopping = false;
  let doubts = 0;
  let nap = new AbortController();
  let running: Promise<void> = Promise.resolve();

  function wake(): void {
    nap.abort();
    nap = new AbortController();
  }

  function readEnded(phone: string): void {
    changed(phone);
    wake();
  }

  async function run(): Promise<void> {
    await keep(recover);
    while (!isStopping) {
      // Taken before looking: what is woken while we look must not be slept through.
      const { signal } = nap;
      const waitMs = await sendNext(signal).catch((error: unknown) => {
        if (!signal.aborted) logger.error('the outbox could not look for work', { accountId, error });
        return signal.aborted ? 0 : STORE_RETRY_MS;
      });
      if (waitMs > 0) await clock.sleep(waitMs, signal).catch(() => undefined);
    }
  }

  async function recover(): Promise<void> {
    for (const phone of await store.outbox.recover(CRASHED, clock.now())) changed(phone);
    for (const phone of await store.outbox.unsettledPhones()) settling.watch(phone);
  }

  /** Starts the next send that may leave; gives how long to wait before looking again. */
  async function sendNext(signal: AbortSignal): Promise<number> {
    if (hold.waitMs() > 0) return hold.waitMs();
    // Whatever ends wakes us.
    if (inFlight.size >= MOST_AT_ONCE) return Infinity;
    await bucket.ready(signal);
    const blocked = [...pairs.blocked(), ...windows.reading()];
    const candidate = await store.outbox.peek(clock.now(), blocked);
    if (!candidate) return waitForDue(blocked);

    const window = windows.check(candidate);
    switch (window.kind) {
      case 'unsure':
        windows.read(candidate);
        return 0;
      case 'closed':
        await store.outbox.failed(candidate.id, window.problem);
        changed(candidate.phone);
        return 0;
      case 'open':
        await claim(candidate, blocked);
        return 0;
      default:
        return assertNever(window);
    }
  }

  async function waitForDue(blocked: readonly string[]): Promise<number> {
    const dueAt = Math.min((await store.outbox.nextDueAt(blocked)) ?? Infinity, pairs.freeAt());
    return Math.max(1, dueAt - clock.now());
  }

  async function claim(candidate: OutboxCandidate, blocked: readonly string[]): Promise<void> {
    const job = await store.outbox.claim(clock.now(), blocked, candidate.id);
    if (!job) return;
    if (isStopping || hold.waitMs() > 0) {
      // Stopped or paused since: it did not leave.
      await keep(() => store.outbox.defer(job.id, clock.now(), null, false));
      return;
    }
    changed(job.phone);
    const sending = send(job).finally(() => {
      inFlight.delete(sending);
      wake();
    });
    inFlight.add(sending);
  }

  async function send(job: OutboxJob): Promise<void> {
    const turn = hold.turn();
    bucket.spend();
    pairs.spend(job.phone);
    windows.sent(job.id);
    deps.onSend();
    const decision = await ask(job);
    await keep(() => write(job, decision));
    changed(job.phone);
    act(job, decision, turn);
  }

  async function ask(job: OutboxJob): Promise<AfterSend> {
    const context = { baseUrl: client.baseUrl, attempts: job.attempts, fraction: random.fraction() };
    try {
      const answer = await sendMessage(client, job.phone, job.content, { signal: cut.signal });
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
    doubts = decision.kind === 'uncertain' ? doubts + 1 : 0;
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
        if (doubts >= DOUBTS_TO_WAIT) hold.holdUntil(clock.now() + doubtWaitMs(doubts), decision.problem);
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

  /** What the server said must be written down: a full disk is waited out. Left unwritten, it is uncertain at the next start. */
  async function keep(write: () => Promise<unknown>): Promise<void> {
    for (;;) {
      try {
        await write();
        return;
      } catch (error) {
        logger.error('what became of a send could not be written', { accountId, error });
        if (isStopping || (error instanceof AppError && error.code === 'NOT_FOUND')) return;
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
    pause: (problem) => hold.pause(problem),
    resume() {
      hold.resume();
      wake();
    },
    held: () => hold.state(),
    async stop() {
      isStopping = true;
      wake();
      await Promise.all([running, settling.stop(), windows.stop()]);
      const drained = Promise.all(inFlight).then(() => undefined);
      await Promise.race([drained, clock.sleep(DRAIN_MS, cut.signal).catch(() => undefined)]);
      cut.abort();
      await Promise.all(inFlight);
    },
  };
}

function doubtWaitMs(doubts: number): number {
  return Math.min(LONGEST_DOUBT_WAIT_MS, DOUBT_WAIT_MS * 2 ** (doubts - DOUBTS_TO_WAIT));
}
