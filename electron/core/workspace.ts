import type { Problem } from '#contract/errors.ts';
import { createEdits, type Edits } from './edits/edits.ts';
import { createOutbox, type Outbox } from './outbox/outbox.ts';
import type { Store } from './store/store.ts';
import { NOTICE } from './sync/status.ts';
import { createSync, type Sync, type SyncDeps } from './sync/sync.ts';
import { salvageNotice } from './store/salvage/salvageNotice.ts';

/** An account at work: what reads the server, what sends and what changes it, over one store. */
export interface Workspace {
  readonly store: Store;
  readonly sync: Sync;
  readonly outbox: Outbox;
  readonly edits: Edits;
  /** The account's own number; null where the server does not say. */
  readonly ownNumber: () => string | null;
  /** Resolves when it is known whom to read, or that this can't be known. */
  begun(): Promise<void>;
  /** Nothing is asked or sent until `resume`: a person must act first. */
  pause(problem: Problem): void;
  resume(): void;
  /** Stops all of it; the store stays open. */
  stop(): Promise<void>;
}

export interface WorkspaceDeps extends Omit<SyncDeps, 'onKeyRefused'> {
  /** The account stopped itself; `isKeyRefused` says whether a new key mends it. */
  readonly onStopped: (problem: Problem, isKeyRefused: boolean) => void;
}

/** What happened to a damaged file is told until the person has seen it. */
function tellOfSalvage({ store, logger, accountId }: WorkspaceDeps): void {
  const { salvaged } = store.opened;
  if (!salvaged) return;
  logger.warn('a damaged store was set aside and mended', { accountId, salvaged });
  store.meta.set(NOTICE, JSON.stringify(salvageNotice(salvaged))).catch((error: unknown) => {
    logger.error('what happened to the store could not be noted', { accountId, error });
  });
}

/** When the history is read for the status of a message: most are delivered and read within seconds. */
const STATUS_LOOKS_MS = [2_000, 8_000];

export function createWorkspace(deps: WorkspaceDeps): Workspace {
  const sync: Sync = createSync({ ...deps, onKeyRefused: (problem) => deps.onStopped(problem, true) });
  const outbox = createOutbox({
    ...deps,
    onSend: () => sync.noteSend(),
    onThrottled: (retryAfterMs) => sync.noteThrottled(retryAfterMs),
    onAccepted: (phone) => sync.look(phone, STATUS_LOOKS_MS),
    onTemplateRefused: () => sync.readList('templates'),
    read: (phone, options) => sync.read(phone, options),
  });
  const edits = createEdits({
    ...deps,
    isOffline: () => sync.isOffline(),
    onStopped: (problem) => deps.onStopped(problem, true),
    onSend: () => sync.noteSend(),
    onThrottled: (retryAfterMs) => sync.noteThrottled(retryAfterMs),
    onContacts: (applied, removed) => sync.noteContacts(applied, removed),
    onListOdd: (target) => sync.readList(target === 'group' ? 'groups' : 'autoReplies'),
  });
  tellOfSalvage(deps);
  sync.start();
  outbox.start();
  edits.start();

  return {
    store: deps.store,
    sync,
    outbox,
    edits,
    ownNumber: deps.ownNumber,
    begun: () => sync.begun(),
    pause(problem) {
      for (const part of [sync, outbox, edits]) part.pause(problem);
    },
    resume() {
      for (const part of [sync, outbox, edits]) part.resume();
    },
    async stop() {
      await Promise.all([outbox.stop(), edits.stop(), sync.stop()]);
    },
  };
}
