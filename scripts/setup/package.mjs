import { readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { downloadElectron, findElectron } from './electronRuntime.mjs';
import { getBothKeyrings } from './keyringPackages.mjs';
import { canReach } from './network.mjs';
import { planPackage, withoutEmpty } from './packagePlan.mjs';
import { findNode, installPackages } from './packages.mjs';
import { explain, PlainError } from './plainError.mjs';
import { createProgress } from './progress.mjs';
import { root, run, tail, tool } from './run.mjs';

const USAGE = `npm run package -- [options]

  --dir   only the app's folder, without installers

  INLOBO_UPDATES_URL       where newer versions will lie; without it the app does not look for any
  WIN_CSC_LINK, CSC_LINK   certificates to sign with, and their WIN_CSC_KEY_PASSWORD, CSC_KEY_PASSWORD`;

const dist = join(root, 'dist');
/** Signing and notarising wait for servers. */
const PACK_MS = 45 * 60_000;
/** Makers of installers come from here, unless ELECTRON_BUILDER_BINARIES_MIRROR names another place. */
const TOOLS_HOST = 'https://github.com/electron-userland/electron-builder-binaries/releases/';

/** @param {string[]} args */
export async function packageApp(args) {
  try {
    const { values } = parseArgs({ args, options: { dir: { type: 'boolean' }, help: { type: 'boolean' } } });
    if (values.help) console.log(USAGE);
    else await pack(Boolean(values.dir));
  } catch (error) {
    explain(error);
    process.exitCode = 1;
  }
}

/** @param {boolean} isFolderAlone */
async function pack(isFolderAlone) {
  const env = withoutEmpty(process.env);
  const plan = readPlan(env);
  const progress = createProgress({ total: 4 });
  await progress.step('Installing packages', installPackages, {
    say: (how) => (how === 'there' ? 'all there' : 'done'),
  });
  const node = findNode();
  // First what may not be had here: nobody waits for a build that leads nowhere.
  const runtime = await progress.step('Finding the Electron runtime', () => getRuntime(node, isFolderAlone), {
    say: () => 'found',
  });
  await progress.step('Building the app', () => build(node), {
    say: (how) => (how === 'there' ? 'up to date' : 'done'),
  });
  await progress.step('Packing', () => runBuilder(node, env, [...plan.options, ...runtime], isFolderAlone), {
    say: () => 'done',
  });
  for (const line of [...plan.notes, ...packed(isFolderAlone)]) console.log(line);
}

/** @param {NodeJS.ProcessEnv} env */
function readPlan(env) {
  try {
    return planPackage(process.platform, env);
  } catch (error) {
    throw new PlainError(/** @type {Error} */ (error).message);
  }
}

/**
 * What electron-builder is told of the runtime; throws where there is none.
 * @param {string} node
 * @param {boolean} isFolderAlone
 * @returns {Promise<string[]>}
 */
async function getRuntime(node, isFolderAlone) {
  const reason = findElectron() ? null : await downloadElectron(node);
  const path = findElectron();
  if (!path) {
    throw new PlainError(
      `The app can’t be packed, because Electron is missing: ${reason ?? 'its runtime could not be downloaded'}. ` +
        'Connect to the internet, or name a mirror in ELECTRON_MIRROR or an unpacked runtime in ELECTRON_OVERRIDE_DIST_PATH, then run npm run package again.',
    );
  }
  const tools = process.env['ELECTRON_BUILDER_BINARIES_MIRROR'] || TOOLS_HOST;
  if (!isFolderAlone && !(await canReach(tools))) {
    throw new PlainError(
      `The makers of installers have to be downloaded, and ${new URL(tools).host} can’t be reached. ` +
        'Connect to the internet or name a mirror in ELECTRON_BUILDER_BINARIES_MIRROR; "npm run package -- --dir" packs the app’s folder without them.',
    );
  }
  if (process.platform !== 'darwin') return [`-c.electronDist=${dirname(path)}`];
  // A universal app is made of two runtimes, which electron-builder downloads itself, and of two keychain packages.
  await getBothKeyrings();
  return [];
}

/**
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} options
 * @param {boolean} isFolderAlone
 */
async function runBuilder(node, env, options, isFolderAlone) {
  // Installers of earlier versions would be taken for what was packed now.
  rmSync(dist, { recursive: true, force: true });
  const { code, output } = await run(
    node,
    [
      tool('electron-builder/cli.js'),
      ...['--publish', 'never'],
      ...(isFolderAlone ? ['--dir'] : []),
      ...options,
    ],
    { env, timeoutMs: PACK_MS },
  );
  if (code === 0) return;
  throw new PlainError(
    'The app could not be packed; the lines above say why. If you changed nothing, run the command again.',
    tail(output, 30),
  );
}

/**
 * @param {boolean} isFolderAlone
 * @returns {string[]} a line for everything that was made
 */
function packed(isFolderAlone) {
  return readdirSync(dist)
    .filter((name) => (isFolderAlone ? name.includes('unpacked') || name.startsWith('mac') : isPackage(name)))
    .sort()
    .map((name) => {
      const entry = statSync(join(dist, name));
      return `dist/${name}${entry.isFile() ? ` (${Math.ceil(entry.size / 2 ** 20)} MB)` : ''}`;
    });
}

/** @param {string} name */
function isPackage(name) {
  return /\.(exe|dmg|zip|AppImage|deb)$|^(latest|beta|alpha).*\.yml$/.test(name);
}
