import { zoomed, type ZoomStep } from '#contract/rules/zoom.ts';
import type { NavigationTarget } from '#contract/routes/navigation.ts';
import { createCore } from '#core/createCore.ts';
import type { Ports } from '#core/ports.ts';
import {
  app,
  ipcMain,
  Menu,
  nativeImage,
  nativeTheme,
  protocol,
  screen,
  session,
  Tray,
  type BrowserWindow,
  type BrowserWindowConstructorOptions,
} from 'electron';
import { join } from 'node:path';
import { createElectronDesktop } from './desktop/electronDesktop.ts';
import { followCore } from './desktop/followCore.ts';
import { HIDDEN_ARGUMENT } from './desktop/loginItem.ts';
import { createTray } from './desktop/tray.ts';
import { trayImage, UNREAD_DOT } from './desktop/trayImages.ts';
import { createUnreadBadge } from './desktop/unreadBadge.ts';
import type { gatherIncoming } from './incoming.ts';
import { createShutdown } from './lifecycle.ts';
import { LINK_SCHEME } from './links.ts';
import { applicationMenu } from './menu.ts';
import { APP_SCHEME, type RendererSource } from './origin.ts';
import { createAskCore } from './ownRequests.ts';
import type { Quitting } from './quitting.ts';
import type { SpokenSetting } from './spokenSetting.ts';
import { answerRequests, tellWindows } from './rpc.ts';
import { createAppProtocol } from './security/appProtocol.ts';
import { denyPermissions } from './security/permissions.ts';
import { backgroundColor } from './window/theme.ts';
import { createWindowMemory } from './window/windowMemory.ts';
import { createWindows, type Windows } from './window/windows.ts';

interface DeskDeps {
  readonly ports: Ports;
  readonly source: RendererSource;
  /** The folder of the bundles. */
  readonly out: string;
  readonly quitting: Quitting;
  readonly spoken: SpokenSetting;
  readonly takeIncoming: ReturnType<typeof gatherIncoming>;
  readonly createWindow: (options: BrowserWindowConstructorOptions) => BrowserWindow;
  readonly giveUp: (error: unknown) => void;
}

/** Chromium is ready: the pages' protocol, the door, the desktop around it, the window; then the core works behind it. */
export async function startDesk(deps: DeskDeps): Promise<void> {
  const { ports, source, out, quitting, spoken, giveUp } = deps;
  const { logger, phases } = ports;
  denyPermissions(session.defaultSession, source.origin);
  protocol.handle(APP_SCHEME, createAppProtocol(join(out, 'renderer')));

  const { desktop, updater, spelling } = createElectronDesktop(ports, {
    isWatched: () => windows.isWatched(),
    show,
  });
  const core = createCore({ ...ports, desktop });
  const ask = createAskCore(core, source.origin);
  const shutdown = createShutdown({
    app,
    logger,
    stopCore: () => core.stop(),
    handOver: () => updater.handOver(),
    phases,
  });
  phases.end('core');

  const icons = join(out, '..', 'resources', 'tray');
  const tray = createTray({
    platform: process.platform,
    create: (image) => new Tray(image),
    menus: Menu,
    image: (isUnread) => join(icons, trayImage(process.platform, isUnread)),
    actions: {
      showWindow: show,
      openAccount: (accountId) => goTo({ kind: 'account', accountId }),
      quit: () => app.quit(),
    },
    speak: spoken.speak,
  });
  const windows: Windows = createWindows({
    createWindow: deps.createWindow,
    preload: join(out, 'preload', 'index.cjs'),
    url: source.url,
    isDevelopment: !app.isPackaged,
    look: async () => {
      const settings = await ask('settings.get', {});
      return {
        backgroundColor: backgroundColor(settings?.theme ?? 'system', nativeTheme.shouldUseDarkColors),
        zoomFactor: settings?.zoom ?? 1,
      };
    },
    memory: createWindowMemory(ports.paths.dataDir, logger),
    screens: () => {
      const main = screen.getPrimaryDisplay();
      const others = screen.getAllDisplays().filter(({ id }) => id !== main.id);
      return [main, ...others].map(({ workArea }) => workArea);
    },
    staysWhenClosed: () => tray.isShown() && !quitting.isQuitting() && !shutdown.isStopping(),
    logger,
    onHopeless: () => giveUp(new Error('The window’s process died again and again.')),
    onSessionEnd: shutdown.begin,
    onRefusedToClose: stay,
  });

  /** The person goes on, whatever was to follow the end of the app. */
  function stay(): void {
    quitting.takeBack();
    updater.stay();
  }

  function show(): void {
    if (shutdown.isStopping()) return;
    stay();
    windows.show().catch(giveUp);
  }

  function goTo(target: NavigationTarget): void {
    show();
    core.goTo(target);
  }

  async function zoom(step: ZoomStep): Promise<void> {
    const settings = await ask('settings.get', {});
    if (settings) await ask('settings.set', { zoom: zoomed(settings.zoom, step) });
  }

  function sayMenu(): void {
    const menu = applicationMenu({
      platform: process.platform,
      isDevelopment: !app.isPackaged,
      words: spoken.speak(),
      actions: { openSettings: () => goTo({ kind: 'settings' }), zoom: (step) => void zoom(step) },
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
  }

  sayMenu();
  answerRequests(ipcMain, core);
  tellWindows(core, () => windows.openPages());
  // On a Mac an app stays when its last window is closed.
  app.on('window-all-closed', () => process.platform !== 'darwin' && app.quit());
  if (app.isPackaged && !app.isDefaultProtocolClient(LINK_SCHEME))
    app.setAsDefaultProtocolClient(LINK_SCHEME);
  deps.takeIncoming({ show, goTo: core.goTo });

  const badge = createUnreadBadge({
    platform: process.platform,
    app,
    windows: () => windows.open(),
    dot: () => nativeImage.createFromPath(join(icons, UNREAD_DOT)),
    speak: spoken.speak,
  });
  const { readSettings, readUnread } = followCore({
    core,
    ask,
    effects: {
      language: (language) => {
        spoken.choose(language);
        sayMenu();
        tray.repaint();
        badge.repaint();
      },
      staysInTray: (isShown) => {
        tray.set(isShown);
        // A window that was hidden must not be out of reach.
        if (!isShown && windows.open().length > 0) show();
      },
      zoom: (factor) => {
        for (const page of windows.openPages()) page.setZoomFactor(factor);
      },
      spellCheckLanguages: spelling.apply,
      checksForUpdates: (_, settings) => updater.configure(settings),
      updateChannel: (_, settings) => updater.configure(settings),
    },
    showUnread: [tray.update, badge.update],
  });

  await readSettings();
  const window = isHiddenStart() && tray.isShown() ? null : windows.show();
  const opened = core.start();
  await window;
  phases.end('window');
  await opened;
  await readUnread();
  phases.log('started', logger);
}

/** Started by the login and not by the person. */
function isHiddenStart(): boolean {
  if (process.platform === 'darwin') return app.getLoginItemSettings().wasOpenedAtLogin;
  return process.argv.includes(HIDDEN_ARGUMENT);
}
