import type { App, BrowserWindow, NativeImage } from 'electron';

interface BadgeDeps {
  readonly platform: NodeJS.Platform;
  readonly app: Pick<App, 'setBadgeCount'>;
  readonly windows: () => readonly Pick<BrowserWindow, 'setOverlayIcon'>[];
  /** A dot, for Windows' taskbar. */
  readonly dot: () => NativeImage;
}

/** Shows on dock or taskbar how many messages are unread in all accounts; none shows nothing. */
export function createUnreadBadge({ platform, app, windows, dot }: BadgeDeps) {
  return (accounts: readonly UnreadAccount[]): void => {
    const unread = unreadOf(accounts);
    if (platform !== 'win32') {
      app.setBadgeCount(unread);
      return;
    }
    for (const window of windows()) {
      window.setOverlayIcon(unread > 0 ? dot() : null, unread > 0 ? unreadWords(unread) : '');
    }
  };
}

interface UnreadAccount {
  readonly unread: number;
}

export function unreadOf(accounts: readonly UnreadAccount[]): number {
  return accounts.reduce((sum, { unread }) => sum + unread, 0);
}

export function unreadWords(unread: number): string {
  return unread === 1 ? '1 unread message' : `${unread.toLocaleString('en')} unread messages`;
}
