import type { Problem } from '#contract/errors.ts';
import type { Clock } from '../ports.ts';
import type { Hold } from './hold.ts';

/** Answers that were lost one after the other. */
export interface Doubts {
  /** One more was lost; true: nothing leaves for a while. */
  lost(problem: Problem): boolean;
  /** One came: nothing is in doubt any more. */
  answered(): void;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 60_000;

/** So many answers lost in a row are the server's trouble: it gets no more to lose at once. The wait doubles each time. */
export function createDoubts(deps: {
  readonly clock: Clock;
  readonly hold: Hold;
  readonly toWait: number;
}): Doubts {
  const { clock, hold, toWait } = deps;
  let inARow = 0;
  return {
    lost(problem) {
      inARow += 1;
      if (inARow < toWait) return false;
      hold.holdUntil(
        clock.now() + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (inARow - toWait)),
        problem,
      );
      return true;
    },
    answered() {
      inARow = 0;
    },
  };
}
