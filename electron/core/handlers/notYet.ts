import { AppError } from '#contract/errors.ts';

export function notYet(): never {
  throw new AppError('INTERNAL', 'This part is not built yet.');
}
