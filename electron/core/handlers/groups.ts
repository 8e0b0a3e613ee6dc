import type { HandlersOf } from './handlersOf.ts';
import { notYet } from './notYet.ts';
import type { WorkOf } from './work.ts';

export function groupHandlers(work: WorkOf): HandlersOf<'groups'> {
  return {
    'groups.list': async ({ accountId, ...query }) => {
      const { groups } = (await work(accountId)).store;
      const [{ rows, total }, asOf] = await Promise.all([groups.list(query), groups.asOf()]);
      return { rows, total, asOf };
    },
    'groups.create': notYet,
    'groups.update': notYet,
    'groups.remove': notYet,
  };
}
