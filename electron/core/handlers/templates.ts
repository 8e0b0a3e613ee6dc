import type { HandlersOf } from './handlersOf.ts';
import type { WorkOf } from './work.ts';

export function templateHandlers(work: WorkOf): HandlersOf<'templates'> {
  return {
    'templates.list': async ({ accountId, ...query }) => {
      const { templates } = (await work(accountId)).store;
      const [{ rows, total }, asOf] = await Promise.all([templates.list(query), templates.asOf()]);
      return { rows, total, asOf };
    },
  };
}
