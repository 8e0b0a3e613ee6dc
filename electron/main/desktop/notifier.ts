import type { Logger, Notice, Notifier } from '#core/ports.ts';
import type { Notification, NotificationConstructorOptions } from 'electron';

type ShownNotification = Pick<Notification, 'show' | 'close'> & {
  on(event: 'click', listener: () => void): unknown;
  on(event: 'reply', listener: (details: { readonly reply?: string }, reply?: string) => void): unknown;
  on(event: 'failed', listener: (event: unknown, error: string) => void): unknown;
};

interface NotifierDeps {
  readonly platform: NodeJS.Platform;
  readonly isSupported: () => boolean;
  readonly create: (options: NotificationConstructorOptions) => ShownNotification;
  readonly isWatched: () => boolean;
  /** Brings the window up, before what was clicked is told. */
  readonly showWindow: () => void;
  readonly logger: Pick<Logger, 'warn'>;
}

/** Older ones are let go of: their click then only starts the app. */
const MOST_KEPT = 100;

/** Electron's notifications. The objects are kept, for one that was collected as garbage is not told of its click. */
export function createNotifier(
  deps: NotifierDeps,
): Notifier & { canReply(): boolean; isSupported(): boolean } {
  const shown = new Map<string, ShownNotification>();

  /** On Linux, a service for notifications may be missing, or go away at any time. */
  function attempt(what: string, act: () => void): boolean {
    try {
      act();
      return true;
    } catch (error) {
      deps.logger.warn(`a notification was not ${what}`, { error });
      return false;
    }
  }

  function close(key: string): void {
    const there = shown.get(key);
    shown.delete(key);
    if (there) attempt('closed', () => there.close());
  }

  function keep(key: string, notification: ShownNotification): void {
    shown.set(key, notification);
    const [oldest] = shown.keys();
    if (shown.size > MOST_KEPT && oldest !== undefined) shown.delete(oldest);
  }

  function forget(key: string, notification: ShownNotification): void {
    if (shown.get(key) === notification) shown.delete(key);
  }

  return {
    canReply: () => canReplyOn(deps.platform),
    isSupported: () => {
      try {
        return deps.isSupported();
      } catch {
        return false;
      }
    },
    isWatched: deps.isWatched,
    close,
    show(notice) {
      close(notice.key);
      return attempt('shown', () => {
        const notification = deps.create(optionsOf(notice, deps.platform));
        notification.on('click', () => {
          forget(notice.key, notification);
          deps.showWindow();
          notice.onOpen();
        });
        notification.on('reply', (details, reply) => {
          forget(notice.key, notification);
          notice.onReply(details.reply ?? reply ?? '');
        });
        notification.on('failed', (_event, error) => {
          forget(notice.key, notification);
          deps.logger.warn('a notification was not shown', { error });
        });
        keep(notice.key, notification);
        notification.show();
      });
    },
  };
}

function canReplyOn(platform: NodeJS.Platform): boolean {
  return platform === 'darwin' || platform === 'win32';
}

function optionsOf(notice: Notice, platform: NodeJS.Platform): NotificationConstructorOptions {
  const { title, body, isSilent, replyPlaceholder } = notice;
  const reply = canReplyOn(platform) && replyPlaceholder !== null ? { hasReply: true, replyPlaceholder } : {};
  return { title, body: platform === 'linux' ? withoutMarkup(body) : body, silent: isSilent, ...reply };
}

/**
 * Services on Linux may read markup in the body (freedesktop.org's Desktop Notifications Specification): a customer's
 * "<b>" must stand there as it was written, and no link or image be made of it.
 */
function withoutMarkup(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
