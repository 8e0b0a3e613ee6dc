import type { Desktop, Ports } from '#core/ports.ts';
import { app, Notification, session } from 'electron';
import { existsSync } from 'node:fs';
import { loadAppUpdater, updateKind } from '../updates/appUpdater.ts';
import { createUpdater, type AppUpdates, type DesktopUpdater } from '../updates/updates.ts';
import { createDesktop } from './desktop.ts';
import { createLoginItem } from './loginItem.ts';
import { createNotifier } from './notifier.ts';
import { createSpelling, type Spelling } from './spelling.ts';

interface ShownWindow {
  readonly isWatched: () => boolean;
  readonly show: () => void;
}

/** The desktop as Electron gives it, of which the core knows the port alone. After Chromium is ready. */
export function createElectronDesktop(
  { clock, random, logger }: Ports,
  window: ShownWindow,
): { readonly desktop: Desktop; readonly updater: DesktopUpdater; readonly spelling: Spelling } {
  const { platform, env, execPath } = process;
  const spelling = createSpelling(session.defaultSession, () => app.getPreferredSystemLanguages(), logger);
  const updater = createUpdater({
    load: updateLoader(),
    quit: () => app.quit(),
    clock,
    random,
    logger,
  });
  const notifier = createNotifier({
    platform,
    isSupported: () => Notification.isSupported(),
    create: (options) => new Notification(options),
    isWatched: window.isWatched,
    showWindow: window.show,
    handleActivation: activations(platform),
    random,
    logger,
  });
  const loginItem = createLoginItem({ app, platform, env, execPath, logger });
  const desktop = createDesktop({
    notifier,
    updater,
    loginItem,
    spelling,
    session: session.defaultSession,
    logger,
  });
  return { desktop, updater, spelling };
}

/**
 * Windows' alone. Not from the sources: for it Electron writes an entry into the start menu, which would be one of
 * Electron itself.
 */
function activations(platform: NodeJS.Platform): Parameters<typeof createNotifier>[0]['handleActivation'] {
  if (platform !== 'win32' || !app.isPackaged) return null;
  return (tell) => {
    // Asked first: Electron signs itself up with Windows only once notifications are asked about.
    Notification.isSupported();
    Notification.handleActivation(tell);
  };
}

/** null: this installation is not the app's to replace. */
function updateLoader(): (() => Promise<AppUpdates>) | null {
  const kind = updateKind({
    platform: process.platform,
    isPackaged: app.isPackaged,
    env: process.env,
    execPath: process.execPath,
    resourcesPath: process.resourcesPath,
    exists: existsSync,
  });
  return kind && (() => loadAppUpdater(kind));
}
