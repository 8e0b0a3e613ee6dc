import { createSystemPorts } from '#core/host.ts';
import { startDemoApi } from '#demo/index.ts';
import { app, BrowserWindow, dialog, Menu, protocol, shell } from 'electron';
import { join } from 'node:path';
import { readChoices } from './choices.ts';
import { handleCrashes } from './crash.ts';
import { chooseFolders } from './folders.ts';
import { gatherIncoming } from './incoming.ts';
import { createPhases } from './phases.ts';
import { appScheme, rendererSource } from './origin.ts';
import { followQuitting } from './quitting.ts';
import { guardNavigation } from './security/navigation.ts';
import { denyPermissions } from './security/permissions.ts';
import { isUnsandboxed, refuseUnsandboxed } from './security/sandbox.ts';
import { startDesk } from './startDesk.ts';
import { offerTextMenu } from './textMenu.ts';

/** The bundle lies in out/main, and beside it out/preload and out/renderer. */
const out = join(import.meta.dirname, '..');

const phases = createPhases(performance);
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
  if (isUnsandboxed(app)) {
    refuseUnsandboxed({ app, dialog, isAppImage: 'APPIMAGE' in process.env }).catch(crashes.giveUp);
    return;
  }
  const takeIncoming = gatherIncoming(app, process.argv);
  const quitting = followQuitting(app);
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
  const openOutside = (address: string) =>
    void shell
      .openExternal(address)
      .catch((error: unknown) => ports.logger.warn('a link was not opened', { error }));
  // These hold for every page and session that ever comes to be, so they are set before the first.
  app.on('session-created', (created) => denyPermissions(created, source.origin));
  app.on('web-contents-created', (_event, contents) => {
    guardNavigation(contents, { ownOrigin: source.origin, openOutside });
    offerTextMenu(contents, Menu);
  });
  phases.end('launch');

  app
    .whenReady()
    .then(() => {
      phases.end('ready');
      return startDesk({
        ports,
        source,
        out,
        quitting,
        phases,
        takeIncoming,
        createWindow: (options) => new BrowserWindow(options),
        giveUp: crashes.giveUp,
      });
    })
    .catch(crashes.giveUp);
}
