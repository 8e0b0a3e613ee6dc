import { createInsightReader } from '#core/insights/insightReader.ts';
import type { HandlersOf } from './handlersOf.ts';
import type { WorkOf } from './work.ts';

export function insightHandlers(work: WorkOf): HandlersOf<'insights'> {
  const reader = createInsightReader();
  return {
    'insights.read': ({ accountId, readerId, ...query }) =>
      reader.read(readerId, async () => (await work(accountId)).store, query),
    'insights.leave': ({ readerId }) => {
      reader.leave(readerId);
      return Promise.resolve({});
    },
  };
}
