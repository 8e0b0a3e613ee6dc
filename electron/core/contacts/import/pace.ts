import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '#core/ports.ts';

/** Long work on the one thread that also answers the window. */
export interface Pace {
  /** To be called between short pieces of work: lets others have their turn, and throws once the work is aborted. */
  rest(): Promise<void>;
}

const TURN_MS = 10;

export function createPace(clock: Pick<Clock, 'now'>, signal: AbortSignal): Pace {
  let since = clock.now();
  return {
    async rest() {
      signal.throwIfAborted();
      // A clock that was set back must not make the turn endless.
      const spent = clock.now() - since;
      if (spent >= 0 && spent < TURN_MS) return;
      await turn();
      signal.throwIfAborted();
      since = clock.now();
    },
  };
}
