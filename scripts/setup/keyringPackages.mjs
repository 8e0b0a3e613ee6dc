import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlainError } from './plainError.mjs';
import { root, run } from './run.mjs';

const NAMES = ['@napi-rs/keyring-darwin-arm64', '@napi-rs/keyring-darwin-x64'];

/**
 * npm installs the keychain's binary of this Mac's processor alone, and a universal app runs on the other one, too:
 * gets the one that is missing, as package-lock.json has it.
 */
export async function getBothKeyrings() {
  for (const name of NAMES) {
    if (!existsSync(join(root, 'node_modules', name, 'package.json'))) await getPackage(name);
  }
}

/** @param {string} name */
async function getPackage(name) {
  const work = mkdtempSync(join(tmpdir(), 'inlobo-keyring-'));
  try {
    const { version, integrity } = locked(name);
    const fetched = await run('npm', ['pack', `${name}@${version}`, '--pack-destination', work]);
    const archive = readdirSync(work).find((file) => file.endsWith('.tgz'));
    if (fetched.code !== 0 || !archive) {
      throw new PlainError(
        `A Mac’s app for both processors needs ${name}, which could not be fetched. Check the connection, then run npm run package again.`,
      );
    }
    const hash = createHash('sha512')
      .update(readFileSync(join(work, archive)))
      .digest('base64');
    if (integrity !== `sha512-${hash}`) {
      throw new PlainError(`What the registry gave as ${name} is not what package-lock.json names.`);
    }
    const folder = join(root, 'node_modules', name);
    mkdirSync(folder, { recursive: true });
    const { code } = await run('tar', ['-xzf', join(work, archive), '--strip-components=1', '-C', folder]);
    if (code !== 0) throw new PlainError(`${name} could not be unpacked into node_modules.`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} name */
function locked(name) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return packages[`node_modules/${name}`];
}
