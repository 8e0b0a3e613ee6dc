import { AppError } from '#contract/errors.ts';
import type { HandlersOf } from './handlersOf.ts';

const notYet = () => Promise.reject(new AppError('INTERNAL', 'Not built yet.'));

export function dataHandlers(): HandlersOf<'data'> {
  return {
    'data.sizes': notYet,
    'data.backup': notYet,
    'data.clearCache': notYet,
    'data.diagnostics': notYet,
  };
}
