import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export const projectRoot = resolve(import.meta.dirname, '../..');
export const outDir = join(projectRoot, 'out');

const LOCK = join(projectRoot, 'node_modules', '.cache', 'inlobo-build.lock');
const BUILD = `import { build } from './scripts/setup/build.mjs'; await build(process.execPath);`;

/** Builds the app where a source has changed since the last build; test files that come together wait for one. */
export async function ensureBuilt(): Promise<void> {
  while (!takeLock()) await wait(100);
  try {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', BUILD], {
      cwd: projectRoot,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`The app does not build:\n${stdout}\n${stderr}`);
  } finally {
    rmSync(LOCK, { force: true });
  }
}

/** The lock names the process that builds; one whose process is gone is nobody's. */
function takeLock(): boolean {
  mkdirSync(dirname(LOCK), { recursive: true });
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isAlive(readLock())) rmSync(LOCK, { force: true });
    return false;
  }
}

/** null: gone by now, or not written yet. */
function readLock(): number | null {
  try {
    return Number(readFileSync(LOCK, 'utf8')) || null;
  } catch {
    return null;
  }
}

function isAlive(pid: number | null): boolean {
  if (pid === null) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
