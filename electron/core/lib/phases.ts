import type { Phase, Phases } from '#core/ports.ts';

/** What is used of `performance`; Node and DOM declare different ones. */
interface Marker {
  mark(name: string): { readonly startTime: number };
}

/** Phases as performance marks of this process, which hosts and core make alike. */
export function createPhases(performance: Marker): Phases {
  const ended = new Map<Phase, number>();
  return {
    end(phase) {
      ended.set(phase, Math.round(performance.mark(`inlobo.${phase}`).startTime));
    },
    log(message, logger) {
      if (ended.size > 0) logger.info(message, Object.fromEntries(ended));
      ended.clear();
    },
  };
}
