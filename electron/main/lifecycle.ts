import type { Logger, Phases } from '#core/ports.ts';
import type { App } from 'electron';

interface ShutdownDeps {
  readonly app: Pick<App, 'on' | 'exit'>;
  /** Refuses new requests at once, lets what is under way end, closes the stores. */
  readonly stopCore: () => Promise<void>;
  /** All is closed: whoever quits the app now instead, to put a newer version in its place, says so with true. */
  readonly handOver: () => boolean;
  readonly phases: Phases;
  readonly logger: Pick<Logger, 'error' | 'info'>;
}

export interface Shutdown {
  /** From here on nothing new is begun. */
  readonly isStopping: () => boolean;
  readonly begin: () => void;
}

/** However badly the stopping goes, the app is gone after this. */
export const FUSE_MS = 30_000;

/**
 * Stops in order: the windows close first, so that a page can still hand over what was being typed; then new work is
 * refused, the core drains and closes its store, and the process exits. Quitting can be cancelled by a page until the
 * windows are closed; that is why the stopping hangs on `will-quit` and not on `before-quit`.
 */
export function createShutdown({ app, stopCore, handOver, phases, logger }: ShutdownDeps): Shutdown {
  let isStopping = false;
  let isStopped = false;

  function begin(): void {
    if (isStopping) return;
    isStopping = true;
    phases.end('windowsClosed');
    const fuse = setTimeout(() => {
      logger.error('stopping took too long');
      app.exit(1);
    }, FUSE_MS);
    stopCore().then(
      () => {
        phases.log('stopped', logger);
        // Before it is handed over: an installer may quit the app at once. One that never does, the fuse ends.
        isStopped = true;
        if (handOver()) return;
        clearTimeout(fuse);
        app.exit(0);
      },
      (error: unknown) => {
        logger.error('stopping failed', { error });
        clearTimeout(fuse);
        app.exit(1);
      },
    );
  }

  app.on('will-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    begin();
  });
  return { isStopping: () => isStopping, begin };
}
