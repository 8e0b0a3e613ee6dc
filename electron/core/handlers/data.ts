import type { Data } from '#core/data/data.ts';
import type { HandlersOf } from './handlersOf.ts';

export function dataHandlers(data: Data): HandlersOf<'data'> {
  return {
    'data.sizes': () => data.sizes(),
    'data.backup': async ({ accountId }) => ({ at: await data.backUp(accountId) }),
    'data.clearCache': async () => ({ freedBytes: await data.clearCache() }),
    'data.diagnostics': () => data.diagnostics(),
  };
}
