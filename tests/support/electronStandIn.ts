import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import type {
  App,
  BrowserWindow,
  BrowserWindowConstructorOptions,
  CommandLine,
  CustomScheme,
  Dialog,
  Event,
  HandlerDetails,
  IpcMain,
  Menu,
  MenuItemConstructorOptions,
  NativeTheme,
  Protocol,
  Rectangle,
  Session,
  Shell,
  WebContents,
  WebFrameMain,
  WindowOpenHandlerResponse,
} from 'electron';

import { createDesktopStandIn, type DesktopOptions } from './electronDesktopStandIn.ts';

/**
 * Stands in for the `electron` module where its runtime is not there: it records what the main process asks for, and
 * refuses what Electron would refuse at that moment. Every part is held to Electron's own declarations, so a name or a
 * signature that Electron does not have does not compile here.
 */
export interface StandInOptions extends DesktopOptions {
  /** Takes the place of this user's application data folder. */
  readonly appData: string;
  readonly isPackaged: boolean;
  /** false: another instance is running already. */
  readonly getsLock?: boolean;
  readonly isSystemDark?: boolean;
  /** Switches on Chromium's command line, without their dashes. */
  readonly switches?: readonly string[];
}

export type ElectronStandIn = ReturnType<typeof createElectronStandIn>;

interface Menus {
  readonly items: MenuItemConstructorOptions[];
  popup(): void;
}

type InvokeHandler = Parameters<IpcMain['handle']>[1];

export function createElectronStandIn({
  appData,
  isPackaged,
  getsLock = true,
  isSystemDark = false,
  switches = [],
  ...desktopOptions
}: StandInOptions) {
  const log: string[] = [];
  const desktop = createDesktopStandIn(desktopOptions);
  const ready = Promise.withResolvers<undefined>();
  const paths = new Map([
    ['appData', appData],
    ['home', appData],
  ]);
  const schemes: CustomScheme[] = [];
  const protocolHandlers = new Map<string, (request: Request) => Response | Promise<Response>>();
  const invokeHandlers = new Map<string, InvokeHandler>();
  const windows: StandInWindow[] = [];
  const menus: Menus[] = [];
  const applicationMenu: MenuItemConstructorOptions[] = [];
  const opened: string[] = [];
  const errorBoxes: { readonly title: string; readonly content: string }[] = [];
  const exits: number[] = [];
  const exited = Promise.withResolvers<number>();
  const commandLine = new Set(switches);
  let isReady = false;
  let isSandboxed = false;

  function note(call: string): void {
    log.push(call);
  }
  function onlyBeforeReady(call: string): void {
    note(call);
    if (isReady) throw new Error(`${call} can only be called before the app is ready`);
  }
  function onlyAfterReady(call: string): void {
    note(call);
    if (!isReady) throw new Error(`${call} cannot be used before the app is ready`);
  }

  class StandInApp extends EventEmitter {
    readonly isPackaged = isPackaged;
    name = 'inlobo-desk';
    readonly commandLine = {
      hasSwitch: (name) => commandLine.has(name),
    } satisfies Pick<CommandLine, 'hasSwitch'>;
    enableSandbox(): void {
      onlyBeforeReady('app.enableSandbox');
      commandLine.delete('no-sandbox');
      isSandboxed = true;
    }
    exit(exitCode = 0): void {
      note(`app.exit(${exitCode})`);
      exits.push(exitCode);
      exited.resolve(exitCode);
    }
    getPath(name: string): string {
      const path = paths.get(name);
      if (path === undefined) throw new Error(`Failed to get '${name}' path`);
      return path;
    }
    getVersion(): string {
      return '0.1.0';
    }
    quit(): void {
      note('app.quit');
      if (emit(this, 'before-quit').defaultPrevented) return;
      for (const window of [...windows]) window.close();
      if (windows.length === 0 && !emit(this, 'will-quit').defaultPrevented) this.exit(0);
    }
    requestSingleInstanceLock(): boolean {
      note('app.requestSingleInstanceLock');
      return getsLock;
    }
    setName(name: string): void {
      this.name = name;
    }
    setPath(name: string, path: string): void {
      note(`app.setPath(${name})`);
      if (!existsSync(path)) throw new Error(`Failed to set path: ${path} is not there`);
      paths.set(name, path);
    }
    whenReady(): Promise<void> {
      note('app.whenReady');
      return ready.promise;
    }
  }
  const app = Object.assign(new StandInApp(), desktop.appPart);

  class StandInSession extends EventEmitter {
    requestHandler: Parameters<Session['setPermissionRequestHandler']>[0] = null;
    checkHandler: Parameters<Session['setPermissionCheckHandler']>[0] = null;
    deviceHandler: Parameters<Session['setDevicePermissionHandler']>[0] = null;
    displayHandler: Parameters<Session['setDisplayMediaRequestHandler']>[0] = null;
    readonly learntWords: string[] = [];
    readonly availableSpellCheckerLanguages = ['en-GB', 'en-US', 'hi', 'pt-BR'];
    spellCheckerLanguages: readonly string[] | null = null;
    isSpellCheckerOn = true;
    cacheBytes = 4_096;
    setSpellCheckerEnabled(isOn: boolean): void {
      this.isSpellCheckerOn = isOn;
    }
    setSpellCheckerLanguages(languages: string[]): void {
      const unknown = languages.find((language) => !this.availableSpellCheckerLanguages.includes(language));
      if (unknown !== undefined) throw new Error(`Invalid language code provided: "${unknown}"`);
      this.spellCheckerLanguages = languages;
    }
    getCacheSize(): Promise<number> {
      return Promise.resolve(this.cacheBytes);
    }
    clearCache(): Promise<void> {
      this.cacheBytes = 0;
      return Promise.resolve();
    }
    clearCodeCaches(): Promise<void> {
      return Promise.resolve();
    }
    addWordToSpellCheckerDictionary(word: string): boolean {
      this.learntWords.push(word);
      return true;
    }
    setPermissionRequestHandler(handler: StandInSession['requestHandler']): void {
      this.requestHandler = handler;
    }
    setPermissionCheckHandler(handler: StandInSession['checkHandler']): void {
      this.checkHandler = handler;
    }
    setDevicePermissionHandler(handler: StandInSession['deviceHandler']): void {
      this.deviceHandler = handler;
    }
    setDisplayMediaRequestHandler(handler: StandInSession['displayHandler']): void {
      this.displayHandler = handler;
    }
  }
  const defaultSession = new StandInSession();

  /** A page, in a window or without one. Making it tells the app, as Electron does. */
  class StandInPage extends EventEmitter {
    /** Its beforeunload says no. */
    refusesToClose = false;
    readonly session = defaultSession;
    readonly sent: unknown[][] = [];
    readonly mainFrame: StandInFrame;
    openHandler: ((details: HandlerDetails) => WindowOpenHandlerResponse) | null = null;
    reloads = 0;
    zoomFactor = 1;
    #isDestroyed = false;
    constructor(origin = 'app://desk') {
      super();
      this.mainFrame = frameOf(origin);
      app.emit('web-contents-created', makeEvent({}), this);
    }
    destroy(): void {
      this.#isDestroyed = true;
    }
    isDestroyed(): boolean {
      return this.#isDestroyed;
    }
    reload(): void {
      this.reloads += 1;
    }
    setZoomFactor(factor: number): void {
      this.zoomFactor = factor;
    }
    replaceMisspelling(): void {
      note('webContents.replaceMisspelling');
    }
    send(channel: string, ...args: unknown[]): void {
      if (this.#isDestroyed) throw new TypeError('Object has been destroyed');
      this.sent.push([channel, ...structuredClone(args)]);
    }
    setWindowOpenHandler(handler: NonNullable<StandInPage['openHandler']>): void {
      this.openHandler = handler;
    }
  }

  class StandInWindow extends EventEmitter {
    readonly webContents = new StandInPage();
    readonly loaded: string[] = [];
    readonly calls: string[] = [];
    isMinimizedNow = false;
    isMaximizedNow = false;
    isFocusedNow = true;
    isShownNow = false;
    bounds: Rectangle;
    overlay: unknown = null;
    readonly options: BrowserWindowConstructorOptions;
    constructor(options: BrowserWindowConstructorOptions) {
      super();
      onlyAfterReady('new BrowserWindow');
      this.options = options;
      const { x = 0, y = 0, width = 800, height = 600 } = options;
      this.bounds = { x, y, width, height };
      windows.push(this);
    }
    close(): void {
      if (emit(this, 'close').defaultPrevented) return;
      if (this.webContents.refusesToClose && !emit(this.webContents, 'will-prevent-unload').defaultPrevented)
        return;
      this.webContents.destroy();
      windows.splice(windows.indexOf(this), 1);
      note('window closed');
      this.emit('closed');
    }
    focus(): void {
      this.calls.push('focus');
    }
    isDestroyed(): boolean {
      return this.webContents.isDestroyed();
    }
    isMinimized(): boolean {
      return this.isMinimizedNow;
    }
    isMaximized(): boolean {
      return this.isMaximizedNow;
    }
    isFocused(): boolean {
      return this.isFocusedNow;
    }
    isVisible(): boolean {
      return this.isShownNow;
    }
    getNormalBounds(): Rectangle {
      return this.bounds;
    }
    hide(): void {
      this.isShownNow = false;
      this.calls.push('hide');
    }
    maximize(): void {
      this.isMaximizedNow = true;
      this.isShownNow = true;
      this.calls.push('maximize');
    }
    setOverlayIcon(overlay: unknown): void {
      this.overlay = overlay;
    }
    loadURL(url: string): Promise<void> {
      this.loaded.push(url);
      return Promise.resolve();
    }
    restore(): void {
      this.isMinimizedNow = false;
      this.calls.push('restore');
    }
    show(): void {
      this.isShownNow = true;
      this.calls.push('show');
    }
  }

  const module = {
    ...desktop.module,
    app,
    BrowserWindow: StandInWindow,
    dialog: {
      showErrorBox: (title, content) => void errorBoxes.push({ title, content }),
    } satisfies Pick<Dialog, 'showErrorBox'>,
    ipcMain: {
      handle(channel, handler) {
        if (invokeHandlers.has(channel))
          throw new Error(`Attempted to register a second handler for '${channel}'`);
        note('ipcMain.handle');
        invokeHandlers.set(channel, handler);
      },
    } satisfies Pick<IpcMain, 'handle'>,
    Menu: {
      buildFromTemplate(items: MenuItemConstructorOptions[]): Menus {
        return { items, popup: () => void menus.push({ items, popup: () => undefined }) };
      },
      setApplicationMenu(menu: Menus) {
        note('Menu.setApplicationMenu');
        applicationMenu.splice(0, Infinity, ...menu.items);
      },
    },
    nativeTheme: { shouldUseDarkColors: isSystemDark } satisfies Pick<NativeTheme, 'shouldUseDarkColors'>,
    protocol: {
      handle(scheme, handler) {
        onlyAfterReady('protocol.handle');
        protocolHandlers.set(scheme, handler);
      },
      registerSchemesAsPrivileged(custom) {
        onlyBeforeReady('protocol.registerSchemesAsPrivileged');
        if (schemes.length > 0)
          throw new Error('protocol.registerSchemesAsPrivileged can be called only once');
        schemes.push(...custom);
      },
    } satisfies Pick<Protocol, 'handle' | 'registerSchemesAsPrivileged'>,
    session: {
      get defaultSession() {
        onlyAfterReady('session.defaultSession');
        return defaultSession;
      },
    },
    shell: {
      openExternal(url) {
        opened.push(url);
        return Promise.resolve();
      },
    } satisfies Pick<Shell, 'openExternal'>,
  };
  // Held to the declarations here, where an interface with overloads would get in the way of `satisfies`.
  app satisfies Pick<
    App,
    | 'isPackaged'
    | 'name'
    | 'enableSandbox'
    | 'exit'
    | 'getPath'
    | 'getVersion'
    | 'quit'
    | 'requestSingleInstanceLock'
    | 'setName'
    | 'setPath'
    | 'whenReady'
  >;
  defaultSession satisfies Pick<
    Session,
    | 'addWordToSpellCheckerDictionary'
    | 'availableSpellCheckerLanguages'
    | 'clearCache'
    | 'clearCodeCaches'
    | 'getCacheSize'
    | 'setSpellCheckerEnabled'
    | 'setSpellCheckerLanguages'
    | 'setPermissionRequestHandler'
    | 'setPermissionCheckHandler'
    | 'setDevicePermissionHandler'
    | 'setDisplayMediaRequestHandler'
  >;
  StandInPage.prototype satisfies Pick<
    WebContents,
    'isDestroyed' | 'reload' | 'replaceMisspelling' | 'send' | 'setWindowOpenHandler' | 'setZoomFactor'
  >;
  StandInWindow.prototype satisfies Pick<
    BrowserWindow,
    | 'close'
    | 'focus'
    | 'getNormalBounds'
    | 'hide'
    | 'isDestroyed'
    | 'isFocused'
    | 'isMaximized'
    | 'isMinimized'
    | 'isVisible'
    | 'loadURL'
    | 'maximize'
    | 'restore'
    | 'setOverlayIcon'
    | 'show'
  >;
  module.Menu satisfies { buildFromTemplate: (items: MenuItemConstructorOptions[]) => Pick<Menu, 'popup'> };

  return {
    /** What `import … from 'electron'` gives. */
    module,
    app,
    defaultSession,
    /** Notifications, icons, badges: what the desktop around the app was asked for. */
    desktop,
    /** Calls in the order they were made. */
    log,
    schemes,
    protocolHandlers,
    invokeHandlers,
    windows,
    menus,
    /** The items of the system's own menu. */
    applicationMenu,
    /** Addresses handed to the system. */
    opened,
    errorBoxes,
    exits,
    /** Resolves with the exit code. */
    exited: exited.promise,
    paths,
    isSandboxed: () => isSandboxed,
    becomeReady(): void {
      note('ready');
      isReady = true;
      app.emit('session-created', defaultSession);
      ready.resolve(undefined);
    },
    createPage: (origin?: string) => new StandInPage(origin),
  };
}

/** An event as Electron gives it to its listeners. */
export function makeEvent<Params extends object>(params: Params): Event<Params> {
  let isPrevented = false;
  return {
    ...params,
    get defaultPrevented() {
      return isPrevented;
    },
    preventDefault() {
      isPrevented = true;
    },
  };
}

/** Tells the listeners, and gives the event so that one can see whether they prevented it. */
export function emit<Params extends object>(
  emitter: EventEmitter,
  name: string,
  params = {} as Params,
  ...rest: readonly unknown[]
): Event<Params> {
  const event = makeEvent(params);
  emitter.emit(name, event, ...rest);
  return event;
}

/** A frame, as far as the main process looks at it. */
export type StandInFrame = Pick<WebFrameMain, 'origin' | 'url'>;

export function frameOf(origin: string): StandInFrame {
  return { origin, url: `${origin}/` };
}
