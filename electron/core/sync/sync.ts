import type { Problem } from '#contract/errors.ts';
import type { AccountProfile } from '#contract/routes/accounts.ts';
import type { SyncStatus } from '#contract/routes/sync.ts';
import type { Emit } from '#core/events.ts';
import type { InloboClient } from '#core/inlobo/client.ts';
import { capped } from '#core/lib/capped.ts';
import type { Clock, Logger, Random } from '#core/ports.ts';
import type { ContactsApplied, Store } from '#core/store/store.ts';
import { createContactSource } from './contacts/contactSource.ts';
import { createConversationSource } from './conversations/conversationSource.ts';
import type { Reading } from './conversations/readings.ts';
import { createLine } from './line.ts';
import { createListSource } from './lists/listSource.ts';
import type { ListName } from './lists/wholeListReader.ts';
import { createMemberSource } from './contacts/memberSource.ts';
import { createPace } from './pace.ts';
import { createReader } from './reader.ts';
import { createRoster } from './conversations/roster.ts';
import { createSchedule } from './schedule/schedule.ts';
import { NOTICE, readStatus } from './status.ts';
import { createSweep } from './sweep.ts';

/** Keeps one account's store like the server. */
export interface Sync {
  status(): Promise<SyncStatus>;
  /** Reads everything again, the most important first. */
  now(): void;
  /** Which conversation is open: it is read at once, then every few seconds. */
  focus(phone: string | null): void;
  /** Which conversation is open and looked at; null: none. */
  focused(): string | null;
  /** When the computer last woke, or its clock was set, while this ran; null: it did not. */
  awakeSince(): number | null;
  /** Reads a conversation at each of these delays from now: somebody waits for what it will say. */
  look(phone: string, delaysMs?: readonly number[]): void;
  /**
   * Reads a conversation at once and tells what came of it. Where nothing did within `capMs`, or the signal aborts:
   * `unreachable` while the line is down or paused, else `failed`.
   */
  read(phone: string, options: { readonly capMs: number; readonly signal: AbortSignal }): Promise<Reading>;
  /** Reads a list again: the server knows better than what is here. */
  readList(part: ListName): void;
  /** Reads the next older page of a conversation. */
  loadOlder(phone: string): void;
  /** What a person chose for this conversation changed: how much it matters follows from it. */
  weigh(phone: string): void;
  /** Contacts were written or deleted from here: who there is to be read is another. */
  noteContacts(applied: ContactsApplied, removed: readonly string[]): void;
  /** The last requests found no way to the server. */
  isOffline(): boolean;
  /** A message or a change is being sent: what it takes is taken from what reading may use. */
  noteSend(): void;
  /** The server asks for fewer requests, and said so to a send. */
  noteThrottled(retryAfterMs: number | null): void;
  /** The person has seen the notice. */
  dismiss(): Promise<void>;
  /** Stops asking until `resume`: a person must act. */
  pause(problem: Problem): void;
  resume(): void;
  start(): void;
  /** Resolves when reading has begun after `start`, or could not. */
  begun(): Promise<void>;
  stop(): Promise<void>;
}

export interface RequestBudget {
  /** Requests a second while somebody waits: for the first pass, or for older pages. */
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
  readonly requestsPerSecond: () => RequestBudget;
  /** The account's number, which tells who wrote a row that names only `from` and `to`. */
  readonly ownNumber: () => string | null;
  /** The account card was read again. */
  readonly onProfile: (profile: AccountProfile, askedAt: number) => void;
  readonly onKeyRefused: (problem: Problem) => void;
}

/** Requests that may leave at once after a quiet while. */
const BURST = 5;
/** A shorter time out of reach needs no sweep: nobody's turn was missed by much. */
const SWEEP_AFTER_MS = 60_000;

export function createSync(deps: SyncDeps): Sync {
  const { accountId, store, client, clock, random, logger, emit } = deps;
  const changed = () => emit({ name: 'sync.changed', accountId });
  const isCatchingUp = () => sweep.isRunning() || conversations.isAwaited();
  const pace = createPace({
    clock,
    target: () => deps.requestsPerSecond()[isCatchingUp() ? 'catchingUp' : 'steady'],
    burst: BURST,
  });
  const line = createLine({
    accountId,
    baseUrl: client.baseUrl,
    clock,
    random,
    logger,
    pace,
    onChange: changed,
    onKeyRefused: deps.onKeyRefused,
    onBack: (since) => {
      if (clock.now() - since > SWEEP_AFTER_MS) readAgain();
    },
  });
  const schedule = createSchedule({ requestsPerSecond: () => deps.requestsPerSecond().steady });
  const roster = createRoster({ store, schedule, clock, logger });
  const conversations = createConversationSource({
    accountId,
    store,
    client,
    clock,
    emit,
    schedule,
    ownNumber: deps.ownNumber,
    onRead: (phone) => roster.know(phone),
  });
  function onApplied(applied: ContactsApplied): void {
    roster.applied(applied);
    if (applied.changed === 0) return;
    emit({ name: 'contacts.changed', accountId });
    emit({ name: 'conversations.changed', accountId });
  }

  const contacts = createContactSource({
    store,
    client,
    clock,
    random,
    logger,
    requestsPerSecond: () => deps.requestsPerSecond()[isCatchingUp() ? 'catchingUp' : 'steady'],
    onApplied,
    onRemoved: (phones) => {
      roster.removed(phones);
      emit({ name: 'contacts.changed', accountId });
      emit({ name: 'conversations.changed', accountId });
    },
    onEnded: () => {
      emit({ name: 'contacts.changed', accountId });
      members.requestNow();
    },
  });
  const members = createMemberSource({
    store,
    client,
    clock,
    random,
    logger,
    onApplied,
    onChanged: () => {
      emit({ name: 'groups.changed', accountId });
      emit({ name: 'contacts.changed', accountId });
    },
  });
  const lists = createListSource({
    store,
    client,
    clock,
    random,
    logger,
    onChanged: (part) => {
      if (part === 'groups') void members.refresh();
      emit({ name: `${part}.changed`, accountId });
    },
    onProfile: deps.onProfile,
  });
  const reader = createReader({
    accountId,
    clock,
    logger,
    pace,
    line,
    urgent: conversations.urgent,
    others: [contacts, conversations.scheduled, lists, members],
    onJump: () => {
      awakeSince = clock.now();
      logger.info('the clock jumped, or the computer slept: everything is read again', { accountId });
      readAgain();
    },
    onServed: () => {
      sweep.check();
      roster.saveNowAndThen();
    },
  });
  const sweep = createSweep({
    store,
    clock,
    logger,
    line,
    hasReadContacts: (since) => (contacts.endedAt() ?? -Infinity) >= since,
    failsToReadContacts: () => contacts.state().problem !== null,
    conversationsLeft: () => (roster.isLoaded() ? schedule.remaining() : Infinity),
    onEnd: () => {
      emit({ name: 'conversations.changed', accountId });
      changed();
    },
  });

  /** Everything is due: what changed meanwhile is not known. */
  function readAgain(): void {
    schedule.wantAll(clock.now());
    contacts.requestNow();
    lists.requestNow();
    conversations.hurry();
    line.retryNow();
    sweep.begin();
    reader.wake();
  }

  async function begin(): Promise<void> {
    await roster.load();
    await members.refresh();
    readAgain();
    reader.start();
  }

  let running: Promise<void> = Promise.resolve();
  let focused: string | null = null;
  let awakeSince: number | null = null;

  return {
    status: () => readStatus({ store, line, pace, schedule, contacts, members, lists, conversations, sweep }),
    now: readAgain,
    focus(phone) {
      focused = phone;
      conversations.focus(phone);
      reader.wake();
    },
    focused: () => focused,
    awakeSince: () => awakeSince,
    look(phone, delaysMs = [0]) {
      conversations.look(phone, delaysMs);
      reader.wake();
    },
    async read(phone, { capMs, signal }) {
      const reading = conversations.read(phone);
      reader.wake();
      const isDown = () => line.isOffline() || line.isPaused() || signal.aborted;
      return capped(reading, { clock, capMs, signal }, () => (isDown() ? 'unreachable' : 'failed'));
    },
    readList(part) {
      lists.requestNow(part);
      reader.wake();
    },
    loadOlder(phone) {
      conversations.loadOlder(phone);
      reader.wake();
    },
    weigh: (phone) => void roster.refresh([phone]),
    noteContacts(applied, removed) {
      roster.applied(applied);
      if (removed.length > 0) roster.removed(removed);
      reader.wake();
    },
    isOffline: () => line.isOffline(),
    noteSend: () => pace.charge(),
    noteThrottled: (retryAfterMs) => pace.throttled(retryAfterMs),
    async dismiss() {
      await store.meta.delete(NOTICE);
      changed();
    },
    pause: (problem) => line.pause(problem),
    resume() {
      line.resume();
      readAgain();
    },
    start() {
      running = begin().catch((error: unknown) => {
        logger.error('reading could not begin', { accountId, error });
      });
    },
    begun: () => running,
    async stop() {
      await running;
      await reader.stop();
      await roster.save();
    },
  };
}
