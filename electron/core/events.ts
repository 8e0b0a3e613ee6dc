import type { AppEvent } from '#contract/events.ts';
import type { Logger } from './ports.ts';

export type Emit = (event: AppEvent) => void;

export interface EventBus {
  readonly emit: Emit;
  /** Calls back for every event from now on; gives the function that ends it. */
  readonly onEvent: (listener: (event: AppEvent) => void) => () => void;
}

const COALESCE_MS = 20;

/** Equal events that come close together are told once: a listener asks for the new state either way. */
export function createEventBus(logger: Logger): EventBus {
  const listeners = new Set<(event: AppEvent) => void>();
  const waiting = new Map<string, AppEvent>();
  let timer: NodeJS.Timeout | null = null;

  function flush(): void {
    timer = null;
    const events = [...waiting.values()];
    waiting.clear();
    for (const event of events) tell(event);
  }

  function tell(event: AppEvent): void {
    for (const listener of [...listeners]) {
      try {
        listener(event);
      } catch (error) {
        logger.error('an event listener failed', { event: event.name, error });
      }
    }
  }

  return {
    emit(event) {
      const key = JSON.stringify({ ...event, count: 0 });
      waiting.set(key, sumCounts(waiting.get(key), event));
      timer ??= setTimeout(flush, COALESCE_MS).unref();
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function sumCounts(before: AppEvent | undefined, event: AppEvent): AppEvent {
  if (before?.name !== 'messages.received' || event.name !== 'messages.received') return event;
  return { ...event, count: before.count + event.count };
}
