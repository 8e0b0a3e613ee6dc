import type { HandlersOf } from './handlersOf.ts';
import { notYet } from './notYet.ts';
import type { WorkOf } from './work.ts';

export function batchHandlers(_work: WorkOf): HandlersOf<'batches'> {
  return {
    'batches.list': notYet,
    'batches.get': notYet,
    'batches.rows': notYet,
    'batches.pause': notYet,
    'batches.resume': notYet,
    'batches.cancel': notYet,
    'batches.retry': notYet,
    'batches.remove': notYet,
    'batches.rejected': notYet,
  };
}
