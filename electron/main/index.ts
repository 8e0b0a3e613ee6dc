import { createSystemPorts } from '#core/host.ts';
import { startDemoApi } from '#demo/index.ts';
import { app, BrowserWindow, dialog, Menu, protocol, shell } from 'electron';
import { join } from 'node:path';
import { readChoices } from './choices.ts';
import { handleCrashes } from './crash.ts';
import { chooseFolders } from './folders.ts';
import { gatherIncoming } from './incoming.ts';
import { appScheme, rendererSource } from './origin.ts';
import { followQuitting } from './quitting.ts';
import { guardNavigation } from './security/navigation.ts';
import { denyPermissions } from './security/permissions.ts';
import { isUnsandboxed, refuseUnsandboxed } from './security/sandbox.ts';
import { checkCertificates, refuseSwitch, refusedSwitch } from './security/switches.ts';
import { startDesk } from './startDesk.ts';
import { createSpokenSetting } from './spokenSetting.ts';
import { offerTextMenu } from './textMenu.ts';

/** The bundle lies in out/main, and beside it out/preload and out/renderer. */
const out = join(import.meta.dirname, '..');

const spoken = createSpokenSetting(() => app.getPreferredSystemLanguages());
const crashes = handleCrashes({ app, dialog, process, speak: spoken.speak });
try {
  launch();
} catch (error) {
  crashes.giveUp(error);
}

/** All that Chromium must know before it is ready, in one turn; then the rest. */
function launch(): void {
  const choices = readChoices(app.isPackaged, process.env);
  app.setName('Inlobo Desk');
  // The methods are there on Windows alone. The installer's shortcut carries the same id, and its uninstaller takes away
  // what Electron signs up under the other, by which Windows starts the app for a notification of an earlier run.
  if (process.platform === 'win32') {
    app.setAppUserModelId('com.inlobo.desk');
    app.setToastActivatorCLSID('{6E0C3B0A-5D0B-4C56-9B1E-1F1B7A9D2C84}');
  }
  const dataDir = chooseFolders(app, choices.dataDir);
  if (!app.requestSingleInstanceLock()) {
    app.exit(0);
    return;
  }
  if (isUnsandboxed(app)) {
    refuseUnsandboxed({
      app,
      dialog,
      isAppImage: 'APPIMAGE' in process.env,
      speak: spoken.speak,
    }).catch(crashes.giveUp);
    return;
  }
  const name = refusedSwitch(app);
  if (name !== null) {
    refuseSwitch({ app, dialog, name, speak: spoken.speak }).catch(crashes.giveUp);
    return;
  }
  checkCertificates(app.isPackaged, process.env);
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
    systemLanguages: spoken.wishes,
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
    offerTextMenu(contents, Menu, spoken.speak);
  });
  ports.phases.end('launch');

  app
    .whenReady()
    .then(() => {
      ports.phases.end('ready');
      return startDesk({
        ports,
        source,
        out,
        quitting,
        takeIncoming,
        spoken,
        createWindow: (options) => new BrowserWindow(options),
        giveUp: crashes.giveUp,
      });
    })
    .catch(crashes.giveUp);
}
