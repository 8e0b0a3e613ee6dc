import type { Logger } from '#core/ports.ts';
import type { Performance } from 'node:perf_hooks';

/** What the app goes through until it can be used, and until it is gone, in order. */
type StartPhase = 'launch' | 'ready' | 'core' | 'window' | 'accounts';
type StopPhase = 'windowsClosed' | 'coreStopped';
type Phase = StartPhase | StopPhase;

export interface Phases {
  /** The phase is over: a performance mark `inlobo.<phase>`. */
  end(phase: Phase): void;
  /** Writes when each that was not written yet ended, in ms since the process began. */
  log(message: string, logger: Pick<Logger, 'info'>): void;
}

export function createPhases(performance: Pick<Performance, 'mark'>): Phases {
  const ended = new Map<Phase, number>();
  return {
    end(phase) {
      ended.set(phase, Math.round(performance.mark(`inlobo.${phase}`).startTime));
    },
    log(message, logger) {
      logger.info(message, Object.fromEntries(ended));
      ended.clear();
    },
  };
}
