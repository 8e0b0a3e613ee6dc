import type { SyncPartName } from '#contract/routes/sync.ts';
import type { UnreadablePart } from '#core/store/store.ts';
import type { HandlersOf } from './handlersOf.ts';
import type { WorkOf } from './work.ts';

export function syncHandlers(work: WorkOf): HandlersOf<'sync'> {
  return {
    'sync.status': async ({ accountId }) => (await work(accountId)).sync.status(),
    'sync.now': async ({ accountId }) => {
      const { sync, outbox } = await work(accountId);
      sync.now();
      outbox.wake();
      return {};
    },
    'sync.dismiss': async ({ accountId }) => {
      await (await work(accountId)).sync.dismiss();
      return {};
    },
    'sync.unreadable': async ({ accountId, part, offset, limit }) => {
      const { store } = await work(accountId);
      return isKept(part) ? store.unreadable.list(part, { offset, limit }) : { rows: [], total: 0 };
    },
  };
}

const KEPT: Record<UnreadablePart, true> = {
  contacts: true,
  groups: true,
  autoReplies: true,
  templates: true,
};

/** Messages that can't be read are shown in their thread, and the card is one thing: only lists keep odd rows apart. */
function isKept(part: SyncPartName): part is UnreadablePart {
  return part in KEPT;
}
