import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from './plainError.mjs';
import { root, run, tail, tool } from './run.mjs';

const SOURCES = ['electron', 'src', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];
const PRODUCTS = ['main/index.js', 'preload/index.cjs', 'renderer/index.html'];

const out = join(root, 'out');
const stamp = join(out, 'sources.sha256');

/**
 * Builds main, preload and renderer, where a source has changed since the last time.
 * @param {string} node
 * @returns {Promise<'built' | 'there'>}
 */
export async function build(node) {
  const sources = hashSources();
  if (PRODUCTS.every((file) => existsSync(join(out, file))) && readStamp() === sources) return 'there';
  const { code, output } = await run(node, [tool('electron-vite/bin/electron-vite.js'), 'build'], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (code !== 0) {
    throw new PlainError(
      'The app could not be built; the lines above say where. If you changed nothing, delete node_modules and run the command again.',
      tail(output, 40),
    );
  }
  writeFileSync(stamp, sources);
  return 'built';
}

function readStamp() {
  try {
    return readFileSync(stamp, 'utf8');
  } catch {
    return null;
  }
}

/** One number for everything that goes into the build. */
function hashSources() {
  const hash = createHash('sha256');
  for (const source of SOURCES) addTo(hash, source);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path within the project
 */
function addTo(hash, path) {
  const full = join(root, path);
  const entries = readFolder(full);
  if (entries) {
    for (const name of entries.sort()) addTo(hash, `${path}/${name}`);
  } else if (!path.endsWith('.test.ts') && existsSync(full)) {
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
  }
}

/** @param {string} path */
function readFolder(path) {
  try {
    return readdirSync(path);
  } catch {
    return null;
  }
}
