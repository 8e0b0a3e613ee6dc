import { AppError, type Problem } from '#contract/errors.ts';
import { isNotFound, type Answer, type ApiFailure } from '#core/inlobo/outcome.ts';
import type { Clock } from '#core/ports.ts';
import type { EditEnd, EditJob } from '#core/store/store.ts';

/** What came of the requests that an edit takes. */
export type Performed =
  | { readonly kind: 'done'; readonly end: EditEnd }
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** It can't be told yet what became of an earlier attempt. */
  | { readonly kind: 'unsure'; readonly problem: Problem; readonly waitMs: number }
  /** `isWrite`: the request that failed was to change something; else it only looked. */
  | { readonly kind: 'failed'; readonly failure: ApiFailure; readonly isWrite: boolean };

/** Makes the requests of an edit, one after the other. `signal` cuts the one under way. */
export type Perform = (job: EditJob, signal: AbortSignal) => Promise<Performed>;

/** Edits of one kind of thing, by what they do to it. */
export function byOperation(performs: Readonly<Record<EditJob['op'], Perform>>): Perform {
  return (job, signal) => performs[job.op](job, signal);
}

/** Deletes a thing: what the server does not have is deleted. */
export function removal(
  clock: Clock,
  remove: (key: string, options: { readonly signal: AbortSignal }) => Promise<Answer<null>>,
): Perform {
  return async (job, signal) => {
    const requestedAt = clock.now();
    const answer = await remove(job.key, { signal });
    return answer.ok || isNotFound(answer.outcome)
      ? doneWith(null, requestedAt)
      : failedToWrite(answer.outcome);
  };
}

export function doneWith(
  answer: EditEnd['answer'],
  requestedAt: number,
  over: Partial<EditEnd> = {},
): Performed {
  return { kind: 'done', end: { answer, requestedAt, overruled: [], ...over } };
}

export function refusedWith(problem: Problem): Performed {
  return { kind: 'refused', problem };
}

export const failedToRead = (failure: ApiFailure): Performed => ({ kind: 'failed', failure, isWrite: false });
export const failedToWrite = (failure: ApiFailure): Performed => ({ kind: 'failed', failure, isWrite: true });

export function contactExists(phone: string): AppError {
  return new AppError(
    'CONTACT_EXISTS',
    'There is a contact with this number already. Open that one to change it.',
    { phone },
  );
}

export function deletedElsewhere(): AppError {
  return new AppError('NOT_FOUND', 'It was deleted elsewhere meanwhile, so there is nothing to change.');
}
