import type { App, BrowserWindow, NativeImage } from 'electron';

interface BadgeDeps {
  readonly platform: NodeJS.Platform;
  readonly app: Pick<App, 'setBadgeCount'>;
  readonly windows: () => readonly Pick<BrowserWindow, 'setOverlayIcon'>[];
  /** A dot, for Windows' taskbar. */
  readonly dot: () => NativeImage;
}

/** Shows on dock or taskbar how many messages are unread; 0 shows nothing. */
export function createUnreadBadge({ platform, app, windows, dot }: BadgeDeps): (unread: number) => void {
  return (unread) => {
    if (platform !== 'win32') {
      app.setBadgeCount(unread);
      return;
    }
    for (const window of windows()) {
      window.setOverlayIcon(unread > 0 ? dot() : null, unread > 0 ? unreadWords(unread) : '');
    }
  };
}

export function unreadWords(unread: number): string {
  return unread === 1 ? '1 unread message' : `${unread.toLocaleString('en')} unread messages`;
}
