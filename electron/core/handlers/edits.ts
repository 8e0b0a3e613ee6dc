import type { HandlersOf } from './handlersOf.ts';
import { notYet } from './notYet.ts';
import type { WorkOf } from './work.ts';

export function editHandlers(_work: WorkOf): HandlersOf<'edits'> {
  return {
    'edits.list': notYet,
    'edits.retry': notYet,
    'edits.discard': notYet,
    'edits.takeTheirs': notYet,
  };
}
