import { contactFileHandlers, type ContactFileDeps } from './contactFiles.ts';
import { contactWriteHandlers, type ContactWriteDeps } from './contactWrites.ts';
import type { HandlersOf } from './handlersOf.ts';

export function contactHandlers(deps: ContactWriteDeps & ContactFileDeps): HandlersOf<'contacts'> {
  const { work } = deps;
  return {
    'contacts.list': async ({ accountId, ...query }) => {
      const { contacts } = (await work(accountId)).store;
      const [{ rows, total }, asOf] = await Promise.all([contacts.list(query), contacts.asOf()]);
      return { rows, total, asOf };
    },
    'contacts.get': async ({ accountId, phone }) => ({
      contact: await (await work(accountId)).store.contacts.get(phone),
    }),
    'contacts.tags': async ({ accountId }) => ({
      rows: await (await work(accountId)).store.contacts.tags(),
    }),
    'contacts.attributes': async ({ accountId }) => ({
      rows: await (await work(accountId)).store.contacts.attributes(),
    }),
    ...contactWriteHandlers(deps),
    ...contactFileHandlers(deps),
  };
}
