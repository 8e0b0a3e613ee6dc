import { existsSync, readFileSync, statfsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PlainError } from './plainError.mjs';
import { ask, root, run, systemEnv } from './run.mjs';

const OLDEST_NPM = 10;
/** From here on Node runs TypeScript as it is. */
const OLDEST_OWN_NODE = { major: 22, minor: 18 };

/**
 * Installs what package-lock.json names, where it is not there yet. Throws a PlainError that says what to do.
 * @returns {Promise<'installed' | 'there'>}
 */
export async function installPackages() {
  if (isInstalled()) return 'there';
  const npm = findNpm();
  const version = ask(npm.program, [...npm.args, '--version'])?.trim();
  if (!version) {
    throw new PlainError(
      'npm was not found. It comes with Node: install Node again from https://nodejs.org, then run the command again.',
    );
  }
  if (Number(version.split('.')[0]) < OLDEST_NPM) {
    throw new PlainError(
      `npm ${OLDEST_NPM} or newer is needed, and this is npm ${version}. Run "npm install -g npm@11", then the command again.`,
    );
  }
  if (!existsSync(join(root, 'node_modules')) && freeMegabytes() < NEEDED_MEGABYTES)
    throw new PlainError(DISK_FULL);
  // Windows does not let npm delete the Node that is running from node_modules, and npm install need not.
  const how = process.platform === 'win32' && existsSync(join(root, 'node_modules')) ? 'install' : 'ci';
  const { code, output } = await run(
    npm.program,
    // Offline, npm's own patience is more than a minute.
    [...npm.args, how, '--loglevel=error', '--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=8000'],
    { env: systemEnv() },
  );
  if (code !== 0) {
    throw new PlainError(
      freeMegabytes() < 50 ? DISK_FULL : explainInstallFailure(output),
      worthReading(output),
    );
  }
  return 'installed';
}

/** Whether node_modules holds the versions of package-lock.json, as npm itself noted when it was done. */
export function isInstalled() {
  const wanted = readLock(join(root, 'package-lock.json'));
  const found = readLock(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted) {
    throw new PlainError(
      'package-lock.json is missing or damaged. Get the project again, or run "git checkout package-lock.json".',
    );
  }
  return found !== null && isSatisfied(wanted, found);
}

/**
 * @typedef {Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }>} LockedPackages
 */

/**
 * Packages that belong to other platforms are not there and not missed.
 * @param {LockedPackages} wanted
 * @param {LockedPackages} found
 */
export function isSatisfied(wanted, found) {
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    const there = found[path];
    return there ? there.version === version : Boolean(optional || devOptional);
  });
}

/**
 * @param {string} path
 * @returns {LockedPackages | null}
 */
function readLock(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/** The npm that runs this, or the one on PATH. */
function findNpm() {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  if (
    script &&
    node &&
    basename(script) === 'npm-cli.js' &&
    !node.includes('node_modules') &&
    existsSync(node)
  ) {
    return { program: node, args: [script] };
  }
  return { program: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
}

/**
 * The Node that runs everything else: the one that came as a package, or this one where it is new enough.
 * @returns {string}
 */
export function findNode() {
  const bin = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(bin) && isNewEnough(ask(bin, ['--version']))) return bin;
  if (isNewEnough(process.version)) return process.execPath;
  throw new PlainError(
    existsSync(bin)
      ? `The Node that came with the packages does not run on this computer. Install Node ${OLDEST_OWN_NODE.major}.${OLDEST_OWN_NODE.minor} or newer from https://nodejs.org, then run the command again.`
      : 'npm left out the Node that comes with the packages, because install scripts are switched off here. Run "npm rebuild node --ignore-scripts=false", then the command again.',
  );
}

/** @param {string | null} version such as `v24.1.0` */
function isNewEnough(version) {
  const [major = 0, minor = 0] = (version ?? '').trim().slice(1).split('.').map(Number);
  return major > OLDEST_OWN_NODE.major || (major === OLDEST_OWN_NODE.major && minor >= OLDEST_OWN_NODE.minor);
}

const NEEDED_MEGABYTES = 1500;
const DISK_FULL = 'The disk is full, or nearly. Free about 2 GB, then run the command again.';

function freeMegabytes() {
  const { bavail, bsize } = statfsSync(root);
  return (bavail * bsize) / 2 ** 20;
}

/** What npm writes, and what a person does about it; the first that fits. */
const CAUSES = /** @type {const} */ ([
  [/ENOSPC|EDQUOT|no space left/i, DISK_FULL],
  [
    /E407|ERR_INVALID_PROXY|tunneling socket|proxy authentication/i,
    'The proxy refused npm. Check its address and password (npm config get https-proxy, or HTTPS_PROXY), then run the command again.',
  ],
  [
    /SELF_SIGNED_CERT|UNABLE_TO_(GET_ISSUER|VERIFY)|CERT_HAS_EXPIRED|ERR_TLS/i,
    'The registry’s certificate is not trusted here. Where your network puts its own in place, set NODE_EXTRA_CA_CERTS to its file; otherwise check the computer’s clock. Then run the command again.',
  ],
  [
    /E401|E403|ENEEDAUTH/,
    'The package registry asks for a login. Check the registry and token in your .npmrc (npm config get registry), then run the command again.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network/i,
    'The package registry could not be reached. Check the connection (behind a proxy, set HTTPS_PROXY), then run the command again.',
  ],
  [
    /EACCES|EPERM|EROFS|EBUSY|permission denied|operation not permitted/i,
    'npm may not write here. Check who owns this folder and npm’s cache (~/.npm), close programs that hold files in node_modules open, then run the command again.',
  ],
  [
    /EUSAGE|in sync/,
    'package.json and package-lock.json do not fit together. Run "npm install", then the command again.',
  ],
  [
    /EINTEGRITY|EBADCHECKSUM|Z_(DATA|BUF)_ERROR/,
    'A package arrived damaged. Run "npm cache clean --force", then the command again.',
  ],
  [
    /E404|ETARGET|notarget/,
    'The registry does not have one of the packages. Where npm uses a mirror (npm config get registry), let it catch up or use https://registry.npmjs.org.',
  ],
]);

/**
 * @param {string} output what npm wrote
 * @returns {string}
 */
export function explainInstallFailure(output) {
  const cause = CAUSES.find(([shape]) => shape.test(output));
  return cause
    ? cause[1]
    : 'npm could not install the packages; its last lines are above. Run "npm ci" to see all of it.';
}

/**
 * What npm says of an error, without its stack, its help and the lines that repeat.
 * @param {string} output
 */
function worthReading(output) {
  const [said = ''] = output.split(
    /npm error (?:Clean install|Install) a (?:project|package)|npm error Usage:/,
  );
  const lines = said
    .split('\n')
    .filter((line) => line.trim() && !/^npm error(\s+at .*|\s+\w+: .*|\s*[{}]?)$/.test(line));
  return lines.slice(0, 12).join('\n') || output.slice(-1000);
}
