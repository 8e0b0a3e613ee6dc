import type { HandlersOf } from './handlersOf.ts';
import type { WorkOf } from './work.ts';

export function searchHandlers(work: WorkOf): HandlersOf<'search'> {
  return {
    'search.chat': async ({ accountId, ...query }) => (await work(accountId)).store.search.chat(query),
    'search.all': async ({ accountId, ...query }) => (await work(accountId)).store.search.all(query),
  };
}
