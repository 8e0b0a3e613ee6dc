import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

const NO_PROXY = { HTTPS_PROXY: '', https_proxy: '', ALL_PROXY: '', all_proxy: '' };

test('where Electron can’t be downloaded, npm run package says what is missing and how to get it, and fails', () => {
  const empty = mkdtempSync(join(tmpdir(), 'inlobo-no-electron-'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'package.mjs')], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      ...NO_PROXY,
      INLOBO_UPDATES_URL: '',
      // Nothing listens there.
      ELECTRON_MIRROR: 'https://127.0.0.1:1/',
      ELECTRON_OVERRIDE_DIST_PATH: empty,
    },
  });
  rmSync(empty, { recursive: true, force: true });
  // Below the steps.
  const said = stderr.trim().split('\n\n').at(-1) ?? '';
  expect(said).toMatch(
    /^The app can’t be packed, because Electron is missing: .*127\.0\.0\.1:1 can’t be reached\./,
  );
  expect(said).toContain('ELECTRON_MIRROR');
  expect(said.split(/[.!?] /)).toHaveLength(2);
  expect(`${stdout}${stderr}`).not.toMatch(/^\s+at /m);
  expect(stdout).not.toContain('Building');
  expect(status).toBe(1);
});

test('an update address that would be read by everyone is refused before anything is done', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', 'package.mjs')], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, INLOBO_UPDATES_URL: 'https://a:b@downloads.example/' },
  });
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^\s*INLOBO_UPDATES_URL must be a plain https:\/\/ address/);
  expect(stderr).not.toMatch(/a:b@|^\s+at /m);
});
