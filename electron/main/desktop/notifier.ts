import type { LeftBehind, Logger, Notice, Notifier, Random } from '#core/ports.ts';
import type { ActivationArguments, Notification, NotificationConstructorOptions } from 'electron';
import { readActivation, toastXml } from './toast.ts';

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
  /** Tells of every activation, also of one that started the app; null where the system does not. */
  readonly handleActivation: ((tell: (details: ActivationArguments) => void) => void) | null;
  readonly random: Pick<Random, 'bytes'>;
  readonly logger: Pick<Logger, 'warn'>;
}

interface Shown {
  readonly id: string;
  readonly notice: Notice;
  readonly notification: ShownNotification;
}

/** Older ones are let go of: where the system does not tell of their click otherwise, it only starts the app. */
const MOST_KEPT = 100;

/** Electron's notifications. The objects are kept, for one that was collected as garbage is not told of its click. */
export function createNotifier(
  deps: NotifierDeps,
): Notifier & { canReply(): boolean; isSupported(): boolean } {
  const shown = new Map<string, Shown>();
  /** Ids of those that were clicked or answered: where the system tells of that twice, the first counts. */
  const done = new Set<string>();

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
    if (there) attempt('closed', () => there.notification.close());
  }

  function keep(one: Shown): void {
    shown.set(one.notice.key, one);
    const [oldest] = shown.keys();
    if (shown.size > MOST_KEPT && oldest !== undefined) shown.delete(oldest);
  }

  function forget({ id, notice }: Shown): void {
    if (shown.get(notice.key)?.id === id) shown.delete(notice.key);
  }

  function finish(one: Shown, reply: string | null): void {
    if (done.has(one.id)) return;
    done.add(one.id);
    forget(one);
    if (reply !== null) {
      one.notice.onReply(reply);
      return;
    }
    deps.showWindow();
    one.notice.onOpen();
  }

  function hearOf(details: ActivationArguments, tell: (done: LeftBehind) => void): void {
    const activation = readActivation(details);
    if (!activation || done.has(activation.id)) return;
    const { id, target, reply } = activation;
    const known = [...shown.values()].find((one) => one.id === id);
    if (known) {
      finish(known, reply);
      return;
    }
    done.add(id);
    if (reply === null) deps.showWindow();
    if (target) tell({ target, reply });
  }

  /** Shows it as the system's own, or as we write it; what of ours is refused is shown as the system's own. */
  function present(notice: Notice, isOurs: boolean): void {
    const id = Buffer.from(deps.random.bytes(8)).toString('hex');
    const notification = deps.create({
      ...optionsOf(notice, deps.platform),
      ...(isOurs && { id, toastXml: toastXml(notice, id) }),
    });
    const one: Shown = { id, notice, notification };
    notification.on('click', () => finish(one, null));
    notification.on('reply', (details, reply) => finish(one, details.reply ?? reply ?? ''));
    notification.on('failed', (_event, error) => {
      const isWanted = shown.get(notice.key) === one;
      forget(one);
      deps.logger.warn('a notification was not shown', { error });
      if (isOurs && isWanted) attempt('shown', () => present(notice, false));
    });
    keep(one);
    notification.show();
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
      return attempt('shown', () => present(notice, deps.handleActivation !== null));
    },
    onLeftBehind(tell) {
      // It may call back at once, while the app is still being put together.
      deps.handleActivation?.((details) => queueMicrotask(() => hearOf(details, tell)));
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
