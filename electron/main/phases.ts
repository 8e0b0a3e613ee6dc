import type { Logger } from '#core/ports.ts';
import type { Performance } from 'node:perf_hooks';

/** What the app goes through until it can be used, in order. */
type Phase = 'launch' | 'ready' | 'core' | 'window' | 'accounts';

export interface Phases {
  /** The phase is over: a performance mark `inlobo.<phase>`. */
  end(phase: Phase): void;
  /** Writes how long each took, in ms since the process began. */
  log(logger: Pick<Logger, 'info'>): void;
}

export function createPhases(performance: Pick<Performance, 'mark'>): Phases {
  const ended = new Map<Phase, number>();
  return {
    end(phase) {
      ended.set(phase, Math.round(performance.mark(`inlobo.${phase}`).startTime));
    },
    log: (logger) => logger.info('started', Object.fromEntries(ended)),
  };
}
