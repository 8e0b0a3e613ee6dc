import type { ApiFailure } from '#core/inlobo/outcome.ts';
import type { Random } from '#core/ports.ts';

/** How long one part is left alone after it failed, while all others go on. */
export interface Backoff {
  /**
   * Gives whether it is this part's own trouble. A line that is down, a throttling server and a stop concern every part
   * alike: whoever makes the requests waits.
   */
  failed(failure: ApiFailure, now: number): boolean;
  /** What was learnt from failures is forgotten: it worked, or a person asks to try now. */
  forget(): void;
  /** Not before this instant (ms); 0: at once. A clock that was set back meanwhile ends the wait. */
  readyAt(now: number): number;
}

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 10 * 60_000;

/** Waits after failures of its own: 5 s, tripling to 10 minutes, with jitter. */
export function createBackoff(random: Random): Backoff {
  let failures = 0;
  let readyAt = 0;
  return {
    failed(failure, now) {
      if (failure.kind === 'unreached' || failure.kind === 'throttled' || failure.kind === 'cancelled')
        return false;
      const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 3 ** failures);
      failures += 1;
      readyAt = now + waitMs * (0.75 + random.fraction() / 4);
      return true;
    },
    forget() {
      failures = 0;
      readyAt = 0;
    },
    readyAt: (now) => (readyAt - now > LONGEST_WAIT_MS ? now : readyAt),
  };
}
