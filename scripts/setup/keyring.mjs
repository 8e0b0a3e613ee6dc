import { ask } from './run.mjs';
import { installSystemPackages } from './systemPackages.mjs';

const PROGRAMS = ['dbus-run-session', 'gnome-keyring-daemon'];

/**
 * Sees to it that the tests with a real keychain can run.
 * @returns {Promise<string>} what came of it, in words
 */
export async function getKeyring() {
  if (process.platform !== 'linux') return 'not needed here: those tests are for Linux';
  if (isThere()) return 'there';
  await installSystemPackages(['gnome-keyring', 'dbus', 'dbus-x11']);
  return isThere()
    ? 'installed'
    : 'not to be had, so the tests with a real keychain are skipped (on Debian: sudo apt install gnome-keyring dbus-x11)';
}

function isThere() {
  return PROGRAMS.every((program) => ask('sh', ['-c', `command -v ${program}`]) !== null);
}
