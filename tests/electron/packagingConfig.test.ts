import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LINK_SCHEME } from '../../electron/main/links.ts';
import { planPackage } from '../../scripts/setup/packagePlan.mjs';
import { ensureBuilt, projectRoot } from '../support/electronStandInBuild.ts';
import { FUSES, hollowElectron } from '../support/hollowElectron.ts';

type Json = Record<string, unknown>;

/** electron-builder and what it brings, by their own names. */
const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'));
const library = createRequire(builder.resolve('app-builder-lib/package.json'));
const yaml = library('js-yaml') as { load(text: string): unknown };
const { validateConfiguration } = library('app-builder-lib/out/util/config/config') as {
  validateConfiguration: (config: Json, debug: { isEnabled: boolean }) => Promise<void>;
};
const { FuseV1Options } = library('@electron/fuses') as { FuseV1Options: Json };
const cli = builder('./out/builder') as { normalizeOptions(args: Json): { config?: Json } };

const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8');
const config = () => yaml.load(read('electron-builder.yml')) as Json;
const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;

test('electron-builder knows every word of the configuration, and of what npm run package adds', async () => {
  await validateConfiguration(config(), { isEnabled: false });
  await expect(validateConfiguration({ ...config(), asr: true }, { isEnabled: false })).rejects.toThrow();
  const updates = { INLOBO_UPDATES_URL: 'https://downloads.example/desk' };
  for (const platform of ['win32', 'darwin', 'linux'] as const) {
    for (const env of [updates, { ...updates, CSC_LINK: 'a.p12' }]) {
      const added: Json = {};
      for (const option of planPackage(platform, env).options) {
        const [path = '', value] = option.slice('-c.'.length).split('=');
        set(added, path.split('.'), value);
      }
      const whole = merge(config(), cli.normalizeOptions({ config: added, publish: 'never' }).config ?? {});
      await validateConfiguration(whole, { isEnabled: false });
      expect(whole['publish']).toEqual({ provider: 'generic', url: updates.INLOBO_UPDATES_URL });
    }
  }
});

test('every fuse there is has its place in the configuration', () => {
  const fuses = config()['electronFuses'] as Json;
  const known = Object.keys(FuseV1Options).filter((name) => !/^\d+$/.test(name));
  expect(Object.keys(fuses).sort()).toEqual(
    known.map((name) => name.charAt(0).toLowerCase() + name.slice(1)).sort(),
  );
  expect(Object.values(fuses)).toEqual(Object.values(FUSES));
  expect(config()['disableAsarIntegrity']).toBe(false);
});

test('every system has its installer, its icon is there, and no update address is made up', () => {
  const { win, mac, linux, publish } = config() as Record<'win' | 'mac' | 'linux', Json> & {
    publish: unknown;
  };
  expect(win['target']).toBe('nsis');
  // Updates of a Mac are made of the zip.
  expect(mac['target']).toEqual([
    { target: 'dmg', arch: 'universal' },
    { target: 'zip', arch: 'universal' },
  ]);
  expect(linux['target']).toEqual(['AppImage', 'deb']);
  expect(publish).toBeNull();
  for (const icon of [win['icon'], mac['icon'], `resources/${String(linux['icon'])}`]) {
    expect(existsSync(join(projectRoot, String(icon))), String(icon)).toBe(true);
  }
});

test('the link scheme is the one the app reads, with Windows’ installer, too', () => {
  expect(config()['protocols']).toMatchObject([{ schemes: [LINK_SCHEME] }]);
  const installer = read('resources/installer.nsh');
  const keys = [...installer.matchAll(/Software\\Classes\\([\w.]+)/g)].map((match) => match[1]);
  expect(new Set(keys)).toEqual(new Set([LINK_SCHEME, 'CLSID']));
  // Quoted: the folder has a space in its name, and the link is one argument.
  expect(installer).toContain(`'"$INSTDIR\\\${APP_EXECUTABLE_FILENAME}" "%1"'`);
});

describe('the workflows', () => {
  const folder = join(projectRoot, '.github', 'workflows');
  interface Workflow {
    permissions: unknown;
    jobs: Record<string, { steps: { uses?: string; run?: string }[]; permissions?: unknown }>;
  }
  const workflows = readdirSync(folder).map(
    (file) => [file, yaml.load(readFileSync(join(folder, file), 'utf8')) as Workflow] as const,
  );
  const steps = workflows.flatMap(([file, { jobs }]) =>
    Object.values(jobs).flatMap((job) => job.steps.map((step) => ({ file, ...step }))),
  );

  test('run what there is', () => {
    const commands = steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
    expect(commands).toEqual(expect.arrayContaining(['npm ci', 'npm test', 'npm run package']));
    expect(commands).toContain('npm audit --omit=dev');
    for (const command of commands) {
      for (const [, name] of command.matchAll(/npm run ([\w:-]+)/g))
        expect(scripts, command).toHaveProperty(name!);
      for (const [, file] of command.matchAll(/node ([\w./-]+\.m?[jt]s)/g)) {
        expect(existsSync(join(projectRoot, file!)), command).toBe(true);
      }
    }
  });

  test('name each action by its commit, and may read the sources and nothing else', () => {
    const actions = steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
    expect(actions.length).toBeGreaterThan(4);
    for (const action of actions) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    for (const [file, { permissions, jobs }] of workflows) {
      expect(permissions, file).toEqual({ contents: 'read' });
      for (const job of Object.values(jobs)) expect(job.permissions, file).toBeUndefined();
    }
  });

  test('put no text of others into a command', () => {
    for (const { run, file } of steps) expect(run ?? '', file).not.toContain('${{');
  });
});

describe.skipIf(process.platform !== 'linux')('the Linux packages', () => {
  const work = mkdtempSync(join(tmpdir(), 'inlobo-linux-'));
  let entries: Record<'AppImage' | 'deb', string>;
  let debArgs: string[];

  beforeAll(async () => {
    await ensureBuilt();
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        PACK_WITHOUT_TOOLS,
        projectRoot,
        hollowElectron(join(work, 'electron')),
        work,
      ],
      { cwd: projectRoot, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`They do not pack:\n${stdout}\n${stderr}`);
    const seen = JSON.parse(readFileSync(join(work, 'seen.json'), 'utf8')) as {
      AppImage: string;
      deb: { args: string[]; desktop: string };
    };
    entries = { AppImage: seen.AppImage, deb: seen.deb.desktop };
    debArgs = seen.deb.args;
  }, 240_000);
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  test('offer themselves for links, under the name by which the desktop knows the window', () => {
    for (const entry of Object.values(entries)) {
      expect(entry).toContain(`\nMimeType=x-scheme-handler/${LINK_SCHEME};\n`);
      expect(entry).toContain('\nStartupWMClass=com.inlobo.desk\n');
      expect(entry).toMatch(/\nExec=.* %U\n/);
    }
    expect(debArgs.join('\n')).toContain('=/usr/share/applications/com.inlobo.desk.desktop');
  });

  test('start the app in its sandbox', () => {
    for (const entry of Object.values(entries)) expect(entry).not.toContain('--no-sandbox');
  });

  test('bring an icon in every size', () => {
    for (const size of [16, 48, 256, 512]) {
      expect(debArgs.join('\n')).toContain(`=/usr/share/icons/hicolor/${size}x${size}/apps/inlobo-desk.png`);
    }
  });
});

/** Goes up to where electron-builder would download the programs that write the files, and keeps what they would get. */
const PACK_WITHOUT_TOOLS = `
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const [projectDir, electronDist, work] = process.argv.slice(1);
const { build, Platform } = createRequire(projectDir + '/package.json')('electron-builder');
const seen = {};
await build({
  projectDir,
  publish: 'never',
  targets: Platform.LINUX.createTarget(['AppImage', 'deb']),
  config: { electronDist, directories: { output: work + '/out' } },
  effectiveOptionComputed: async (it) => {
    if (Array.isArray(it)) seen.deb = { args: it[0], desktop: readFileSync(it[1], 'utf8') };
    else seen.AppImage = it.desktop;
    return true;
  },
});
writeFileSync(work + '/seen.json', JSON.stringify(seen));
`;

function set(into: Json, [name = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) into[name] = value;
  else set((into[name] ??= {}) as Json, rest, value);
}

function merge(base: Json, over: Json): Json {
  const merged = { ...base };
  for (const [name, value] of Object.entries(over)) {
    const below = merged[name];
    merged[name] = isObject(value) && isObject(below) ? merge(below, value) : value;
  }
  return merged;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
