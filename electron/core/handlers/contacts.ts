import type { WorkOf } from './work.ts';
import type { HandlersOf } from './handlersOf.ts';

export function contactHandlers(work: WorkOf): HandlersOf<'contacts'> {
  return {
    'contacts.list': async ({ accountId, ...query }) => {
      const { contacts } = (await work(accountId)).store;
      const [{ rows, total }, asOf] = await Promise.all([contacts.list(query), contacts.asOf()]);
      return { rows, total, asOf };
    },
    'contacts.get': async ({ accountId, phone }) => ({
      contact: await (await work(accountId)).store.contacts.get(phone),
    }),
  };
}
