import { assertNever } from '../../lib/assertNever.ts';
import type { NewEdit } from '../store.ts';
import type { OpenEdit } from './openEdits.ts';

/**
 * What becomes of a new edit of a thing that has an open one: it stands beside it, is taken into it, takes its place, or
 * both end since nothing had left.
 */
export type Fold = 'beside' | 'into' | 'instead' | 'undone';

export function foldEdit(last: OpenEdit | undefined, next: Pick<NewEdit, 'op'>): Fold {
  if (!last || last.state === 'sending') return 'beside';
  switch (next.op) {
    case 'create':
      return 'beside';
    case 'update':
      if (last.op === 'update') return 'into';
      // Once its request may have arrived, the server may hold what it said then.
      return last.op === 'create' && !last.mayHaveArrived ? 'into' : 'beside';
    case 'remove':
      if (last.op === 'create' && !last.mayHaveArrived) return 'undone';
      return last.op === 'create' ? 'beside' : 'instead';
    default:
      return assertNever(next.op);
  }
}
