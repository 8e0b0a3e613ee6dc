import { AppError } from '#contract/errors.ts';
import type { ApiFailure } from './outcome.ts';

export interface FailureContext {
  readonly baseUrl: string;
  /** What was being done, which decides the words: `connect` checks a new account, `key` makes a key with a token. */
  readonly purpose: 'connect' | 'key' | 'read' | 'send';
}

/** The error people see for an outcome: code, plain sentences, and data to branch on (never a secret). */
export function toAppError(outcome: ApiFailure, context: FailureContext): AppError {
  return new AppError('INTERNAL', `${outcome.kind} ${context.purpose}`);
}
