import { AppError, type Problem } from '#contract/errors.ts';
import type { EditTarget } from '#contract/routes/edits.ts';
import type { Emit } from '#core/events.ts';
import type { InloboClient } from '#core/inlobo/client.ts';
import { createHold } from '#core/lib/hold.ts';
import { createTokenBucket } from '#core/lib/tokenBucket.ts';
import type { Clock, Logger, Random } from '#core/ports.ts';
import type { ContactsApplied, EditJob, NewEdit, Store } from '#core/store/store.ts';
import { createAnnounce } from './announce.ts';
import { createEndings } from './endings.ts';
import { createPerformer } from './perform.ts';
import { createRowRate } from './rowRate.ts';
import { createWaits, type Ended } from './waits.ts';

/** Sends what people changed: single edits at once, rows of batches one after the other. */
export interface Edits {
  start(): void;
  /** There is something to send, or a reason to wait has gone. */
  wake(): void;
  /** Nothing more leaves until `resume`; what waits is kept. */
  pause(problem: Problem): void;
  resume(): void;
  /**
   * Keeps an edit, sends it, and waits for the server's answer, at most `capMs`. Throws what the server refused it with;
   * nothing of it is kept then. Where it was taken into one that waited before, that one stays, refused.
   */
  submit(edit: NewEdit, options?: { readonly capMs?: number }): Promise<Submitted>;
  /** Why nothing leaves, though something may wait; null where sending goes on. */
  standingStill(): Problem | null;
  /** Rows of batches a second, of late or as they may be. */
  rowsPerSecond(): number;
  /** Somebody else changed what is kept of the edits of such a thing. */
  noteChanged(target: EditTarget): void;
  /** Lets what is under way end (a few seconds at most); what then has no answer is looked into at the next start. */
  stop(): Promise<void>;
}

export interface Submitted {
  readonly state: 'saved' | 'waiting';
  /** What it is found under now: a new group has the server's id, a contact perhaps another number. */
  readonly key: string;
}

export interface EditsDeps {
  readonly accountId: string;
  readonly store: Store;
  readonly client: InloboClient;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly emit: Emit;
  readonly requestsPerSecond: () => { readonly catchingUp: number };
  /** The line to the server is known to be down. */
  readonly isOffline: () => boolean;
  /** The account can't send until it has another key. */
  readonly onStopped: (problem: Problem) => void;
  /** A request is about to leave: reading makes way for it. */
  readonly onSend: () => void;
  /** The server asks for fewer requests. */
  readonly onThrottled: (retryAfterMs: number) => void;
  readonly onContacts: (applied: ContactsApplied, removed: readonly string[]) => void;
  /** The server does not have a group or auto-reply that is here: its list is to be read again. */
  readonly onListOdd: (target: 'group' | 'autoReply') => void;
}

const MOST_AT_ONCE = 3;
const BURST = 3;
const ANSWER_CAP_MS = 8_000;
/** Where nothing else gets through, it is tried all the same: the line may be back. */
const OFFLINE_CAP_MS = 1_500;
const DRAIN_MS = 5_000;
const STORE_RETRY_MS = 2_000;

export function createEdits(deps: EditsDeps): Edits {
  const { accountId, store, clock, logger, requestsPerSecond } = deps;
  const rate = () => requestsPerSecond().catchingUp;
  const bucket = createTokenBucket({ clock, ratePerSecond: rate, burst: BURST });
  const hold = createHold(clock);
  const waits = createWaits();
  const rowRate = createRowRate(clock);
  const cut = new AbortController();
  const announce = createAnnounce({ ...deps, signal: cut.signal });
  const performer = createPerformer({ store, clock, client: noticed(deps.client, deps.onSend) });
  const endings = createEndings({ ...deps, hold, performer, keep });
  const inFlight = new Set<Promise<void>>();
  const recovered = Promise.withResolvers<undefined>();
  let isStopping = false;
  let nap = new AbortController();
  let running: Promise<void> = Promise.resolve();

  function wake(): void {
    nap.abort();
    nap = new AbortController();
  }

  async function run(): Promise<void> {
    await keep(recover);
    recovered.resolve(undefined);
    while (!isStopping) {
      // Taken before looking: what is woken while we look must not be slept through.
      const { signal } = nap;
      const waitMs = await sendNext(signal).catch((error: unknown) => {
        if (!signal.aborted) logger.error('the edits could not be looked through', { accountId, error });
        return signal.aborted ? 0 : STORE_RETRY_MS;
      });
      if (waitMs > 0) await clock.sleep(waitMs, signal).catch(() => undefined);
    }
  }

  async function recover(): Promise<void> {
    await store.edits.recover();
    await store.batches.recover();
  }

  /** Starts the next edit that may leave; gives how long to wait before looking again. */
  async function sendNext(signal: AbortSignal): Promise<number> {
    if (hold.waitMs() > 0) return hold.waitMs();
    // Whatever ends wakes us.
    if (inFlight.size >= MOST_AT_ONCE) return Infinity;
    await bucket.ready(signal);
    const job = await store.edits.claim(clock.now());
    if (!job) return Math.max(1, ((await store.edits.nextDueAt()) ?? Infinity) - clock.now());
    if (isStopping || hold.waitMs() > 0) await putBack(job);
    else begin(job);
    return 0;
  }

  /** Stopped or paused since it was chosen: it did not leave. */
  async function putBack(job: EditJob): Promise<void> {
    await keep(() => store.edits.defer(job.id, clock.now(), null, job.mayHaveArrived));
  }

  function begin(job: EditJob): void {
    const sending = send(job).finally(() => {
      inFlight.delete(sending);
      wake();
    });
    inFlight.add(sending);
  }

  async function send(job: EditJob): Promise<void> {
    bucket.spend();
    const ended = await endings.of(job, cut.signal);
    if (job.batchId === null) announce.single(job.target);
    else {
      if (ended.kind !== 'waiting') rowRate.note();
      announce.row();
    }
    waits.end(job.id, ended);
  }

  /** What the server said must be written down: a full disk is waited out. Left unwritten, it is looked into at the next start. */
  async function keep<T>(write: () => Promise<T>): Promise<T | null> {
    for (;;) {
      try {
        return await write();
      } catch (error) {
        logger.error('what became of an edit could not be written', { accountId, error });
        // A bug of ours does not go away by itself.
        if (isStopping || !(error instanceof AppError) || error.code === 'NOT_FOUND') return null;
        await clock.sleep(STORE_RETRY_MS, cut.signal).catch(() => undefined);
      }
    }
  }

  /** Sends it past all that waits: a person is looking. */
  async function sendAtOnce(id: number): Promise<void> {
    await recovered.promise;
    const job = isStopping ? null : await store.edits.claimOne(id, clock.now());
    if (!job) return;
    if (isStopping) await putBack(job);
    else begin(job);
  }

  async function submit(edit: NewEdit, capMs: number): Promise<Submitted> {
    const { target, key } = edit;
    const before = new Set((await store.edits.list({ target, key })).map(({ id }) => id));
    const kept = await store.edits.add(edit, clock.now());
    announce.single(target);
    // It took back one that had not left.
    if (!kept) return { state: 'saved', key };
    const wait = waits.for(kept.id);
    const isHeld = isHopeless();
    if (isHeld) wake();
    else await sendAtOnce(kept.id);
    const ended = isHeld ? WAITING : await atMost(wait.ended, capMs);
    wait.stop();
    if (ended.kind === 'saved') return { state: 'saved', key: ended.key };
    if (ended.kind === 'waiting') return { state: 'waiting', key: kept.key };
    if (!before.has(kept.id)) {
      await store.edits.discard(kept.id);
      announce.single(target);
    }
    throw new AppError(ended.problem.code, ended.problem.message, ended.problem.data);
  }

  /** A refused key, or a server that asked to be left alone: nobody needs to wait for that. */
  function isHopeless(): boolean {
    const held = hold.state();
    return held !== null && hold.waitMs() > 0 && held.problem.code !== 'UNREACHABLE';
  }

  async function atMost(ended: Promise<Ended>, capMs: number): Promise<Ended> {
    const over = new AbortController();
    const cap = clock.sleep(capMs, AbortSignal.any([over.signal, cut.signal])).catch(() => undefined);
    const first = await Promise.race([ended, cap.then(() => WAITING)]);
    over.abort();
    return first;
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
    submit(edit, { capMs = ANSWER_CAP_MS } = {}) {
      const isDown = deps.isOffline() || hold.waitMs() > 0;
      return submit(edit, isDown ? Math.min(capMs, OFFLINE_CAP_MS) : capMs);
    },
    standingStill: () => hold.state()?.problem ?? null,
    rowsPerSecond: () => Math.min(rate(), rowRate.perSecond() ?? Infinity),
    noteChanged(target) {
      announce.single(target);
      wake();
    },
    async stop() {
      isStopping = true;
      wake();
      await running;
      const drained = Promise.all(inFlight).then(() => undefined);
      await Promise.race([drained, clock.sleep(DRAIN_MS, cut.signal).catch(() => undefined)]);
      cut.abort();
      await Promise.all(inFlight);
    },
  };
}

const WAITING: Ended = { kind: 'waiting' };

/** The client, with a word to `onSend` before each request. */
function noticed(client: InloboClient, onSend: () => void): InloboClient {
  return {
    baseUrl: client.baseUrl,
    request(call, options) {
      onSend();
      return client.request(call, options);
    },
  };
}
