import type { Problem } from '#contract/errors.ts';
import { toAppError } from '#core/inlobo/appError.ts';
import type { ApiFailure } from '#core/inlobo/outcome.ts';
import type { Clock, Random } from '#core/ports.ts';
import { createBackoff, type Backoff } from '../backoff.ts';

/** How often reading a part failed of late: when it may go on, and what is told of it. */
export interface Setbacks extends Pick<Backoff, 'forget' | 'readyAt'> {
  worked(): void;
  /** Gives whether it is the part's own trouble, and not the line's. */
  failed(failure: ApiFailure): boolean;
  /** It was answered, and is told of all the same; null: there is nothing to be told any more. */
  tell(problem: Problem | null): void;
  problem(): Problem | null;
}

export function createSetbacks(deps: {
  readonly clock: Clock;
  readonly random: Random;
  readonly baseUrl: string;
}): Setbacks {
  const { clock, random, baseUrl } = deps;
  const backoff = createBackoff(random);
  let problem: Problem | null = null;
  return {
    forget: () => backoff.forget(),
    readyAt: (now) => backoff.readyAt(now),
    worked() {
      backoff.forget();
      problem = null;
    },
    failed(failure) {
      if (!backoff.failed(failure, clock.now())) return false;
      problem = toAppError(failure, { baseUrl, purpose: 'read' }).toProblem();
      return true;
    },
    tell(said) {
      problem = said;
    },
    problem: () => problem,
  };
}
