import { AppError } from '#contract/errors.ts';
import type { Account } from '#contract/routes/accounts.ts';
import type { Emit } from '#core/events.ts';
import type { InloboClient } from '#core/inlobo/client.ts';
import { createKey } from '#core/inlobo/endpoints/keys.ts';
import { toAppError } from '#core/inlobo/appError.ts';
import { readBaseUrl } from '#core/lib/baseUrl.ts';
import { createQueue } from '#core/lib/queue.ts';
import type { Clock, Logger, Ports, Random, SecretVault } from '#core/ports.ts';
import type { Store } from '#core/store/store.ts';
import { readPastedKey } from './checkKey.ts';
import { connectAccount, type NewAccount } from './connectAccount.ts';
import { createEntry, type AccountEntry, type AccountWork, type StartWork } from './entry.ts';
import { secretNames, type Registry } from './registry.ts';

export interface Accounts<Work extends AccountWork> {
  /** Reads which accounts there are; until then the calls below wait. */
  load(): Promise<void>;
  /** Opens every account that can be opened; the others say why. */
  open(): Promise<void>;
  list(): Promise<Account[]>;
  add(input: { apiKey: string; baseUrl?: string | undefined; label?: string | undefined }): Promise<Account>;
  addDemo(): Promise<Account>;
  generateKey(input: GenerateKey): Promise<Account>;
  rename(id: string, label: string): Promise<Account>;
  rekey(id: string, apiKey: string): Promise<Account>;
  remove(id: string): Promise<void>;
  /** Deletes every account from this computer, after the vault went with all their keys. */
  removeAll(): Promise<void>;
  /** Asks the server for the account card again; an account that had stopped goes on. */
  refresh(id: string): Promise<Account>;
  /** The person has seen what of quality and limit fell until then. */
  noteQuality(id: string, upTo: number): Promise<Account>;
  /** What runs for an account, once its store is open. Throws ACCOUNT_NOT_FOUND, or the account's own problem. */
  work(id: string): Promise<Work>;
  /** Tries again to open what could not be opened, after the vault was unlocked. */
  reopen(): Promise<void>;
  /** Resolves when what runs for each open account has begun. */
  begun(): Promise<void>;
  /** `onWorkStopped`: nothing is read or sent any more; the stores are about to be closed. */
  stop(onWorkStopped: () => void): Promise<void>;
}

interface GenerateKey {
  readonly token: string;
  readonly accountId: string;
  readonly name: string;
  readonly baseUrl?: string | undefined;
  readonly label?: string | undefined;
}

export interface AccountsDeps<Work extends AccountWork> {
  readonly registry: Registry;
  readonly secrets: SecretVault;
  /** Throws where no secret can be kept now: before anything is asked of a server. */
  readonly requireVault: () => Promise<{ readonly isForSession: boolean }>;
  readonly openStore: (file: string, key: string) => Promise<Store>;
  readonly createClient: (options: { baseUrl: string; apiKey: () => string }) => InloboClient;
  readonly startWork: StartWork<Work>;
  readonly startDemo: Ports['startDemo'];
  readonly clock: Clock;
  readonly random: Random;
  readonly emit: Emit;
  readonly logger: Logger;
}

/** The accounts on this computer: added, opened, re-keyed and removed one change at a time, nothing half-done. */
export function createAccounts<Work extends AccountWork>(deps: AccountsDeps<Work>): Accounts<Work> {
  const { registry, secrets, clock, random, emit, logger } = deps;
  const entries = new Map<string, AccountEntry<Work>>();
  const leftovers: AccountEntry<Work>[] = [];
  const oneAtATime = createQueue();
  let loading: Promise<void> | null = null;

  function entry(id: string): AccountEntry<Work> {
    const found = entries.get(id);
    if (!found) throw new AppError('ACCOUNT_NOT_FOUND', 'This account is no longer on this computer.');
    return found;
  }

  function changed(): void {
    emit({ name: 'accounts.changed' });
  }

  function load(): Promise<void> {
    return (loading ??= readRegistry());
  }

  async function readRegistry(): Promise<void> {
    for (const record of await registry.load()) {
      const found = createEntry(record, deps, changed);
      // What a crash left half-added, or what was for a session that is over, holds nothing that can be opened.
      if (record.phase === 'incomplete' || record.isForSession) leftovers.push(found);
      else entries.set(record.id, found);
    }
  }

  async function clearLeftovers(): Promise<void> {
    for (const leftover of leftovers.splice(0)) {
      await forget(leftover).catch((error: unknown) => logger.warn('a leftover account stays', { error }));
    }
  }

  /** Deletes keys and store. Where the vault refuses, all stays as it was. */
  async function forget(going: AccountEntry<Work>): Promise<void> {
    try {
      await forgetNow(going);
    } catch (error) {
      // On a full disk nothing can be written down, and that it goes must be: its backups, which go as well, make room.
      const isFull = error instanceof AppError && error.code === 'DISK_FULL';
      if (!isFull || !(await registry.deleteBackups(going.record().id))) throw error;
      await forgetNow(going);
    }
  }

  async function forgetNow(going: AccountEntry<Work>): Promise<void> {
    const { id, phase, isForSession } = going.record();
    await going.update({ phase: 'incomplete' });
    try {
      await secrets.delete(secretNames(id).apiKey);
      await secrets.delete(secretNames(id).storeKey);
    } catch (error) {
      // What was for one session is kept nowhere else.
      if (!isForSession) {
        await going.update({ phase });
        throw error;
      }
    }
    await going.close({ isGoing: true });
    await registry.delete(id);
  }

  async function connect(input: NewAccount): Promise<AccountEntry<Work>> {
    const others = [...entries.values()];
    const added = await connectAccount(input, { ...deps, others, changed, forget });
    entries.set(added.record().id, added);
    changed();
    return added;
  }

  async function startDemo(): Promise<AccountEntry<Work>> {
    const there = [...entries.values()].find((found) => found.record().kind === 'demo');
    if (there) return there;
    if (!deps.startDemo)
      throw new AppError('DEMO_UNAVAILABLE', 'The demo workspace is not part of this installation.');
    await deps.requireVault();
    const apiKey = `wak_demo_${Buffer.from(random.bytes(18)).toString('hex')}`;
    const epoch = clock.now();
    const demo = await deps.startDemo({ epoch, apiKey });
    try {
      return await connect({ kind: 'demo', apiKey, baseUrl: demo.baseUrl, createdAt: epoch, demo });
    } catch (error) {
      await demo.stop();
      throw error;
    }
  }

  return {
    load,
    open: () =>
      oneAtATime(async () => {
        await load();
        await clearLeftovers();
        await Promise.all([...entries.values()].map((found) => found.open()));
        changed();
      }),
    async list() {
      await load();
      return Promise.all([...entries.values()].map((found) => found.describe()));
    },
    add: (input) =>
      oneAtATime(async () => {
        const added = await connect({
          kind: 'inlobo',
          apiKey: readPastedKey(input.apiKey),
          baseUrl: readBaseUrl(input.baseUrl ?? ''),
          label: input.label,
          createdAt: clock.now(),
        });
        return added.describe();
      }),
    addDemo: () => oneAtATime(async () => (await startDemo()).describe()),
    generateKey: (input) =>
      oneAtATime(async () => {
        const token = readPastedKey(input.token);
        const baseUrl = readBaseUrl(input.baseUrl ?? '');
        await deps.requireVault();
        const asOwner = deps.createClient({ baseUrl, apiKey: () => token });
        const answer = await createKey(asOwner, { name: input.name, accountId: input.accountId });
        if (!answer.ok) throw toAppError(answer.outcome, { baseUrl, purpose: 'key' });
        const { apiKey } = answer.value;
        const added = await connect({
          kind: 'inlobo',
          apiKey,
          baseUrl,
          label: input.label,
          createdAt: clock.now(),
        });
        return added.describe();
      }),
    rename: (id, label) =>
      oneAtATime(async () => {
        await entry(id).update({ label });
        changed();
        return entry(id).describe();
      }),
    rekey: (id, pasted) =>
      oneAtATime(async () => {
        await entry(id).rekey(readPastedKey(pasted));
        changed();
        return entry(id).describe();
      }),
    remove: (id) =>
      oneAtATime(async () => {
        const going = entry(id);
        await forget(going);
        entries.delete(id);
        changed();
      }),
    removeAll: () =>
      oneAtATime(async () => {
        await load();
        for (const [id, going] of entries) {
          await going.close({ isGoing: true });
          await registry.delete(id);
          entries.delete(id);
        }
        changed();
      }),
    refresh: (id) =>
      oneAtATime(async () => {
        await entry(id).refresh();
        changed();
        return entry(id).describe();
      }),
    noteQuality: (id, upTo) =>
      oneAtATime(async () => {
        await entry(id).noteQuality(upTo);
        changed();
        return entry(id).describe();
      }),
    async work(id) {
      await load();
      return entry(id).work();
    },
    reopen: () =>
      oneAtATime(async () => {
        const closed = [...entries.values()].filter((found) => found.isClosed());
        await Promise.all(closed.map((found) => found.open()));
        if (closed.length > 0) changed();
      }),
    async begun() {
      await Promise.all([...entries.values()].map((found) => found.begun()));
    },
    stop: (onWorkStopped) =>
      oneAtATime(async () => {
        const open = [...entries.values()];
        // A store does not wait for another account's sends before it is closed.
        await Promise.all([
          Promise.all(open.map((found) => found.stopWork())).then(onWorkStopped),
          ...open.map((found) => (found.record().isForSession ? forget(found) : found.close())),
        ]);
      }),
  };
}
