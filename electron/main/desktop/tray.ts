import type { Speak } from '#words/speech.ts';
import type { Words } from '#words/words.ts';
import type { Menu, MenuItemConstructorOptions, Tray } from 'electron';
import { unreadOf } from './unreadBadge.ts';

type TrayIcon = Pick<Tray, 'setImage' | 'setToolTip' | 'setContextMenu' | 'destroy'> & {
  on(event: 'click', listener: () => void): unknown;
};

interface TrayDeps {
  readonly platform: NodeJS.Platform;
  readonly create: (image: string) => TrayIcon;
  readonly menus: Pick<typeof Menu, 'buildFromTemplate'>;
  /** The image's file, with a dot where something is unread. */
  readonly image: (isUnread: boolean) => string;
  readonly actions: TrayActions;
  readonly speak: Speak;
}

interface TrayActions {
  readonly showWindow: () => void;
  readonly openAccount: (accountId: string) => void;
  readonly quit: () => void;
}

export interface TrayAccount {
  readonly id: string;
  readonly label: string;
  readonly unread: number;
}

export interface AppTray {
  /** Whether there is to be one. */
  set(isShown: boolean): void;
  /** What it says of the accounts. */
  readonly update: (accounts: readonly TrayAccount[]) => void;
  isShown(): boolean;
  /** Says it anew: the language may be another. */
  repaint(): void;
}

/** The icon in the tray or menu bar, while the person wants one. */
export function createTray({ platform, create, menus, image, actions, speak }: TrayDeps): AppTray {
  let icon: TrayIcon | null = null;
  let accounts: readonly TrayAccount[] = [];

  function paint(): void {
    if (!icon) return;
    const words = speak();
    const unread = unreadOf(accounts);
    icon.setImage(image(unread > 0));
    icon.setToolTip(
      unread > 0
        ? words.say('appWithUnread', { unread: words.say('unread', { count: unread }) })
        : words.say('app'),
    );
    icon.setContextMenu(menus.buildFromTemplate(trayMenu(accounts, words, actions)));
  }

  return {
    repaint: paint,
    isShown: () => icon !== null,
    set(isShown) {
      if (isShown === (icon !== null)) return;
      icon?.destroy();
      icon = isShown ? create(image(false)) : null;
      // On a Mac a click opens the menu.
      if (platform !== 'darwin') icon?.on('click', actions.showWindow);
      paint();
    },
    update(next) {
      accounts = next;
      paint();
    },
  };
}

/** Accounts with what is unread of them, where there are several; and the way out, which closing no longer is. */
export function trayMenu(
  accounts: readonly TrayAccount[],
  words: Words,
  { showWindow, openAccount, quit }: TrayActions,
): MenuItemConstructorOptions[] {
  const listed = accounts.length > 1 ? accounts : [];
  return [
    { label: words.say('openApp'), click: showWindow },
    ...(listed.length > 0 ? [{ type: 'separator' as const }] : []),
    ...listed.map(({ id, label, unread }) => ({
      // A single & would make the next letter the item's key.
      label: `${label.replace(/&/g, '&&')}${unread > 0 ? ` (${words.count(unread)})` : ''}`,
      click: () => openAccount(id),
    })),
    { type: 'separator' },
    { label: words.say('quitApp'), click: quit },
  ];
}
