import type { HandlersOf } from './handlersOf.ts';
import type { WorkOf } from './work.ts';

export function syncHandlers(work: WorkOf): HandlersOf<'sync'> {
  return {
    'sync.status': ({ accountId }) => work(accountId).sync.status(),
    'sync.now': async ({ accountId }) => {
      const { sync, outbox } = work(accountId);
      sync.now();
      outbox.wake();
      return Promise.resolve({});
    },
  };
}
