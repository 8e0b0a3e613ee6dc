import { existsSync } from 'node:fs';
import { ask, run } from './run.mjs';

const INSTALL_MS = 6 * 60_000;

/**
 * Installs Debian packages, where this is Debian or Ubuntu and may be done without asking for a password.
 * @param {readonly string[]} names
 * @returns {Promise<boolean>} whether it was done
 */
export async function installSystemPackages(names) {
  const sudo = mayInstall();
  if (!sudo) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  /** @param {string[]} args */
  const apt = async (args) => {
    const [program = 'apt-get', ...rest] = [
      ...sudo,
      'apt-get',
      '-q',
      '-o',
      'DPkg::Lock::Timeout=60',
      ...args,
    ];
    return (await run(program, rest, { env, timeoutMs: INSTALL_MS })).code === 0;
  };
  const install = ['install', '--yes', '--no-install-recommends', ...names];
  // A fresh machine has no lists, and an old one stale ones.
  return (await apt(install)) || ((await apt(['update'])) && (await apt(install)));
}

/** What to put before apt-get, or null where it can't be used. */
function mayInstall() {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return null;
  if (process.getuid?.() === 0) return [];
  return ask('sudo', ['-n', 'true']) === null ? null : ['sudo', '-n', '--preserve-env=DEBIAN_FRONTEND'];
}
