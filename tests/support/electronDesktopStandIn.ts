import { EventEmitter } from 'node:events';
import type {
  ActivationArguments,
  App,
  Display,
  LoginItemSettings,
  Menu,
  MenuItemConstructorOptions,
  NativeImage,
  Notification,
  NotificationConstructorOptions,
  Rectangle,
  Screen,
  Settings as LoginItemChange,
  Tray,
} from 'electron';

export interface DesktopOptions {
  /** The work areas of the screens, the main one first. */
  readonly screens?: readonly Rectangle[];
  /** false: no service for notifications runs. */
  readonly hasNotifications?: boolean;
  /** A Mac says so of an app that the login started. */
  readonly wasOpenedAtLogin?: boolean;
  /** Windows started the app because of a notification of an earlier run. */
  readonly activation?: ActivationArguments;
}

/** The desktop around the app, as the stand-in for Electron has it. */
export function createDesktopStandIn({
  screens = [{ x: 0, y: 0, width: 1_920, height: 1_080 }],
  hasNotifications = true,
  wasOpenedAtLogin = false,
  activation,
}: DesktopOptions) {
  const notifications: StandInNotification[] = [];
  const activations: ((details: ActivationArguments) => void)[] = [];
  const trays: StandInTray[] = [];
  const badges: number[] = [];
  const loginItem = { openAtLogin: false };
  const linkSchemes = new Set<string>();

  class StandInNotification extends EventEmitter {
    isShown = false;
    readonly options: NotificationConstructorOptions;
    constructor(options: NotificationConstructorOptions) {
      super();
      this.options = options;
      notifications.push(this);
    }
    /** Electron keeps what came before there was somebody to tell. */
    static handleActivation(callback: (details: ActivationArguments) => void): void {
      activations.push(callback);
      if (activation) callback(activation);
    }
    static isSupported(): boolean {
      return hasNotifications;
    }
    show(): void {
      if (!hasNotifications) throw new Error('org.freedesktop.Notifications is not there');
      this.isShown = true;
    }
    close(): void {
      this.isShown = false;
    }
  }

  class StandInTray extends EventEmitter {
    image: string;
    toolTip = '';
    items: readonly MenuItemConstructorOptions[] = [];
    constructor(image: string) {
      super();
      this.image = image;
      trays.push(this);
    }
    setImage(image: string | NativeImage): void {
      this.image = image as string;
    }
    setToolTip(toolTip: string): void {
      this.toolTip = toolTip;
    }
    setContextMenu(menu: Menu | null): void {
      this.items = (menu as unknown as { items: MenuItemConstructorOptions[] }).items;
    }
    destroy(): void {
      trays.splice(trays.indexOf(this), 1);
    }
  }

  const displays = screens.map((workArea, id) => ({ id, workArea }) as Display);
  const module = {
    Notification: StandInNotification,
    Tray: StandInTray,
    nativeImage: { createFromPath: (path: string) => ({ path }) as unknown as NativeImage },
    screen: {
      getAllDisplays: () => displays,
      getPrimaryDisplay: () => displays[0]!,
    } satisfies Pick<Screen, 'getAllDisplays' | 'getPrimaryDisplay'>,
  };
  StandInNotification.prototype satisfies Pick<Notification, 'show' | 'close'>;
  StandInNotification satisfies Pick<typeof Notification, 'handleActivation' | 'isSupported'>;
  StandInTray.prototype satisfies Pick<Tray, 'setImage' | 'setToolTip' | 'setContextMenu' | 'destroy'>;

  /** What of `app` belongs to the desktop. */
  const appPart = {
    getLoginItemSettings: () => ({ ...loginItem, wasOpenedAtLogin }) as LoginItemSettings,
    setLoginItemSettings: ({ openAtLogin = false }: LoginItemChange) => {
      loginItem.openAtLogin = openAtLogin;
    },
    getPreferredSystemLanguages: () => ['en-GB', 'hi-IN'],
    isDefaultProtocolClient: (scheme: string) => linkSchemes.has(scheme),
    setAsDefaultProtocolClient(scheme: string) {
      linkSchemes.add(scheme);
      return true;
    },
    setAppUserModelId: () => undefined,
    setToastActivatorCLSID: () => undefined,
    setBadgeCount(count = 0) {
      badges.push(count);
      return true;
    },
  } satisfies Pick<
    App,
    | 'getLoginItemSettings'
    | 'setLoginItemSettings'
    | 'getPreferredSystemLanguages'
    | 'isDefaultProtocolClient'
    | 'setAsDefaultProtocolClient'
    | 'setAppUserModelId'
    | 'setToastActivatorCLSID'
    | 'setBadgeCount'
  >;

  return { module, appPart, notifications, activations, trays, badges, loginItem, linkSchemes };
}
