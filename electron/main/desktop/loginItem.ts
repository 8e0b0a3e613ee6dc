import type { Logger } from '#core/ports.ts';
import type { App } from 'electron';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface LoginItemDeps {
  readonly app: Pick<App, 'getLoginItemSettings' | 'setLoginItemSettings' | 'isPackaged' | 'getPath'>;
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly execPath: string;
  readonly logger: Pick<Logger, 'warn'>;
}

export interface LoginItem {
  /** null: this installation can't, for what would be started is not the app. */
  isOn(): boolean | null;
  set(isOn: boolean): void;
}

/** Started by the login, the app keeps to the tray where that is chosen. */
export const HIDDEN_ARGUMENT = '--hidden';
const AUTOSTART_FILE = 'com.inlobo.desk.desktop';

/** Starting when the person logs in: an entry of the system's own on Windows and macOS, a file of the desktop on Linux. */
export function createLoginItem(deps: LoginItemDeps): LoginItem {
  if (!deps.app.isPackaged) return { isOn: () => null, set: () => undefined };
  return deps.platform === 'linux' ? autostartFile(deps) : systemEntry(deps);
}

function systemEntry({ app, platform, logger }: LoginItemDeps): LoginItem {
  // On Windows the entry is found by what it starts with.
  const entry = platform === 'win32' ? { args: [HIDDEN_ARGUMENT] } : {};
  return {
    isOn: () => app.getLoginItemSettings(entry).openAtLogin,
    set(isOn) {
      try {
        app.setLoginItemSettings({ openAtLogin: isOn, ...entry });
      } catch (error) {
        logger.warn('starting at login could not be changed', { error });
      }
    },
  };
}

/** freedesktop.org's Desktop Application Autostart Specification. */
function autostartFile({ app, env, execPath, logger }: LoginItemDeps): LoginItem {
  const folder = join(env['XDG_CONFIG_HOME'] || join(app.getPath('home'), '.config'), 'autostart');
  const file = join(folder, AUTOSTART_FILE);
  return {
    isOn: () => existsSync(file),
    set(isOn) {
      try {
        if (!isOn) {
          rmSync(file, { force: true });
          return;
        }
        mkdirSync(folder, { recursive: true });
        // An AppImage runs from a folder that is gone at the next start; what it was started from is in APPIMAGE.
        writeFileSync(file, autostartEntry(env['APPIMAGE'] || execPath));
      } catch (error) {
        logger.warn('starting at login could not be changed', { error });
      }
    },
  };
}

/** The quoting is that of the Desktop Entry Specification's Exec key, within a string of such a file. */
export function autostartEntry(program: string): string {
  const quoted = program
    .replace(/["`$\\]/g, String.raw`\$&`)
    .replace(/\\/g, String.raw`\\`)
    .replace(/%/g, '%%');
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Inlobo Desk',
    `Exec="${quoted}" ${HIDDEN_ARGUMENT}`,
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}
