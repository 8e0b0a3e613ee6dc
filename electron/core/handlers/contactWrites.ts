import type { HandlersOf } from './handlersOf.ts';
import { notYet } from './notYet.ts';
import type { WorkOf } from './work.ts';

type Writes = Pick<
  HandlersOf<'contacts'>,
  'contacts.create' | 'contacts.update' | 'contacts.remove' | 'contacts.bulk'
>;

export function contactWriteHandlers(_work: WorkOf): Writes {
  return {
    'contacts.create': notYet,
    'contacts.update': notYet,
    'contacts.remove': notYet,
    'contacts.bulk': notYet,
  };
}
