import type { NavigationTarget } from '#contract/routes/navigation.ts';
import type { Emit } from './events.ts';

export interface Navigation {
  /** Takes the page there, now or as soon as there is one; the newest wish counts. */
  readonly goTo: (target: NavigationTarget) => void;
  /** What waits, once. */
  take(): NavigationTarget | null;
}

/** Holds where a person asked to be taken until the page, which may not be there yet, asks for it. */
export function createNavigation(emit: Emit): Navigation {
  let waiting: NavigationTarget | null = null;
  return {
    goTo(target) {
      waiting = target;
      emit({ name: 'navigation.requested' });
    },
    take() {
      const target = waiting;
      waiting = null;
      return target;
    },
  };
}
