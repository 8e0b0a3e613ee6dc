import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export const projectRoot = resolve(import.meta.dirname, '../..');
export const outDir = join(projectRoot, 'out');

const SOURCES = ['electron', 'src', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];
const BUILT = ['main/index.js', 'main/storeWorker.js', 'preload/index.cjs', 'renderer/index.html'];
const LOCK = join(projectRoot, 'node_modules', '.cache', 'build.lock');

/** Builds the app where out/ is missing or older than a source; test files that come together wait for one build. */
export async function ensureBuilt(): Promise<void> {
  while (isStale()) {
    if (!takeLock()) {
      await wait(200);
      continue;
    }
    try {
      build();
    } finally {
      rmSync(LOCK, { force: true });
    }
  }
}

function build(): void {
  const cli = join(projectRoot, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'build'], {
    cwd: projectRoot,
    encoding: 'utf8',
    // The bundles are made for production, whatever the tests run as.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error(`The app does not build:\n${stdout}\n${stderr}`);
}

function isStale(): boolean {
  const built = Math.min(...BUILT.map((file) => changedAt(join(outDir, file))));
  return SOURCES.some((source) => newestIn(join(projectRoot, source)) > built);
}

function newestIn(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return Math.max(
    0,
    ...entries
      .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
}

function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** The lock holds the process that builds; one whose process is gone is nobody's. */
function takeLock(): boolean {
  mkdirSync(join(LOCK, '..'), { recursive: true });
  try {
    writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isAlive(Number(readLock()))) rmSync(LOCK, { force: true });
    return false;
  }
}

function readLock(): string {
  try {
    return readFileSync(LOCK, 'utf8');
  } catch {
    return '';
  }
}

function isAlive(pid: number): boolean {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
