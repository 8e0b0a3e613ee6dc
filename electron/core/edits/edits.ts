import { AppError, type Problem } from '#contract/errors.ts';
import type { EditTarget } from '#contract/routes/edits.ts';
import type { Emit } from '#core/events.ts';
import type { InloboClient } from '#core/inlobo/client.ts';
import { capped } from '#core/lib/capped.ts';
import { createSendingLoop, type Next } from '#core/lib/sendingLoop.ts';
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

export function createEdits(deps: EditsDeps): Edits {
  const { accountId, store, clock, logger, requestsPerSecond } = deps;
  const rate = () => requestsPerSecond().catchingUp;
  const loop = createSendingLoop<EditJob>({
    accountId,
    what: 'edits',
    clock,
    logger,
    mostAtOnce: MOST_AT_ONCE,
    ratePerSecond: rate,
    burst: BURST,
    mostOwed: MOST_AT_ONCE,
    recover,
    next,
    putBack: (job) => store.edits.defer(job.id, clock.now(), null, job.mayHaveArrived),
    send,
    // A bug of ours does not go away by itself.
    isInVain: (error) => !(error instanceof AppError) || error.code === 'NOT_FOUND',
  });
  const { hold, keep, wake } = loop;
  const waits = createWaits();
  const rowRate = createRowRate(clock);
  const announce = createAnnounce({ ...deps, signal: loop.cut });
  const client = noticed(deps.client, deps.onSend);
  const performer = createPerformer({ store, clock, client, spend: loop.spend });
  const endings = createEndings({ ...deps, hold, performer, keep });

  async function recover(): Promise<void> {
    // Asked for together, before anybody can fill a batch that would be taken for one of the last run.
    await Promise.all([store.batches.recover(), store.edits.recover()]);
  }

  async function next(): Promise<Next<EditJob>> {
    const job = await store.edits.claim(clock.now());
    return job ? { kind: 'job', job } : { kind: 'wait', until: (await store.edits.nextDueAt()) ?? Infinity };
  }

  async function send(job: EditJob): Promise<void> {
    const ended = await endings.of(job, loop.cut);
    if (job.batchId === null) announce.single(job.target);
    else {
      if (ended.kind !== 'waiting') rowRate.note();
      announce.row();
    }
    waits.end(job.id, ended);
  }

  async function submit(edit: NewEdit, capMs: number): Promise<Submitted> {
    const { target, key } = edit;
    const before = new Set((await store.edits.list({ target, key })).map(({ id }) => id));
    const kept = await store.edits.add(edit, clock.now());
    announce.single(target);
    // It took back one that had not left.
    if (!kept) return { state: 'saved', key };
    const thing = `${target} ${key}`;
    const wait = waits.for(kept.id, thing);
    await passOn(waits.of(thing), kept.id, wait.ended);
    const isHeld = isHopeless();
    if (isHeld) wake();
    else await loop.sendAtOnce(() => store.edits.claimOne(kept.id, clock.now()));
    const cap = { clock, capMs, signal: loop.cut };
    const ended = isHeld ? WAITING : await capped(wait.ended, cap, () => WAITING);
    wait.stop();
    if (ended.kind === 'saved') return { state: 'saved', key: ended.key };
    if (ended.kind === 'waiting') return { state: 'waiting', key: kept.key };
    if (!before.has(kept.id)) {
      await store.edits.discard(kept.id);
      announce.single(target);
    }
    throw new AppError(ended.problem.code, ended.problem.message, ended.problem.data);
  }

  /** An edit takes the place of one that had not left: who waits for that one hears how this one ended. */
  async function passOn(awaited: readonly number[], later: number, ended: Promise<Ended>): Promise<void> {
    for (const id of awaited.filter((earlier) => earlier !== later)) {
      if ((await store.edits.get(id)) === null) void ended.then((end) => waits.end(id, end));
    }
  }

  /** A refused key, or a server that asked to be left alone: nobody needs to wait for that. */
  function isHopeless(): boolean {
    const held = hold.state();
    return held !== null && hold.waitMs() > 0 && held.problem.code !== 'UNREACHABLE';
  }

  return {
    start: loop.start,
    wake,
    pause: loop.pause,
    resume: loop.resume,
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
    stop: loop.stop,
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
