import type { Speak } from '#words/speech.ts';
import type { App, BrowserWindow, NativeImage } from 'electron';

interface BadgeDeps {
  readonly platform: NodeJS.Platform;
  readonly app: Pick<App, 'setBadgeCount'>;
  readonly windows: () => readonly Pick<BrowserWindow, 'setOverlayIcon'>[];
  /** A dot, for Windows' taskbar. */
  readonly dot: () => NativeImage;
  readonly speak: Speak;
}

/** Shows on dock or taskbar how many messages are unread in all accounts; none shows nothing. */
export function createUnreadBadge({ platform, app, windows, dot, speak }: BadgeDeps) {
  let unread = 0;

  function repaint(): void {
    if (platform !== 'win32') {
      app.setBadgeCount(unread);
      return;
    }
    for (const window of windows()) {
      window.setOverlayIcon(
        unread > 0 ? dot() : null,
        unread > 0 ? speak().say('unread', { count: unread }) : '',
      );
    }
  }

  return {
    update: (accounts: readonly UnreadAccount[]): void => {
      unread = unreadOf(accounts);
      repaint();
    },
    /** Says it anew: the language may be another. */
    repaint,
  };
}

interface UnreadAccount {
  readonly unread: number;
}

export function unreadOf(accounts: readonly UnreadAccount[]): number {
  return accounts.reduce((sum, { unread }) => sum + unread, 0);
}
