import type { HandlersOf } from './handlersOf.ts';
import { notYet } from './notYet.ts';
import type { WorkOf } from './work.ts';

type Files = Omit<
  HandlersOf<'contacts'>,
  | 'contacts.list'
  | 'contacts.get'
  | 'contacts.tags'
  | 'contacts.attributes'
  | 'contacts.create'
  | 'contacts.update'
  | 'contacts.remove'
  | 'contacts.bulk'
>;

/** Contacts from files and into files. */
export function contactFileHandlers(_work: WorkOf): Files {
  return {
    'contacts.export': notYet,
    'contacts.importOpen': notYet,
    'contacts.importAdd': notYet,
    'contacts.importPreview': notYet,
    'contacts.importRows': notYet,
    'contacts.importRun': notYet,
    'contacts.importClose': notYet,
  };
}
