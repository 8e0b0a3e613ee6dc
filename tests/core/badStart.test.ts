import { chmodSync, chownSync } from 'node:fs';
import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SecretVault } from '#core/ports.ts';
import type { RunningDemoApi } from '#demo/index.ts';
import { startDemoApi } from '#demo/index.ts';
import { startTestCore, type TestCore, type TestCoreOptions } from '#tests/support/core.ts';
import { createDataDir, removeDataDir } from '#tests/support/dataDir.ts';
import { NODE_FLAGS } from '../../scripts/setup/nodeFlags.mjs';

const PASSPHRASE = 'correct horse battery';
const KEY = 'wak_test_0123456789abcdef7f3a';
const sealed: TestCoreOptions['vault'] = {
  usesKeychain: false,
  preset: { backend: 'passphrase', passphrase: PASSPHRASE },
};

let dataDir: string;
let demo: RunningDemoApi;
let desk: TestCore;
let accountId: string;

/** A keychain of one computer. */
function keychain(): SecretVault {
  const kept = new Map<string, string>();
  return {
    get: (name) => Promise.resolve(kept.get(name) ?? null),
    set: (name, secret) => Promise.resolve(void kept.set(name, secret)),
    delete: (name) => Promise.resolve(void kept.delete(name)),
  };
}

async function connect(options: TestCoreOptions): Promise<void> {
  desk = await startTestCore({ dataDir, ...options });
  const { account } = await desk.get('accounts.add', { apiKey: KEY, baseUrl: demo.baseUrl });
  accountId = account.id;
  await desk.get('drafts.set', { accountId, phone: '+919810000001', text: 'Kept' });
  await desk.stop();
}

/** Every file with its bytes, but for the log. */
async function files(): Promise<Map<string, string>> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const found = entries
    .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('log'))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(found.map(async (file) => [file, (await readFile(file)).toString('base64')] as const)),
  );
}

const card = async () => (await desk.get('accounts.list', {})).accounts[0];

beforeEach(async () => {
  dataDir = await createDataDir();
  demo = await startDemoApi({ apiKey: KEY, contacts: 10, liveliness: false });
});

afterEach(async () => {
  await desk.stop();
  await demo.stop();
  await removeDataDir(dataDir);
});

describe('a profile that was copied to another computer', () => {
  it('without its keychain asks for the key, and leaves the store as it is', async () => {
    await connect({ over: { vault: { keychain: keychain() } } });
    const before = await files();
    desk = await startTestCore({ dataDir, over: { vault: { keychain: keychain() } } });
    expect(await card()).toMatchObject({ state: 'needs-key', problem: { code: 'KEY_MISSING' } });
    await desk.stop();
    for (const [file, bytes] of await files()) {
      if (!file.endsWith('settings.json') && !file.endsWith('vault.json'))
        expect(before.get(file), file).toBe(bytes);
    }
    for (const file of before.keys()) expect((await files()).has(file)).toBe(true);
  });

  it('goes on with a key that is pasted, and keeps the store it can’t open beside the new one', async () => {
    await connect({ over: { vault: { keychain: keychain() } } });
    const store = join(dataDir, 'accounts', accountId, 'store.db');
    const before = await readFile(store);
    desk = await startTestCore({ dataDir, over: { vault: { keychain: keychain() } } });
    const { account } = await desk.get('accounts.rekey', { accountId, apiKey: KEY });
    expect(account).toMatchObject({ state: 'ready', problem: null });
    const aside = (await readdir(join(dataDir, 'accounts', accountId))).find((name) =>
      /aside-\d+$/.test(name),
    );
    expect(await readFile(join(dataDir, 'accounts', accountId, aside ?? ''))).toEqual(before);
  });

  it('where there is no keychain at all says so', async () => {
    await connect({ over: { vault: { keychain: keychain() } } });
    const before = await files();
    desk = await startTestCore({ dataDir, vault: { usesKeychain: false } });
    expect(await card()).toMatchObject({ state: 'locked', problem: { code: 'KEYCHAIN_UNAVAILABLE' } });
    for (const [file, bytes] of before)
      if (!file.endsWith('settings.json')) expect((await files()).get(file)).toBe(bytes);
  });
});

describe('a vault file that was cut short', () => {
  it('is a plain problem of each account, and opens again once a copy is put back', async () => {
    await connect({ vault: sealed });
    const vault = join(dataDir, 'vault.sealed');
    const whole = await readFile(vault, 'utf8');
    await writeFile(vault, whole.slice(0, 60));
    const before = await files();
    desk = await startTestCore({ dataDir, vault: sealed });
    expect(await card()).toMatchObject({ problem: { code: 'VAULT_DAMAGED', message: expect.any(String) } });
    await desk.stop();
    for (const [file, bytes] of before)
      if (!file.endsWith('settings.json')) expect((await files()).get(file)).toBe(bytes);

    await writeFile(vault, whole);
    desk = await startTestCore({ dataDir, vault: sealed });
    expect(await card()).toMatchObject({ state: 'ready', problem: null });
    expect(await desk.get('drafts.get', { accountId, phone: '+919810000001' })).toMatchObject({
      text: 'Kept',
    });
  });
});

describe('a store that can’t be had', () => {
  it('is a plain problem of its account, and everything is there again once it can', async () => {
    await connect({ vault: sealed });
    const folder = join(dataDir, 'accounts', accountId);
    await rename(join(folder, 'store.db'), join(folder, 'elsewhere.db'));
    // A folder in its place is refused to everybody, a superuser too.
    await cp(join(dataDir, 'log'), join(folder, 'store.db'), { recursive: true });
    desk = await startTestCore({ dataDir, vault: sealed });
    expect(await card()).toMatchObject({ state: 'failed', problem: { code: 'DISK_REFUSED' } });
    await desk.stop();
    await rename(join(folder, 'store.db'), join(folder, 'not a store'));
    await rename(join(folder, 'elsewhere.db'), join(folder, 'store.db'));
    desk = await startTestCore({ dataDir, vault: sealed });
    expect(await desk.get('drafts.get', { accountId, phone: '+919810000001' })).toMatchObject({
      text: 'Kept',
    });
  });
});

const NOBODY = 65_534;
const isSuperuser = process.getuid?.() === 0;

/** What the app says to somebody who may not read the folder, or not write in it. */
function startAsNobody(): { readonly start: string; readonly accounts: unknown } {
  const script = `
    import { createCore } from '#core/createCore.ts';
    import { createSystemPorts } from '#core/host.ts';
    const core = createCore(createSystemPorts({
      host: 'browser',
      version: '0',
      dataDir: process.env.FOLDER,
      storeWorker: new URL('electron/core/store/worker.ts', 'file://' + process.cwd() + '/'),
      isOwnOrigin: () => true,
      vault: ${JSON.stringify(sealed)},
    }));
    const start = await core.start().then(() => 'started', ({ code }) => code);
    const listed = await core.dispatch({ origin: 'x', isTopFrame: true }, 'accounts.list', {});
    const accounts = listed.ok ? listed.value.accounts.map(({ state, problem }) => [state, problem?.code]) : listed.error.code;
    console.log(JSON.stringify({ start, accounts }));
    await core.stop();`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [...NODE_FLAGS, '--input-type=module', '-e', script],
    {
      cwd: new URL('../..', import.meta.url),
      encoding: 'utf8',
      uid: NOBODY,
      gid: NOBODY,
      env: { ...process.env, FOLDER: dataDir, HOME: '/tmp' },
    },
  );
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as ReturnType<typeof startAsNobody>;
}

describe.skipIf(!isSuperuser)('a data folder of another user', () => {
  it('that may not be read is told of as what it is, and left as it is', async () => {
    await connect({ vault: sealed });
    chownSync(dataDir, 0, 0);
    chmodSync(dataDir, 0o700);
    const before = await files();
    expect(startAsNobody()).toEqual({ start: 'started', accounts: 'DISK_REFUSED' });
    expect(await files()).toEqual(before);
  });

  it('that may be read but not written is told of as what it is, and left as it is', async () => {
    await connect({ vault: sealed });
    spawnSync('chmod', ['-R', 'a+rX,go-w', dataDir]);
    const before = await files();
    expect(startAsNobody()).toEqual({ start: 'started', accounts: [['failed', 'DISK_REFUSED']] });
    expect(await files()).toEqual(before);
  });
});
