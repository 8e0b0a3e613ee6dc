import type { Problem } from '#contract/errors.ts';
import type { SyncStatus } from '#contract/routes/sync.ts';
import type { Emit } from '#core/events.ts';
import type { InloboClient } from '#core/inlobo/client.ts';
import { listMessages } from '#core/inlobo/endpoints/conversations.ts';
import { toAppError } from '#core/inlobo/appError.ts';
import type { ApiFailure } from '#core/inlobo/outcome.ts';
import { createTokenBucket } from '#core/lib/tokenBucket.ts';
import type { Clock, Logger, Random } from '#core/ports.ts';
import type { HistoryRecord, ListPage } from '#core/records.ts';
import type { Store } from '#core/store/store.ts';
import {
  answered,
  paused,
  STARTING,
  tellable,
  troubled,
  unanswered,
  waitAfterFailures,
  type Connectivity,
} from './connectivity.ts';
import { beginContactPass, type ContactPass } from './contactPass.ts';
import { chooseTask, isCaughtUp, nextDueAt, type PlanState, type Task } from './plan.ts';

export interface Sync {
  status(): Promise<SyncStatus>;
  /** Reads everything again, the contacts first. */
  now(): void;
  /** Which conversation is open: it is read at once, then every few seconds. */
  focus(phone: string | null): void;
  /** Reads a conversation at each of these delays from now: somebody waits for what it will say. */
  look(phone: string, delaysMs?: readonly number[]): void;
  /** Reads the next older page of a conversation. */
  loadOlder(phone: string): void;
  /** Stops asking until `resume`: the key was refused. */
  pause(problem: Problem): void;
  resume(): void;
  start(): void;
  stop(): Promise<void>;
}

export interface RequestBudget {
  readonly catchingUp: number;
  readonly steady: number;
}

export interface SyncDeps {
  readonly accountId: string;
  readonly store: Store;
  readonly client: InloboClient;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly emit: Emit;
  /** The budget while somebody waits (everything is read once, or older pages), and otherwise. */
  readonly requestsPerSecond: RequestBudget;
  /** The account's number, which tells who wrote a row that names only `from` and `to`. */
  readonly ownNumber: () => string | null;
  readonly onKeyRefused: (problem: Problem) => void;
}

/** The size every server honours: the documented default. */
const HISTORY_PAGE_SIZE = 20;
const FOCUS_INTERVAL_MS = 4_000;
const PASS_INTERVAL_MS = 10 * 60_000;
const RETRY_MS = 2_000;
/** How long a conversation that can't be read is left alone while the others go on. */
const SKIP_MS = 5 * 60_000;

/** Keeps one account's store like the server: contacts in passes, conversations one by one under a request budget. */
export function createSync(deps: SyncDeps): Sync {
  const { accountId, store, client, clock, random, logger, emit } = deps;
  const { requestsPerSecond } = deps;
  const bucket = createTokenBucket({
    clock,
    ratePerSecond: () =>
      isCatchingUp() || older.size > 0 ? requestsPerSecond.catchingUp : requestsPerSecond.steady,
    burst: 5,
  });
  const stopped = new AbortController();
  const looks = new Map<string, number[]>();
  const older = new Set<string>();
  const skippedUntil = new Map<string, number>();
  let focused: { phone: string; dueAt: number } | null = null;
  let connectivity: Connectivity = STARTING;
  let pass: ContactPass | null = null;
  let passDueAt = 0;
  /** Everything is read once that was not read since then; null: it was. */
  let catchingUpSince: number | null = clock.now();
  let didContacts = false;
  let nap = new AbortController();
  let running: Promise<void> = Promise.resolve();

  function learn(next: Connectivity): void {
    connectivity = next;
    emit({ name: 'sync.changed', accountId });
  }

  const isCatchingUp = (): boolean => catchingUpSince !== null;

  /** Ends the sleep between requests: there is something new to do. */
  function wake(): void {
    nap.abort();
    nap = new AbortController();
  }

  async function run(): Promise<void> {
    while (!stopped.signal.aborted) {
      // Taken before looking: what is woken while we look must not be slept through.
      const { signal } = nap;
      const waitMs = await step().catch((error: unknown) => {
        if (!stopped.signal.aborted) logger.error('a step of sync failed', { accountId, error });
        return RETRY_MS;
      });
      if (waitMs > 0) await clock.sleep(waitMs, signal).catch(() => undefined);
    }
  }

  /** Makes the next request, if one is due; gives how long to wait before the next look. */
  async function step(): Promise<number> {
    if (connectivity.state === 'paused') return Infinity;
    const state = await planState();
    if (isCaughtUp(state)) await caughtUp();
    const task = chooseTask(state);
    if (!task) return Math.max(50, nextDueAt(state) - clock.now());
    await bucket.take(stopped.signal);
    didContacts = task.kind === 'contacts';
    await perform(task);
    return waitAfterFailures(connectivity.failures, random.fraction());
  }

  async function planState(): Promise<PlanState> {
    const now = clock.now();
    for (const [phone, until] of skippedUntil) if (until <= now) skippedUntil.delete(phone);
    const candidates = await store.conversations.stalest(Math.min(200, skippedUntil.size + 1));
    return {
      now,
      looks: new Map([...looks].map(([phone, due]) => [phone, Math.min(...due)])),
      older,
      focused,
      isPassRunning: pass !== null,
      passDueAt,
      stalest: candidates.find(({ phone }) => !skippedUntil.has(phone)) ?? null,
      didContacts,
      catchingUpSince,
    };
  }

  async function caughtUp(): Promise<void> {
    if (connectivity.state !== 'syncing') return;
    catchingUpSince = null;
    await store.meta.set('conversations.asOf', String(clock.now()));
    learn({ ...connectivity, state: 'up-to-date' });
    emit({ name: 'conversations.changed', accountId });
  }

  function perform(task: Task): Promise<void> {
    switch (task.kind) {
      case 'contacts':
        return readContacts();
      case 'poll':
        return readConversation(task.phone, 1);
      case 'older':
        return readOlder(task.phone);
    }
  }

  async function readContacts(): Promise<void> {
    pass ??= await beginContactPass({ store, client, clock });
    const step = await pass.step(stopped.signal);
    if (step.kind === 'failed') {
      failed(step.failure);
      return;
    }
    if (step.kind === 'ended') {
      pass = null;
      passDueAt = clock.now() + PASS_INTERVAL_MS;
    }
    emit({ name: 'contacts.changed', accountId });
    emit({ name: 'conversations.changed', accountId });
    learn(answered(connectivity, clock.now(), isCatchingUp()));
  }

  async function readOlder(phone: string): Promise<void> {
    older.delete(phone);
    const history = await store.conversations.history(phone);
    if (history.isComplete) return;
    // New messages push the rest to later pages, so the page where the known ones end may overlap: ids sort that out.
    const nextPage = Math.floor(history.known / HISTORY_PAGE_SIZE) + 1;
    await readConversation(phone, nextPage);
  }

  async function readConversation(phone: string, page: number): Promise<void> {
    const requestedAt = clock.now();
    const isAwaited = takeLook(phone, requestedAt);
    if (focused?.phone === phone && page === 1) focused.dueAt = requestedAt + FOCUS_INTERVAL_MS;
    const query = { page, limit: HISTORY_PAGE_SIZE, ownNumber: deps.ownNumber() };
    const answer = await listMessages(client, phone, query, { signal: stopped.signal });
    if (!answer.ok && !isEmptyHistory(answer.outcome)) {
      failed(answer.outcome, phone);
      return;
    }
    const found: ListPage<HistoryRecord> = answer.ok ? answer.value : NO_HISTORY;

    const merged = await store.messages.mergeHistory({
      phone,
      rows: found.rows,
      requestedAt,
      isFirstPage: page === 1,
      reachesStart: !(found.hasMore ?? found.rows.length >= HISTORY_PAGE_SIZE),
    });
    // More came since the last look than one page holds: the older pages go on until they meet what is known.
    if (merged.hasGap && (page === 1 || merged.inserted > 0)) older.add(phone);
    // Whoever waits for this conversation wants to know that it was read, also where there was nothing in it.
    if (merged.inserted + merged.changed > 0 || page > 1 || isAwaited)
      emit({ name: 'messages.changed', accountId, phone });
    if (merged.inserted + merged.changed > 0) emit({ name: 'conversations.changed', accountId });
    if (merged.received > 0) emit({ name: 'messages.received', accountId, phone, count: merged.received });
    learn(answered(connectivity, clock.now(), isCatchingUp()));
  }

  /** Whether somebody waited for this conversation at this time. */
  function takeLook(phone: string, now: number): boolean {
    const due = looks.get(phone) ?? [];
    const left = due.filter((dueAt) => dueAt > now);
    if (left.length > 0) looks.set(phone, left);
    else looks.delete(phone);
    return left.length < due.length;
  }

  function failed(failure: ApiFailure, phone?: string): void {
    const now = clock.now();
    const problem = toAppError(failure, { baseUrl: client.baseUrl, purpose: 'read' }).toProblem();
    switch (failure.kind) {
      case 'cancelled':
        return;
      case 'unreached':
      case 'lost':
        return learn(unanswered(connectivity, now, problem));
      case 'throttled':
        bucket.holdUntil(now + (failure.retryAfterMs ?? 10_000));
        return learn(answered(connectivity, now, isCatchingUp()));
      case 'refused':
        if (failure.status === 401) {
          learn(paused(connectivity, now, problem));
          return deps.onKeyRefused(problem);
        }
        break;
      case 'whatsapp':
      case 'notInlobo':
        break;
    }
    if (phone !== undefined) skippedUntil.set(phone, now + SKIP_MS);
    logger.warn('a read failed', { accountId, kind: failure.kind, code: problem.code });
    learn(troubled(connectivity, now, problem));
  }

  return {
    async status() {
      const [waiting, contacts, polled] = await Promise.all([
        store.outbox.waiting(),
        store.contacts.count(),
        store.conversations.polled(),
      ]);
      const { state, asOf, since } = connectivity;
      const passProgress = isCatchingUp() && pass ? { of: 'contacts' as const, ...pass.progress() } : null;
      const pollProgress =
        isCatchingUp() && polled.total > 0 ? { of: 'conversations' as const, ...polled } : null;
      return {
        state,
        asOf,
        since,
        waiting,
        contacts,
        progress: state === 'syncing' ? (passProgress ?? pollProgress) : null,
        problem: tellable(connectivity),
      };
    },
    now() {
      passDueAt = 0;
      catchingUpSince = clock.now();
      skippedUntil.clear();
      if (connectivity.state !== 'paused') learn({ ...connectivity, state: 'syncing', failures: 0 });
      wake();
    },
    focus(phone) {
      focused = phone === null ? null : { phone, dueAt: 0 };
      wake();
    },
    look(phone, delaysMs = [0]) {
      const now = clock.now();
      looks.set(phone, [...(looks.get(phone) ?? []), ...delaysMs.map((delay) => now + delay)]);
      wake();
    },
    loadOlder(phone) {
      older.add(phone);
      wake();
    },
    pause: (problem) => learn(paused(connectivity, clock.now(), problem)),
    resume() {
      learn({ ...STARTING, asOf: connectivity.asOf });
      wake();
    },
    start() {
      running = run();
    },
    async stop() {
      stopped.abort();
      wake();
      await running;
    },
  };
}

const NO_HISTORY: ListPage<HistoryRecord> = { rows: [], total: 0, hasMore: false, unreadable: [] };

/** A contact nobody wrote with may have no conversation at the server at all. */
function isEmptyHistory(failure: ApiFailure): boolean {
  return failure.kind === 'refused' && failure.status === 404;
}
