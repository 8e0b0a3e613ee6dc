import type { Problem } from '#contract/errors.ts';
import type { ApiFailure } from '#core/inlobo/outcome.ts';
import type { Clock, Random } from '#core/ports.ts';
import { createBackoff } from '../backoff.ts';
import type { PartState, Progress, Source } from '../job.ts';

/** What one request did for a part. */
export type Step =
  | { readonly kind: 'going-on'; readonly progress: Progress }
  | { readonly kind: 'ended' }
  | { readonly kind: 'failed'; readonly failure: ApiFailure }
  /** It was answered, but with what is not to be believed: nothing was taken in. */
  | { readonly kind: 'doubted' };

export interface ListPart extends Source {
  state(): PartState;
  /** Reads it anew, also where it is being read: that answer may be older than the wish. */
  requestNow(): void;
}

export interface ListPartDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly step: (signal: AbortSignal) => Promise<Step>;
  /** Forgets what was read of a reading that is under way. */
  readonly restart: () => void;
  readonly problemOf: (failure: ApiFailure) => Problem;
}

const INTERVAL_MS = 10 * 60_000;
const DOUBTED: ApiFailure = { kind: 'lost', reason: 'unreadable', status: 200, code: null };

/** When one part is read, a request at a time, and how it stands with it. */
export function createListPart({ clock, random, step, restart, problemOf }: ListPartDeps): ListPart {
  const backoff = createBackoff(random);
  let nextAt = 0;
  let isUnderWay = false;
  let isWantedAgain = false;
  let progress: Progress | null = null;
  let problem: Problem | null = null;

  function dueAt(now: number): number {
    if (isUnderWay) return Infinity;
    const at = Math.max(nextAt, backoff.readyAt(now));
    // Nothing is put off for longer: the clock was set back.
    return at - now > INTERVAL_MS ? now : at;
  }

  async function run(signal: AbortSignal): Promise<ApiFailure | null> {
    progress ??= { done: 0, total: null };
    try {
      return learn(await step(signal));
    } catch (error) {
      restart();
      progress = null;
      throw error;
    } finally {
      isUnderWay = false;
      if (isWantedAgain) begin();
    }
  }

  function learn(done: Step): ApiFailure | null {
    switch (done.kind) {
      case 'going-on':
        backoff.forget();
        progress = done.progress;
        return null;
      case 'ended':
        backoff.forget();
        nextAt = clock.now() + INTERVAL_MS;
        progress = null;
        problem = null;
        return null;
      case 'failed':
        backoff.failed(done.failure, clock.now());
        progress = null;
        if (done.failure.kind !== 'cancelled') problem = problemOf(done.failure);
        return done.failure;
      case 'doubted':
        backoff.failed(DOUBTED, clock.now());
        progress = null;
        problem = problemOf(DOUBTED);
        // The line works: what it brought is this part's trouble alone.
        return null;
    }
  }

  function begin(): void {
    isWantedAgain = false;
    nextAt = 0;
    backoff.forget();
    restart();
  }

  return {
    next(now) {
      if (dueAt(now) > now) return null;
      isUnderWay = true;
      return { run };
    },
    dueAt,
    state: () => ({ progress, problem }),
    requestNow() {
      if (isUnderWay) isWantedAgain = true;
      else begin();
    },
  };
}
