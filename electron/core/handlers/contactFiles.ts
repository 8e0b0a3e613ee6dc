import { createExports } from '#core/contacts/export/exportContacts.ts';
import { createImports } from '#core/contacts/import/imports.ts';
import type { Emit } from '#core/events.ts';
import type { Clock, Random } from '#core/ports.ts';
import type { HandlersOf } from './handlersOf.ts';
import type { WorkOf } from './work.ts';

type Files = Pick<
  HandlersOf<'contacts'>,
  | 'contacts.export'
  | 'contacts.importOpen'
  | 'contacts.importAdd'
  | 'contacts.importPreview'
  | 'contacts.importRows'
  | 'contacts.importRun'
  | 'contacts.importClose'
>;

export interface ContactFileDeps {
  readonly work: WorkOf;
  readonly clock: Clock;
  readonly random: Random;
  readonly emit: Emit;
}

/** Contacts from files and into files. */
export function contactFileHandlers({ work, clock, random, emit }: ContactFileDeps): Files {
  const imports = createImports({ clock, random });
  const exports = createExports({ random });

  return {
    'contacts.export': async ({ accountId, selection, after }) =>
      exports.piece((await work(accountId)).store.contacts, selection, after),
    'contacts.importOpen': async (file) => {
      await work(file.accountId);
      return { importId: imports.open(file) };
    },
    'contacts.importAdd': ({ base64, ...named }) =>
      Promise.resolve().then(() => ({ received: imports.add(named, base64) })),
    'contacts.importPreview': async ({ reading, options, ...named }) => {
      const { store } = await work(named.accountId);
      return imports.preview(named, reading, options, store.contacts);
    },
    'contacts.importRows': ({ offset, limit, verdicts, ...named }) =>
      Promise.resolve().then(() => imports.rows(named, { offset, limit, verdicts })),
    'contacts.importRun': async (named) => {
      const { store, edits } = await work(named.accountId);
      const batchId = await imports.run(named, store);
      emit({ name: 'batches.changed', accountId: named.accountId });
      edits.wake();
      return { batchId };
    },
    'contacts.importClose': (named) => {
      imports.close(named);
      return Promise.resolve({});
    },
  };
}
