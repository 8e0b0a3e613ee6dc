import type { Logger } from '#core/ports.ts';
import type { Speak } from '#words/speech.ts';
import type { App, Dialog } from 'electron';

interface CrashDeps {
  readonly app: Pick<App, 'exit'>;
  readonly dialog: Pick<Dialog, 'showErrorBox'>;
  readonly process: Pick<NodeJS.Process, 'on'>;
  readonly speak: Speak;
}

export interface CrashHandler {
  /** Says plainly that the app has to close, and closes it. */
  readonly giveUp: (error: unknown) => void;
  /** Where failures are written once there is a log. */
  readonly logTo: (logger: Pick<Logger, 'error'>) => void;
}

/**
 * The first thing to be set up: whatever fails from here on is written down and said in words. There are no crash
 * dumps on purpose: a dump is a picture of memory, and keys are in memory.
 */
export function handleCrashes({ app, dialog, process, speak }: CrashDeps): CrashHandler {
  let logger: Pick<Logger, 'error'> = {
    error: (message, fields) => console.error(message, fields?.['error']),
  };
  let isGivingUp = false;

  function giveUp(error: unknown): void {
    logger.error('Inlobo Desk has to close', { error });
    if (isGivingUp) return;
    isGivingUp = true;
    dialog.showErrorBox(speak().say('hasToClose'), speak().say('hasToCloseText'));
    app.exit(1);
  }

  process.on('uncaughtException', (error) => {
    if (isBrokenPipe(error)) return;
    giveUp(error);
  });
  process.on('unhandledRejection', (error) => logger.error('a failure was not handled', { error }));
  return {
    giveUp,
    logTo: (log) => {
      logger = log;
    },
  };
}

/** The terminal that the app was started from is gone; what was written there is not missed. */
function isBrokenPipe(error: NodeJS.ErrnoException): boolean {
  return error.code === 'EPIPE' && error.syscall === 'write';
}
