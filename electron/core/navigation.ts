import type { NavigationTarget } from '#contract/routes/navigation.ts';
import type { Emit } from './events.ts';

export interface Wish {
  /** Of no other wish while the app runs. */
  readonly id: number;
  readonly target: NavigationTarget;
}

export interface Navigation {
  /** Takes the page there, now or as soon as there is one; the newest wish counts. */
  readonly goTo: (target: NavigationTarget) => void;
  /** What waits. It waits on until it is done: a page may go before it got there. */
  waiting(): Wish | null;
  done(id: number): void;
}

/** Holds where a person asked to be taken until the page, which may not be there yet, is there. */
export function createNavigation(emit: Emit): Navigation {
  let waiting: Wish | null = null;
  let lastId = 0;
  return {
    goTo(target) {
      lastId += 1;
      waiting = { id: lastId, target };
      emit({ name: 'navigation.requested' });
    },
    waiting: () => waiting,
    done(id) {
      if (waiting?.id === id) waiting = null;
    },
  };
}
