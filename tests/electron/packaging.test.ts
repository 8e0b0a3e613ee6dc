import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bootApp } from '../support/electronStandInBoot.ts';
import { pngFiles } from '../../scripts/icons/iconFiles.ts';
import { ensureBuilt, projectRoot } from '../support/electronStandInBuild.ts';
import { FUSES, FUSE_SENTINEL, hollowElectron } from '../support/hollowElectron.ts';

interface Asar {
  extractAll(archive: string, folder: string): void;
  listPackage(archive: string): string[];
}

let work: string;

beforeAll(async () => {
  await ensureBuilt();
  work = mkdtempSync(join(tmpdir(), 'inlobo-package-'));
}, 180_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

test('the installer’s id is the one by which Windows groups the app’s windows', () => {
  const source = readFileSync(join(projectRoot, 'electron/main/index.ts'), 'utf8');
  const id = /^appId: (\S+)$/m.exec(readFileSync(join(projectRoot, 'electron-builder.yml'), 'utf8'))?.[1];
  expect(id).toBeTruthy();
  expect(source).toContain(`app.setAppUserModelId('${id}')`);
});

test('what Windows starts the app by for an old notification is taken away by the uninstaller', () => {
  const source = readFileSync(join(projectRoot, 'electron/main/index.ts'), 'utf8');
  const installer = readFileSync(join(projectRoot, 'resources/installer.nsh'), 'utf8');
  const id = /setToastActivatorCLSID\('(\{[0-9A-F-]{36}\})'\)/.exec(source)?.[1];
  expect(id).toBeTruthy();
  expect(installer).toContain(`DeleteRegKey HKCU "Software\\Classes\\CLSID\\${id}"`);
});

/**
 * electron-builder packs for real; only Electron itself is a hollow one: a file with a fuse wire in it whose fuses
 * stand the wrong way round, so that each must be set.
 */
describe.skipIf(process.platform !== 'linux')('the packed app', () => {
  let resources: string;
  let unpacked: string;
  let files: string[];

  beforeAll(() => {
    const { status, output } = pack('out');
    if (status !== 0) throw new Error(`The app does not pack:\n${output}`);
    const folder = readdirSync(join(work, 'out')).find((name) => name.endsWith('unpacked'))!;
    resources = join(work, 'out', folder, 'resources');
    unpacked = join(work, 'out', folder);
    files = asar().listPackage(join(resources, 'app.asar'));
  }, 120_000);

  test('holds the bundles and the native packages, and nothing else', () => {
    const tops = new Set(
      files.map((file) =>
        file
          .split('/')
          .slice(1, file.startsWith('/node_modules/') ? 3 : 2)
          .join('/'),
      ),
    );
    expect([...tops].sort()).toEqual([
      'node_modules',
      'node_modules/@napi-rs',
      'node_modules/better-sqlite3-multiple-ciphers',
      'node_modules/keytar',
      'out',
      'package.json',
      'resources',
    ]);
    expect(files.filter((file) => file.startsWith('/resources/tray/')).sort()).toEqual(
      pngFiles
        .filter(({ file }) => file.startsWith('tray/'))
        .map(({ file }) => `/resources/${file}`)
        .sort(),
    );
    expect(files).toEqual(
      expect.arrayContaining([
        '/out/main/index.js',
        '/out/main/storeWorker.js',
        '/out/preload/index.cjs',
        '/out/renderer/index.html',
      ]),
    );
    expect(files.filter((file) => /\.(map|ts|vue|cpp|gyp|c|h)$/.test(file))).toEqual([]);
  });

  test('has one binary of each native package, this platform’s, and only they lie outside the archive', () => {
    const outside = readdirSync(join(resources, 'app.asar.unpacked'), {
      recursive: true,
      withFileTypes: true,
    })
      .filter((entry) => entry.isFile())
      .map(
        (entry) => `/${relative(join(resources, 'app.asar.unpacked'), join(entry.parentPath, entry.name))}`,
      );
    expect(outside.sort()).toEqual(files.filter((file) => file.endsWith('.node')).sort());
    expect(outside).toHaveLength(2);
    for (const file of outside) expect(file).toContain(`linux-${process.arch}`);
  });

  test('has every fuse set', () => {
    const bytes = readFileSync(join(unpacked, 'inlobo-desk'));
    const wire = bytes.indexOf(FUSE_SENTINEL) + FUSE_SENTINEL.length + 2;
    const set = Object.keys(FUSES).map((name, index) => [
      name,
      String.fromCharCode(bytes[wire + index]!) === '1',
    ]);
    expect(Object.fromEntries(set)).toEqual(FUSES);
  });

  test('keeps no scripts, and the name by which a Linux desktop knows its windows', () => {
    asar().extractAll(join(resources, 'app.asar'), join(work, 'manifest'));
    const manifest = JSON.parse(readFileSync(join(work, 'manifest', 'package.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    expect(manifest).toMatchObject({
      main: './out/main/index.js',
      type: 'module',
      desktopName: 'com.inlobo.desk.desktop',
    });
    expect(manifest['devDependencies']).toBeUndefined();
  });

  test('runs without its sources: it opens, connects the demo, and keeps what it reads', async () => {
    const folder = join(work, 'elsewhere');
    asar().extractAll(join(resources, 'app.asar'), folder);
    expect(existsSync(join(folder, 'electron'))).toBe(false);
    const app = await bootApp({ out: join(folder, 'out') });
    try {
      const added = await app.askOwn('accounts.addDemo');
      expect(added).toMatchObject({ ok: true, value: { account: { kind: 'demo', state: 'ready' } } });
      const { account } = (added as { value: { account: { id: string } } }).value;
      const drafts = { accountId: account.id, phone: '+919810007919', text: 'Half a sent' };
      expect(await app.askOwn('drafts.set', drafts)).toMatchObject({ ok: true });
      expect(await app.askOwn('drafts.get', { accountId: account.id, phone: drafts.phone })).toMatchObject({
        ok: true,
        value: { text: 'Half a sent' },
      });
      app.app.quit();
      expect(await app.exited).toBe(0);
      expect(app.errorBoxes).toEqual([]);
    } finally {
      await app.dispose();
    }
  });

  test('a word that electron-builder does not know is refused', () => {
    const { status, output } = pack('refused', '-c.electronFuses.runAsNodes=false');
    expect(status).not.toBe(0);
    expect(output).toContain('configuration.electronFuses');
  });
});

function pack(output: string, ...options: readonly string[]): { status: number | null; output: string } {
  const cli = join(projectRoot, 'node_modules', 'electron-builder', 'cli.js');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      cli,
      '--dir',
      '--linux',
      `-c.electronDist=${hollowElectron(join(work, 'electron'))}`,
      `-c.directories.output=${join(work, output)}`,
      ...options,
    ],
    { cwd: projectRoot, encoding: 'utf8' },
  );
  return { status, output: `${stdout}\n${stderr}` };
}

/** The archiver that electron-builder brings. */
function asar(): Asar {
  const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'));
  const library = createRequire(builder.resolve('app-builder-lib/package.json'));
  return library('@electron/asar') as Asar;
}
