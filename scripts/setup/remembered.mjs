import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './run.mjs';

const file = join(root, 'node_modules', '.cache', 'setup', 'remembered.json');

/**
 * What an earlier run found out, such as a download that failed; forgotten with node_modules.
 * @param {string} name
 * @returns {any} null where nothing is remembered
 */
export function recall(name) {
  return readAll()[name] ?? null;
}

/**
 * @param {string} name
 * @param {unknown} value
 */
export function remember(name, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ ...readAll(), [name]: value }));
}

function readAll() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return {};
  }
}
