import type { Problem } from '#contract/errors.ts';
import type { ApiFailure } from '#core/inlobo/outcome.ts';

/** One request that reading could make now. */
export interface Job {
  /**
   * Makes the request and takes in its answer. Gives the failure where there is none, or null; what it was for is then
   * due again by itself. Throws only what the store throws, which counts as not having been run.
   */
  run(signal: AbortSignal): Promise<ApiFailure | null>;
}

/** There was nothing to ask for after all: says nothing about the line. */
export const NOT_ASKED: ApiFailure = { kind: 'cancelled', mayHaveArrived: false };

/** Something that is read from the server bit by bit. Asked before every request, so its calls are cheap. */
export interface Source {
  /** The next request, or null with nothing due now. What is given out is under way until its `run` ends. */
  next(now: number): Job | null;
  /** When something will be due that is not under way (ms since 1970; Infinity: nothing until it is told of something). */
  dueAt(now: number): number;
}

export interface Progress {
  readonly done: number;
  /** null where the server does not say. */
  readonly total: number | null;
}

/** How it stands with one of the things a source reads, beside what the store knows of it. */
export interface PartState {
  /** null: no reading is under way. */
  readonly progress: Progress | null;
  /** Why the last reading failed; null once one worked. */
  readonly problem: Problem | null;
}
