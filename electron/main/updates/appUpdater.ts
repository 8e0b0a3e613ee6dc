import { join } from 'node:path';
import type { AppUpdates } from './updates.ts';

/** How an installation puts a newer version in its own place. */
export type UpdateKind = 'nsis' | 'mac' | 'appImage';

interface Installation {
  readonly platform: NodeJS.Platform;
  readonly isPackaged: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly execPath: string;
  /** Where electron-builder puts the update address. */
  readonly resourcesPath: string;
  readonly exists: (path: string) => boolean;
}

/**
 * How this installation updates itself; null where it does not: run from sources, packed without an update address,
 * or installed from the deb. That one belongs to root, and electron-updater would ask for the administrator's password
 * to install, as root, whatever the update server gave it; the system's package manager is the better judge.
 */
export function updateKind(installation: Installation): UpdateKind | null {
  const { platform, isPackaged, resourcesPath, exists } = installation;
  if (!isPackaged || !exists(join(resourcesPath, 'app-update.yml'))) return null;
  if (platform === 'win32') return 'nsis';
  if (platform === 'darwin') return 'mac';
  return platform === 'linux' && isAppImage(installation) ? 'appImage' : null;
}

/**
 * APPIMAGE names the file that an update replaces. Started from the terminal of another AppImage, the app inherits it,
 * and would replace that one; so it must be the one whose contents run here.
 */
function isAppImage({ env, execPath }: Installation): boolean {
  return Boolean(env['APPIMAGE'] && env['APPDIR'] && execPath.startsWith(`${env['APPDIR']}/`));
}

/** Loads electron-updater when it is first needed: a start does not wait for it. */
export async function loadAppUpdater(kind: UpdateKind): Promise<AppUpdates> {
  const { AppImageUpdater, MacUpdater, NsisUpdater } = await import('electron-updater');
  switch (kind) {
    case 'nsis':
      return new NsisUpdater();
    case 'mac':
      return new MacUpdater();
    case 'appImage':
      return new AppImageUpdater();
  }
}
