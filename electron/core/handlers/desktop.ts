import type { DesktopStatus } from '#contract/routes/desktop.ts';
import type { Desktop } from '#core/ports.ts';
import type { HandlersOf } from './handlersOf.ts';

/** A page in a browser: the browser has its own ways for all of it. */
const NO_DESKTOP: DesktopStatus = {
  startsAtLogin: null,
  hasTray: false,
  notifications: { isSupported: false, canReply: false },
  spellCheckLanguages: [],
};

export function desktopHandlers(
  desktop: Desktop | undefined,
  tryNotification: () => boolean,
): HandlersOf<'desktop'> {
  const status = () => desktop?.status() ?? NO_DESKTOP;
  return {
    'desktop.status': () => Promise.resolve(status()),
    'desktop.setStartsAtLogin': ({ isOn }) => {
      desktop?.setStartsAtLogin(isOn);
      return Promise.resolve(status());
    },
    'desktop.tryNotification': () => Promise.resolve({ isShown: tryNotification() }),
  };
}
