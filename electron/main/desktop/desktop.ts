import type { Desktop, Logger, Updater } from '#core/ports.ts';
import type { Session } from 'electron';
import type { LoginItem } from './loginItem.ts';
import type { createNotifier } from './notifier.ts';
import type { Spelling } from './spelling.ts';

interface DesktopDeps {
  readonly notifier: ReturnType<typeof createNotifier>;
  readonly updater: Updater;
  readonly loginItem: LoginItem;
  readonly spelling: Spelling;
  readonly session: Pick<Session, 'getCacheSize' | 'clearCache' | 'clearCodeCaches'>;
  readonly logger: Pick<Logger, 'warn'>;
}

/** What Electron gives the core of the desktop around it. */
export function createDesktop(deps: DesktopDeps): Desktop {
  const { notifier, updater, loginItem, spelling, session, logger } = deps;
  return {
    notifier,
    updater,
    status: () => ({
      startsAtLogin: loginItem.isOn(),
      hasTray: true,
      notifications: { isSupported: notifier.isSupported(), canReply: notifier.canReply() },
      spellCheckLanguages: spelling.languages(),
    }),
    setStartsAtLogin: (isOn) => loginItem.set(isOn),
    cacheBytes: () => session.getCacheSize(),
    async clearCache() {
      try {
        await session.clearCache();
        await session.clearCodeCaches({});
      } catch (error) {
        logger.warn('the window’s cache was not cleared', { error });
      }
    },
  };
}
