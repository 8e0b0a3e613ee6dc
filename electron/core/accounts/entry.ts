import { AppError, type Problem } from '#contract/errors.ts';
import type { Account, AccountProfile } from '#contract/routes/accounts.ts';
import type { Clock, Logger, Ports, Random, RunningDemo, SecretVault } from '#core/ports.ts';
import type { InloboClient } from '#core/inlobo/client.ts';
import type { Store } from '#core/store/store.ts';
import { createQueue } from '#core/lib/queue.ts';
import { checkKey } from './checkKey.ts';
import { createStoreKey, keyHint } from './identity.ts';
import { withProfile } from './standing.ts';
import { secretNames, type AccountRecord, type Registry } from './registry.ts';

/** What runs for an open account; what else it can do is the business of whoever starts it. */
export interface AccountWork {
  readonly store: Store;
  /** Resolves when it is known what there is to read, or that this can't be known. */
  begun(): Promise<void>;
  pause(problem: Problem): void;
  resume(): void;
  stop(): Promise<void>;
}

export type StartWork<Work extends AccountWork> = (account: {
  readonly record: AccountRecord;
  readonly store: Store;
  readonly client: InloboClient;
  readonly ownNumber: () => string | null;
  /** The account card as the server gives it now. */
  readonly onProfile: (profile: AccountProfile, askedAt: number) => void;
  readonly onStopped: (problem: Problem, isKeyRefused: boolean) => void;
}) => Work;

export interface EntryDeps<Work extends AccountWork> {
  readonly registry: Registry;
  readonly secrets: SecretVault;
  readonly openStore: (file: string, key: string) => Promise<Store>;
  readonly createClient: (options: { baseUrl: string; apiKey: () => string }) => InloboClient;
  readonly startWork: StartWork<Work>;
  readonly startDemo: Ports['startDemo'];
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

/** One account on this computer and what is open of it. Its calls are made one at a time, by `createAccounts`. */
export interface AccountEntry<Work extends AccountWork> {
  record(): AccountRecord;
  problem(): Problem | null;
  /** Reads the keys and opens the store. What stands in the way becomes the account's state; it does not throw. */
  open(): Promise<void>;
  isClosed(): boolean;
  /** Waits while it is being opened; throws the account's problem where that failed. */
  work(): Promise<Work>;
  update(change: Partial<AccountRecord>): Promise<void>;
  /** What of quality and limit fell until then was seen. */
  noteQuality(upTo: number): Promise<void>;
  /** Checks the new key, keeps it, and goes on with it. Throws; the old one then stays. */
  rekey(apiKey: string): Promise<void>;
  refresh(): Promise<void>;
  /** The demo API this account speaks to stops with it. */
  adopt(demo: RunningDemo): void;
  describe(): Promise<Account>;
  /** Resolves when what runs for it has begun; at once where it is not open. */
  begun(): Promise<void>;
  /** Ends what runs for it. The store is open until `close`. */
  stopWork(): Promise<void>;
  /** `isGoing`: the account goes away, so nothing more of it is to be kept. */
  close(options?: { readonly isGoing?: boolean }): Promise<void>;
}

type State = Account['state'];

export function createEntry<Work extends AccountWork>(
  first: AccountRecord,
  deps: EntryDeps<Work>,
  onChange: () => void,
): AccountEntry<Work> {
  const { registry, secrets, clock, logger } = deps;
  const names = secretNames(first.id);
  let record = first;
  let state: State = 'opening';
  /** Settled, well or not, once it was tried to open the account. */
  const tried = Promise.withResolvers<undefined>();
  let problem: Problem | null = null;
  let apiKey = '';
  let work: Work | null = null;
  /** Gives what ran, until its store is closed. */
  let stopping: Promise<Work | null> | null = null;
  let demo: RunningDemo | null = null;

  function be(next: State, why: Problem | null = null): void {
    state = next;
    problem = why;
    onChange();
  }

  const inTurn = createQueue();

  /** When the card that is here was asked for: what was asked for earlier and came later is older. */
  let cardAskedAt = -Infinity;

  /** One after the other: the card is also refreshed while a person renames the account. */
  function change(changeOf: (before: AccountRecord) => Partial<AccountRecord>): Promise<void> {
    return inTurn(async () => {
      const next = { ...record, ...changeOf(record) };
      await registry.save(next);
      record = next;
    });
  }

  function takeCard(profile: AccountProfile, askedAt: number): Promise<void> {
    return change((before) => {
      if (askedAt < cardAskedAt) return {};
      cardAskedAt = askedAt;
      return { ...withProfile(before, profile, clock.now()), verifiedAt: clock.now() };
    });
  }

  function client(key: () => string): InloboClient {
    return deps.createClient({ baseUrl: record.baseUrl, apiKey: key });
  }

  async function open(): Promise<void> {
    if (work) return;
    be('opening');
    try {
      const storeKey = await secrets.get(names.storeKey);
      const savedKey = await secrets.get(names.apiKey);
      if (storeKey === null) throw lostKeys();
      if (record.kind === 'demo' && savedKey !== null) await startDemo(savedKey);
      const store = await deps.openStore(registry.storeFile(record.id), storeKey);
      apiKey = savedKey ?? '';
      work = deps.startWork({
        record,
        store,
        client: client(() => apiKey),
        ownNumber: () => record.profile.phoneNumber,
        onProfile: refreshed,
        onStopped: stopped,
      });
      if (savedKey === null) stopped(lostKeys().toProblem(), true);
      else be('ready');
    } catch (error) {
      logger.warn('an account could not be opened', { id: record.id, error });
      const why = error instanceof AppError ? error : unexpected(error);
      be(stateFor(why), why.toProblem());
    } finally {
      tried.resolve(undefined);
    }
  }

  async function startDemo(key: string): Promise<void> {
    if (demo || !deps.startDemo) return;
    demo = await deps.startDemo({ epoch: record.createdAt, apiKey: key });
    record = { ...record, baseUrl: demo.baseUrl };
  }

  function refreshed(profile: AccountProfile, askedAt: number): void {
    const { phoneNumber } = record.profile;
    if (phoneNumber !== null && profile.phoneNumber !== null && phoneNumber !== profile.phoneNumber) {
      // What is stored here is of one number; a key that was moved to another must not mix them.
      logger.error('the account card tells of another number; it is not taken over', { id: record.id });
      return;
    }
    takeCard(profile, askedAt)
      .then(onChange)
      .catch((error: unknown) => logger.error('an account card could not be kept', { id: record.id, error }));
  }

  function stopped(why: Problem, isKeyRefused: boolean): void {
    if (isKeyRefused) {
      work?.pause(why);
      be('needs-key', why);
    } else {
      be('ready', why);
    }
  }

  async function endWork(): Promise<Work | null> {
    const ending = work;
    work = null;
    await ending?.stop().catch((error: unknown) => {
      // On a full disk what it would note down is not kept; the store must be closed all the same.
      logger.error('an account did not stop in order', { id: record.id, error });
    });
    return ending;
  }

  return {
    record: () => record,
    problem: () => problem,
    open,
    isClosed: () => work === null,
    async work() {
      await tried.promise;
      if (work) return work;
      if (problem) throw new AppError(problem.code, problem.message, problem.data);
      throw new AppError('ACCOUNT_NOT_READY', 'This account is still being opened. Try again in a moment.');
    },
    update: (changes) => change(() => changes),
    noteQuality: (upTo) =>
      change(({ qualityDrops }) => ({ qualityDrops: qualityDrops.filter(({ at }) => at > upTo) })),
    async rekey(next) {
      const askedAt = clock.now();
      const profile = await checkKey(client(() => next));
      const [before, after] = [record.profile.phoneNumber, profile.phoneNumber];
      if (before !== null && after !== null && before !== after) {
        throw new AppError(
          'KEY_OF_ANOTHER_ACCOUNT',
          `This key belongs to ${after}; this account is ${before}. Paste a key of ${before}, or add ${after} as an account of its own.`,
          { expected: before, found: after },
        );
      }
      if (!work && (await secrets.get(names.storeKey)) === null) {
        // Without its key the store opens no more; all but drafts and what waited to be sent comes from the server again.
        await registry.setStoreAside(record.id, clock.now());
        await secrets.set(names.storeKey, createStoreKey(deps.random));
      }
      await secrets.set(names.apiKey, next);
      apiKey = next;
      await change(() => ({ keyHint: keyHint(next) }));
      await takeCard(profile, askedAt);
      if (!work) return open();
      be('ready');
      work.resume();
    },
    async refresh() {
      if (!work) return open();
      const askedAt = clock.now();
      await takeCard(await checkKey(client(() => apiKey)), askedAt);
      be('ready');
      work.resume();
    },
    adopt(running) {
      demo = running;
    },
    async describe() {
      const unread = work ? (await work.store.conversations.counts()).unreadMessages : 0;
      const {
        id,
        label,
        kind,
        baseUrl,
        keyHint: hint,
        verifiedAt,
        profile,
        color,
        createdAt,
        qualityDrops,
      } = record;
      return {
        id,
        label,
        kind,
        baseUrl,
        keyHint: hint,
        verifiedAt,
        profile,
        color,
        createdAt,
        qualityDrops,
        state,
        problem,
        unread,
      };
    },
    begun: () => work?.begun() ?? Promise.resolve(),
    async stopWork() {
      await (stopping ??= endWork());
    },
    async close(options) {
      const ended = stopping ?? endWork();
      stopping = null;
      const closing = await ended;
      await inTurn(() => Promise.resolve());
      await closing?.store.close({ withoutBackup: options?.isGoing ?? false });
      await demo?.stop();
      demo = null;
    },
  };
}

function lostKeys(): AppError {
  return new AppError(
    'KEY_MISSING',
    'The keychain no longer holds this account’s key. Paste it again from Developer Tools in the Inlobo dashboard.',
  );
}

function unexpected(error: unknown): AppError {
  return new AppError(
    'INTERNAL',
    'This account could not be opened. Restart Inlobo Desk; nothing of it is lost.',
    undefined,
    {
      cause: error,
    },
  );
}

function stateFor(error: AppError): State {
  switch (error.code) {
    case 'KEY_MISSING':
      return 'needs-key';
    case 'VAULT_LOCKED':
    case 'VAULT_UNSET':
    case 'KEYCHAIN_LOCKED':
    case 'KEYCHAIN_UNAVAILABLE':
      return 'locked';
    default:
      return 'failed';
  }
}
