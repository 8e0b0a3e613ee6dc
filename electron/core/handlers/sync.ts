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
  };
}
