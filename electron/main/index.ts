import { createCore, type Core } from '#core/createCore.ts';
import { createSystemPorts } from '#core/host.ts';
import type { Ports } from '#core/ports.ts';
import { startDemoApi } from '#demo/index.ts';
import { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, protocol, session, shell } from 'electron';
import { join } from 'node:path';
import { readChoices } from './choices.ts';
import { handleCrashes } from './crash.ts';
import { chooseFolders } from './folders.ts';
import { createShutdown, type Shutdown } from './lifecycle.ts';
import { applicationMenu } from './menu.ts';
import { APP_SCHEME, appScheme, rendererSource, type RendererSource } from './origin.ts';
import { answerRequests, tellWindows } from './rpc.ts';
import { createAppProtocol } from './security/appProtocol.ts';
import { guardNavigation } from './security/navigation.ts';
import { denyPermissions } from './security/permissions.ts';
import { offerTextMenu } from './textMenu.ts';
import { backgroundColor } from './theme.ts';
import { createWindows } from './windows.ts';

/** The bundle lies in out/main, and beside it out/preload and out/renderer. */
const out = join(import.meta.dirname, '..');
const isDevelopment = !app.isPackaged;

const crashes = handleCrashes({ app, dialog, process });
try {
  launch();
} catch (error) {
  crashes.giveUp(error);
}

/** All that Chromium must know before it is ready, in one turn; then the rest. */
function launch(): void {
  const choices = readChoices(app.isPackaged, process.env);
  app.setName('Inlobo Desk');
  // The method is there on Windows alone; the installer's shortcut carries the same id.
  if (process.platform === 'win32') app.setAppUserModelId('com.inlobo.desk');
  const dataDir = chooseFolders(app, choices.dataDir);
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([appScheme]);

  const source = rendererSource(app.isPackaged, choices.devServerUrl);
  const ports = createSystemPorts({
    host: 'electron',
    version: app.getVersion(),
    dataDir,
    storeWorker: new URL('./storeWorker.js', import.meta.url),
    vault: choices.vault,
    isOwnOrigin: (origin) => origin === source.origin,
    startDemo: ({ epoch, apiKey }) => startDemoApi({ epoch, apiKey }),
  });
  crashes.logTo(ports.logger);
  guardPages(source, ports);

  let core: Core | null = null;
  const shutdown = createShutdown({ app, logger: ports.logger, stopCore: async () => core?.stop() });
  app
    .whenReady()
    .then(() => {
      core = createCore(ports);
      return start(core, ports, source, shutdown);
    })
    .catch(crashes.giveUp);
}

/** Holds for every page and session that ever comes to be, so it is set before the first. */
function guardPages(source: RendererSource, { logger }: Ports): void {
  const openOutside = (address: string) =>
    void shell
      .openExternal(address)
      .catch((error: unknown) => logger.warn('a link was not opened', { error }));
  app.on('session-created', (created) => denyPermissions(created, source.origin));
  app.on('web-contents-created', (_event, contents) => {
    guardNavigation(contents, { ownOrigin: source.origin, openOutside });
    offerTextMenu(contents, Menu);
  });
}

/** Ready: the pages' protocol, the door, the window; then the core does its work behind it. */
async function start(core: Core, ports: Ports, source: RendererSource, shutdown: Shutdown): Promise<void> {
  denyPermissions(session.defaultSession, source.origin);
  protocol.handle(APP_SCHEME, createAppProtocol(join(out, 'renderer')));
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(applicationMenu({ platform: process.platform, isDevelopment })),
  );

  const windows = createWindows({
    createWindow: (options) => new BrowserWindow(options),
    preload: join(out, 'preload', 'index.cjs'),
    url: source.url,
    isDevelopment,
    backgroundColor: async () => {
      const settings = await core.dispatch({ origin: source.origin, isTopFrame: true }, 'settings.get', {});
      return backgroundColor(settings, nativeTheme.shouldUseDarkColors);
    },
    logger: ports.logger,
    onHopeless: () => crashes.giveUp(new Error('The window’s process died again and again.')),
    onSessionEnd: shutdown.begin,
  });
  const show = () => {
    if (!shutdown.isStopping()) void windows.show().catch(crashes.giveUp);
  };
  answerRequests(ipcMain, core);
  tellWindows(core, () => windows.openPages());
  app.on('second-instance', show);
  app.on('activate', show);
  // On a Mac an app stays when its last window is closed.
  app.on('window-all-closed', () => process.platform !== 'darwin' && app.quit());

  await Promise.all([core.start(), windows.show()]);
}
