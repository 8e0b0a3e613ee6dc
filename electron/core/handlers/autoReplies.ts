import type { HandlersOf } from './handlersOf.ts';
import type { WorkOf } from './work.ts';

export function autoReplyHandlers(work: WorkOf): HandlersOf<'autoReplies'> {
  return {
    'autoReplies.list': async ({ accountId, ...query }) => {
      const { autoReplies } = (await work(accountId)).store;
      const [{ rows, total }, asOf] = await Promise.all([autoReplies.list(query), autoReplies.asOf()]);
      return { rows, total, asOf };
    },
  };
}
