import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDataDir, removeDataDir } from '#tests/support/dataDir.ts';
import { NODE_FLAGS } from '../../scripts/setup/nodeFlags.mjs';

const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/tmp']).status === 0;

let disk: string;
beforeEach(async () => void (disk = await createDataDir()));
afterEach(() => removeDataDir(disk));

/** The whole app with its data on a small disk of its own, in a namespace that goes with the process. */
function onSmallDisk(script: string): unknown {
  const source = `
    import { readdirSync, rmSync, writeFileSync } from 'node:fs';
    import { startDemoApi } from '#demo/index.ts';
    import { startTestCore } from '#tests/support/core.ts';
    const disk = process.env.DISK;
    const vault = { usesKeychain: false, preset: { backend: 'passphrase', passphrase: 'correct horse battery staple' } };
    const start = () => startTestCore({ dataDir: disk, vault });
    const fill = () => {
      for (let size = 65536; size >= 1; size = Math.floor(size / 4)) {
        let n = 0;
        try { for (;;) writeFileSync(disk + '/fill-' + size + '-' + n++, Buffer.alloc(size)); } catch {}
      }
    };
    const clear = () => { for (const name of readdirSync(disk)) if (name.startsWith('fill-')) rmSync(disk + '/' + name); };
    const everyFile = () => readdirSync(disk, { recursive: true }).filter((name) => !name.startsWith('fill-') && !name.startsWith('log/')).sort();
    const outcome = async (route, input) => {
      const answer = await desk.ask(route, input);
      return answer.ok ? 'done' : answer.error;
    };
    const said = {};
    const server = await startDemoApi({ apiKey: 'wak_full_0123456789abcdef0123456789ab', contacts: 5, liveliness: false });
    let desk = await start();
    const { account } = await desk.get('accounts.add', { apiKey: server.apiKey, baseUrl: server.baseUrl });
    const id = { accountId: account.id };
    await desk.until('sync.status', id, ({ state }) => state === 'up-to-date');
    await server.control.offline();
    ${script}
    await desk.stop();
    await server.stop();
    console.log(JSON.stringify(said));
    process.exit(0);`;
  const command =
    'mount -t tmpfs -o size=8m tmpfs "$DISK" && exec "$NODE" $NODE_FLAGS --input-type=module -e "$SOURCE"';
  const { stdout, stderr } = spawnSync('unshare', ['-rm', 'sh', '-c', command], {
    cwd: new URL('../..', import.meta.url),
    encoding: 'utf8',
    env: {
      ...process.env,
      DISK: disk,
      NODE: process.execPath,
      NODE_FLAGS: NODE_FLAGS.join(' '),
      SOURCE: source,
    },
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

const full = expect.objectContaining({
  code: 'DISK_FULL',
  message: expect.stringMatching(/disk is full.*\.$/i),
}) as unknown;

describe.skipIf(!canMount)('the data of an app whose disk is full', () => {
  it('is not backed up by half, and says so; clearing and looking at it work, and so does a backup later', () => {
    const said = onSmallDisk(`
      await desk.get('data.backup', id);
      fill();
      const before = everyFile();
      said.backup = await outcome('data.backup', id);
      said.again = await outcome('data.backup', id);
      said.left = everyFile().filter((name) => !before.includes(name));
      said.sizes = await outcome('data.sizes', {});
      said.diagnostics = await outcome('data.diagnostics', {});
      said.clear = await outcome('data.clearCache', {});
      said.chats = await outcome('conversations.list', { ...id, limit: 1 });
      clear();
      said.later = await outcome('data.backup', id);`);
    expect(said).toEqual({
      backup: full,
      again: full,
      left: [],
      sizes: 'done',
      diagnostics: 'done',
      clear: 'done',
      chats: 'done',
      later: 'done',
    });
  });

  it('keeps the choices and the account as they were, and says so', () => {
    const said = onSmallDisk(`
      await desk.get('settings.set', { theme: 'light' });
      fill();
      const before = everyFile();
      said.setting = await outcome('settings.set', { theme: 'dark' });
      said.rename = await outcome('accounts.rename', { ...id, label: 'Shop 2' });
      said.left = everyFile().filter((name) => !before.includes(name));
      said.theme = (await desk.get('settings.get', {})).theme;
      clear();
      await desk.stop();
      desk = await start();
      said.later = [(await desk.get('settings.get', {})).theme, (await desk.get('accounts.list', {})).accounts[0].state];`);
    expect(said).toEqual({
      setting: full,
      rename: full,
      left: [],
      theme: 'light',
      later: ['light', 'ready'],
    });
  });

  it('is let go of when the app stops, with all that was kept', () => {
    const said = onSmallDisk(`
      await desk.get('drafts.set', { ...id, phone: '+919810000001', text: 'Before' });
      fill();
      said.draft = await outcome('drafts.set', { ...id, phone: '+919810000002', text: 'x'.repeat(100_000) });
      await desk.stop();
      clear();
      desk = await start();
      said.kept = (await desk.get('drafts.get', { ...id, phone: '+919810000001' })).text;`);
    expect(said).toEqual({ draft: full, kept: 'Before' });
  });

  it('can be made less: an account is removed though nothing more can be written', () => {
    const said = onSmallDisk(`
      await desk.get('data.backup', id);
      fill();
      said.remove = await outcome('accounts.remove', id);
      said.accounts = (await desk.get('accounts.list', {})).accounts.length;
      said.left = everyFile().filter((name) => name.startsWith('accounts/'));`);
    expect(said).toEqual({ remove: 'done', accounts: 0, left: [] });
  });
});
