import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where everything is kept when nothing else is said: the folder the desktop app uses, so that whoever begins in the
 * browser finds the same accounts there.
 */
export function defaultDataDir(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home = homedir(),
): string {
  return join(appData(platform, env, home), 'Inlobo Desk');
}

/** As Electron's `appData`. */
function appData(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  switch (platform) {
    case 'win32':
      return env['APPDATA'] ?? join(home, 'AppData', 'Roaming');
    case 'darwin':
      return join(home, 'Library', 'Application Support');
    default:
      return env['XDG_CONFIG_HOME'] ?? join(home, '.config');
  }
}
