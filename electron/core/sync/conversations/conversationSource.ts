import type { Problem } from '#contract/errors.ts';
import type { Emit } from '#core/events.ts';
import { toAppError } from '#core/inlobo/appError.ts';
import type { InloboClient } from '#core/inlobo/client.ts';
import { listMessages } from '#core/inlobo/endpoints/conversations.ts';
import { isNotFound, type ApiFailure } from '#core/inlobo/outcome.ts';
import type { Clock } from '#core/ports.ts';
import type { HistoryRecord, ListPage } from '#core/records.ts';
import type { HistoryMerged, Store } from '#core/store/store.ts';
import { createAwaited } from './awaited.ts';
import { NOT_ASKED, type Job, type Source } from '../job.ts';
import { createOlderPages } from './olderPages.ts';
import { createReachBack } from './reachBack.ts';
import { createReadings, type Reading } from './readings.ts';
import type { Schedule } from '../schedule/schedule.ts';

/** Reads conversations: those somebody waits for, and all others as the schedule says. */
export interface ConversationSource {
  /** What somebody waits for: an open chat, a message on its way, older pages. */
  readonly urgent: Source;
  readonly scheduled: Source;
  focus(phone: string | null): void;
  look(phone: string, delaysMs: readonly number[]): void;
  /** Looks at once, and tells what came of it. */
  read(phone: string): Promise<Reading>;
  loadOlder(phone: string): void;
  /** Everything somebody waits for is due at once. */
  hurry(): void;
  /** Somebody waits for older pages. */
  isAwaited(): boolean;
  /** Set while one conversation after the other can't be read. */
  problem(): Problem | null;
}

export interface ConversationSourceDeps {
  readonly accountId: string;
  readonly store: Store;
  readonly client: InloboClient;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly schedule: Schedule;
  /** The account's number, which tells who wrote a row that names only `from` and `to`. */
  readonly ownNumber: () => string | null;
  /** A conversation was read of somebody the schedule may not know yet. */
  readonly onRead: (phone: string) => Promise<void>;
}

/** The size every server honours: the documented default. */
const HISTORY_PAGE_SIZE = 20;
/** One conversation that fails is its own trouble; several in a row are told of. */
const FAILURES_TO_TELL = 3;

export function createConversationSource(deps: ConversationSourceDeps): ConversationSource {
  const { accountId, store, client, clock, emit, schedule } = deps;
  const awaited = createAwaited(clock);
  const older = createOlderPages(clock, HISTORY_PAGE_SIZE);
  const reachBack = createReachBack();
  const readings = createReadings();
  /** A conversation is read by one request at a time: two pages of it at once could not be told apart in time. */
  const underWay = new Set<string>();
  let failures = 0;
  let problem: Problem | null = null;

  function job(
    phone: string,
    read: (signal: AbortSignal) => Promise<ApiFailure | null>,
    putBack: () => void,
  ): Job {
    underWay.add(phone);
    return {
      async run(signal) {
        try {
          const failure = await read(signal);
          if (failure === null) worked();
          else failed(phone, failure, putBack);
          return failure;
        } catch (error) {
          putBack();
          throw error;
        } finally {
          underWay.delete(phone);
        }
      },
    };
  }

  function worked(): void {
    failures = 0;
    problem = null;
  }

  function failed(phone: string, failure: ApiFailure, putBack: () => void): void {
    if (failure === NOT_ASKED) return;
    // Not this conversation's trouble but everybody's: it is due again as soon as anything can be read.
    if (['unreached', 'throttled', 'cancelled'].includes(failure.kind)) return putBack();
    schedule.failed(phone, clock.now());
    failures += 1;
    if (failures >= FAILURES_TO_TELL)
      problem = toAppError(failure, { baseUrl: client.baseUrl, purpose: 'read' }).toProblem();
  }

  async function readOlder(phone: string, signal: AbortSignal): Promise<ApiFailure | null> {
    const { isComplete, known } = await store.conversations.history(phone);
    const page = isComplete ? null : older.next(phone, known);
    if (page === null) return NOT_ASKED;
    const read = await readPage(phone, page, signal);
    if (read.kind === 'failed') return read.failure;
    const isNew = read.merged.inserted > 0;
    older.read(phone, known, { number: page, isNew, isShort: read.isShort });
    if (isNew || read.reachesStart) return told(phone, read.merged, true);
    // Whoever waits for older messages waits for the page after.
    if (older.next(phone, known) !== null) awaited.addOlder(phone);
    return told(phone, read.merged, false);
  }

  async function readNewest(
    phone: string,
    isAwaited: boolean,
    signal: AbortSignal,
  ): Promise<ApiFailure | null> {
    const requestedAt = clock.now();
    const read = await readings.during(phone, () => readPage(phone, 1, signal));
    if (read.kind === 'failed') return read.failure;
    if (read.merged.seeksOlder) reachBack.begin(phone, { topAt: requestedAt, lastId: read.lastId });
    await deps.onRead(phone);
    schedule.polled(phone, requestedAt, read.merged.arrivedAt);
    // Whoever waits for this conversation wants to know that it was read, also where there was nothing in it.
    return told(phone, read.merged, isAwaited);
  }

  /** Reads on below the newest page, to where a message that may have been sent would stand. */
  async function readBack(phone: string, signal: AbortSignal): Promise<ApiFailure | null> {
    const reach = reachBack.take(phone);
    if (!reach) return NOT_ASKED;
    const read = await readPage(phone, reach.page, signal, reach);
    // Begun anew by the next look.
    if (read.kind === 'failed') return read.failure;
    if (read.merged.seeksOlder && !read.isShort) reachBack.goOn(phone, { ...reach, lastId: read.lastId });
    return told(phone, read.merged, false);
  }

  async function readPage(
    phone: string,
    page: number,
    signal: AbortSignal,
    reach: { readonly topAt: number; readonly lastId: string | null } | null = null,
  ): Promise<ReadPage> {
    const requestedAt = clock.now();
    const query = { page, limit: HISTORY_PAGE_SIZE, ownNumber: deps.ownNumber() };
    const answer = await listMessages(client, phone, query, { signal });
    // Somebody nobody wrote with may have no conversation at the server at all.
    if (!answer.ok && !isNotFound(answer.outcome)) return { kind: 'failed', failure: answer.outcome };
    const { rows, hasMore }: ListPage<HistoryRecord> = answer.ok ? answer.value : NO_HISTORY;
    // An error on an older page says nothing of how many messages there are.
    const isShort = rows.length < HISTORY_PAGE_SIZE && (answer.ok || page === 1);
    // A full page is not believed to be the last: a total that is too low would hide all older messages for ever.
    const reachesStart = hasMore !== true && isShort;
    const lastId = rows.at(-1)?.remoteId ?? null;
    // A server that gives the page before again leaves something out between.
    const isBelow = reach !== null && lastId !== reach.lastId;
    const merged = await store.messages.mergeHistory({
      phone,
      rows,
      requestedAt,
      isFirstPage: page === 1,
      ...(isBelow && { readFromTopAt: reach.topAt }),
      reachesStart,
    });
    // More came since the last look than one page holds: the older pages go on until they meet what is known.
    if (merged.hasGap && (page === 1 || merged.inserted > 0)) awaited.addOlder(phone);
    return { kind: 'read', merged, reachesStart, isShort, lastId };
  }

  /** Tells what a page brought; with `always`, also that it brought nothing. */
  function told(phone: string, merged: HistoryMerged, always: boolean): null {
    const isNews = merged.inserted + merged.changed > 0;
    if (isNews || always) emit({ name: 'messages.changed', accountId, phone });
    if (isNews) emit({ name: 'conversations.changed', accountId });
    if (merged.received > 0) emit({ name: 'messages.received', accountId, phone, count: merged.received });
    return null;
  }

  return {
    urgent: {
      next(now) {
        const back = reachBack.next(underWay);
        if (back !== null) return job(back, (signal) => readBack(back, signal), nothing);
        const due = awaited.next(now, underWay);
        if (!due) return null;
        const { phone } = due;
        return due.kind === 'older'
          ? job(
              phone,
              (signal) => readOlder(phone, signal),
              () => awaited.addOlder(phone),
            )
          : job(
              phone,
              (signal) => readNewest(phone, due.isLook, signal),
              () => awaited.look(phone, [0]),
            );
      },
      dueAt: () => (reachBack.next(underWay) === null ? awaited.dueAt(underWay) : 0),
    },
    scheduled: {
      next(now) {
        const phone = schedule.next(now);
        if (phone === null) return null;
        const putBack = () => schedule.released(phone);
        if (!underWay.has(phone)) return job(phone, (signal) => readNewest(phone, false, signal), putBack);
        // It is being read at this moment, since somebody waits for it.
        putBack();
        return null;
      },
      dueAt: (now) => schedule.dueAt(now),
    },
    focus: awaited.focus,
    look: awaited.look,
    read(phone) {
      awaited.look(phone, [0]);
      return readings.next(phone);
    },
    loadOlder: awaited.addOlder,
    hurry() {
      older.forget();
      awaited.hurry();
    },
    isAwaited: awaited.isAwaited,
    problem: () => problem,
  };
}

type ReadPage =
  | {
      readonly kind: 'read';
      readonly merged: HistoryMerged;
      readonly reachesStart: boolean;
      readonly isShort: boolean;
      /** The oldest message of the page. */
      readonly lastId: string | null;
    }
  | { readonly kind: 'failed'; readonly failure: ApiFailure };

/** What is not read again by itself. */
const nothing = () => {};

const NO_HISTORY: ListPage<HistoryRecord> = { rows: [], total: 0, hasMore: false, unreadable: [] };
