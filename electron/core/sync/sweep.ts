import type { Clock, Logger } from '#core/ports.ts';
import type { Store } from '#core/store/store.ts';
import type { Line } from './line.ts';

/** One reading of everything, after which all of it is known to be as of then. */
export interface Sweep {
  begin(): void;
  isRunning(): boolean;
  /** Ends it where everything was read. */
  check(): void;
}

/** Where the store keeps when the last sweep over the conversations ended (ms). */
export const CONVERSATIONS_AS_OF = 'conversations.asOf';

export function createSweep(deps: {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly line: Line;
  /** A whole pass over the contacts ended since then. */
  readonly hasReadContacts: (since: number) => boolean;
  /** Such a pass can't be had now. */
  readonly failsToReadContacts: () => boolean;
  readonly conversationsLeft: () => number;
  readonly onEnd: () => void;
}): Sweep {
  const { store, clock, logger, line } = deps;
  let begunAt: number | null = null;

  return {
    begin() {
      begunAt = clock.now();
      line.setCatchingUp(true);
    },
    isRunning: () => begunAt !== null,
    check() {
      if (begunAt === null || deps.conversationsLeft() > 0) return;
      const since = begunAt;
      const hasReadContacts = deps.hasReadContacts(since);
      if (!hasReadContacts && !deps.failsToReadContacts()) return;
      begunAt = null;
      line.setCatchingUp(false);
      // Where not everybody is known, the conversations that are here need not be all there are.
      if (!hasReadContacts) {
        deps.onEnd();
        return;
      }
      store.meta
        // As of its beginning: what was read first may have changed since.
        .set(CONVERSATIONS_AS_OF, String(since))
        .then(deps.onEnd)
        .catch((error: unknown) => logger.error('the end of a sweep could not be kept', { error }));
    },
  };
}
