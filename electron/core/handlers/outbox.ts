import type { HandlersOf } from './handlersOf.ts';
import type { WorkOf } from './work.ts';

export function outboxHandlers(work: WorkOf): HandlersOf<'outbox'> {
  return {
    'outbox.list': async ({ accountId, offset, limit }) => {
      const { store, outbox } = await work(accountId);
      return { ...(await store.outbox.list({ offset, limit })), held: outbox.held() };
    },
  };
}
