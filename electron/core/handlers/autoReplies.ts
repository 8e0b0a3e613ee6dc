import type { HandlersOf } from './handlersOf.ts';
import { notYet } from './notYet.ts';
import type { WorkOf } from './work.ts';

export function autoReplyHandlers(work: WorkOf): HandlersOf<'autoReplies'> {
  return {
    'autoReplies.list': async ({ accountId, ...query }) => {
      const { autoReplies } = (await work(accountId)).store;
      const [{ rows, total }, asOf] = await Promise.all([autoReplies.list(query), autoReplies.asOf()]);
      return { rows, total, asOf };
    },
    'autoReplies.create': notYet,
    'autoReplies.update': notYet,
    'autoReplies.remove': notYet,
    'autoReplies.test': notYet,
  };
}
