import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunningDemoApi } from '#demo/index.ts';
import { startDemoApi } from '#demo/index.ts';
import { startSmallServer, unusedBaseUrl } from '#tests/support/badServers.ts';
import { startTestCore, type TestCore } from '#tests/support/core.ts';
import { createDataDir, removeDataDir } from '#tests/support/dataDir.ts';

const PASSPHRASE = 'correct horse battery';
const KEY = 'wak_test_0123456789abcdef7f3a';

let dataDir: string;
let desk: TestCore;
let demo: RunningDemoApi;

const withPassphrase = () =>
  startTestCore({
    dataDir,
    vault: { usesKeychain: false, preset: { backend: 'passphrase', passphrase: PASSPHRASE } },
  });

beforeEach(async () => {
  dataDir = await createDataDir();
  demo = await startDemoApi({ apiKey: KEY, contacts: 30, liveliness: false });
  desk = await withPassphrase();
});

afterEach(async () => {
  await desk.stop();
  await demo.stop();
  await removeDataDir(dataDir);
});

async function keptAccounts(): Promise<string[]> {
  return existsSync(join(dataDir, 'accounts')) ? readdir(join(dataDir, 'accounts')) : [];
}

describe('connecting an account', () => {
  it('checks the key first, then keeps it and shows the card', async () => {
    const { account } = await desk.get('accounts.add', { apiKey: `  ${KEY}\n`, baseUrl: demo.baseUrl });
    expect(account).toMatchObject({ state: 'ready', problem: null, keyHint: '7f3a', kind: 'inlobo' });
    expect(account.profile.phoneNumber).toMatch(/^\+\d+$/);
    expect(account.profile.displayName).not.toBeNull();
    // Sync goes on meanwhile: it reads the card again, which is when the key worked last, and counts what is unread.
    expect((await desk.get('accounts.list', {})).accounts).toEqual([
      { ...account, verifiedAt: expect.any(Number) as number, unread: expect.any(Number) as number },
    ]);
  });

  it.each([
    ['a wrong key', { apiKey: 'wak_wrong_0123456789' }, 'KEY_REFUSED', 'Paste a new one'],
    ['no key', { apiKey: '  ' }, 'KEY_EMPTY', 'Paste your API key'],
    ['a key with a line break inside', { apiKey: 'wak_a\r\nX-Evil: 1' }, 'KEY_REFUSED', 'Copy it again'],
    [
      'plain http to another computer',
      { apiKey: KEY, baseUrl: 'http://inlobo.com/api' },
      'BASE_URL_INSECURE',
      'https://',
    ],
    ['no address at all', { apiKey: KEY, baseUrl: 'what is this' }, 'BASE_URL_INVALID', 'web address'],
    ['another scheme', { apiKey: KEY, baseUrl: 'file:///etc/passwd' }, 'BASE_URL_INVALID', 'web address'],
  ])('refuses %s in words and keeps nothing', async (_what, input, code, sentence) => {
    const result = await desk.ask('accounts.add', { baseUrl: demo.baseUrl, ...input });
    expect(result).toMatchObject({ ok: false, error: { code, message: expect.stringContaining(sentence) } });
    expect(await keptAccounts()).toEqual([]);
    expect((await desk.get('accounts.list', {})).accounts).toEqual([]);
  });

  it('says that a server is not Inlobo', async () => {
    const page = await startSmallServer((_request, response) => {
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Hello</title>');
    });
    const result = await desk.ask('accounts.add', { apiKey: KEY, baseUrl: page.baseUrl });
    expect(result).toMatchObject({ ok: false, error: { code: 'NOT_INLOBO' } });
    expect(await keptAccounts()).toEqual([]);
    await page.stop();
  });

  it('says that no server is there', async () => {
    const result = await desk.ask('accounts.add', { apiKey: KEY, baseUrl: await unusedBaseUrl() });
    expect(result).toMatchObject({ ok: false, error: { code: 'UNREACHABLE' } });
    expect(await keptAccounts()).toEqual([]);
  });

  it('connects one number once, however often it is asked at the same time', async () => {
    const input = { apiKey: KEY, baseUrl: demo.baseUrl };
    const results = await Promise.all([1, 2, 3].map(() => desk.ask('accounts.add', input)));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const second = results.find((result) => !result.ok);
    expect(second).toMatchObject({ error: { code: 'ACCOUNT_EXISTS' } });
    expect(await keptAccounts()).toHaveLength(1);
  });

  it('makes a key with a dashboard token and connects with it', async () => {
    const input = { token: demo.dashboardToken, accountId: demo.accountId, baseUrl: demo.baseUrl };
    const { account } = await desk.get('accounts.generateKey', input);
    expect(account).toMatchObject({ state: 'ready', kind: 'inlobo' });
    const wrong = await desk.ask('accounts.generateKey', { ...input, token: 'not.a.token' });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'TOKEN_REFUSED' } });
  });
});

describe('an account that is connected', () => {
  it('opens again after a restart, and reads with the server gone', async () => {
    const { account } = await desk.get('accounts.add', { apiKey: KEY, baseUrl: demo.baseUrl });
    const contacts = { accountId: account.id };
    await desk.until('contacts.list', contacts, ({ asOf }) => asOf !== null);
    await desk.until('conversations.list', { accountId: account.id }, ({ total }) => total > 0);
    await desk.stop();
    await demo.stop();

    desk = await withPassphrase();
    const [again] = (await desk.get('accounts.list', {})).accounts;
    expect(again).toMatchObject({ id: account.id, state: 'ready', label: account.label });
    expect((await desk.get('contacts.list', contacts)).total).toBe(30);
    expect((await desk.get('conversations.list', contacts)).rows.length).toBeGreaterThan(0);
    await desk.until('sync.status', contacts, ({ state }) => state === 'offline');
  });

  it('asks for a new key when the server refuses its own, and goes on with it', async () => {
    const { account } = await desk.get('accounts.add', { apiKey: KEY, baseUrl: demo.baseUrl });
    const id = { accountId: account.id };
    demo.control.fault({ kind: 'status', status: 401 });
    await desk.get('sync.now', id);
    const { accounts } = await desk.until(
      'accounts.list',
      {},
      (list) => list.accounts[0]?.state === 'needs-key',
    );
    expect(accounts[0]?.problem).toMatchObject({ code: 'KEY_REFUSED' });
    expect(await desk.get('sync.status', id)).toMatchObject({
      state: 'paused',
      problem: { code: 'KEY_REFUSED' },
    });

    expect(await desk.ask('accounts.rekey', { ...id, apiKey: 'wak_wrong_0123456789' })).toMatchObject({
      error: { code: 'KEY_REFUSED' },
    });
    const { account: mended } = await desk.get('accounts.rekey', { ...id, apiKey: KEY });
    expect(mended).toMatchObject({ state: 'ready', problem: null });
    await desk.until('sync.status', id, ({ state }) => state === 'up-to-date' || state === 'syncing');
  });

  it('does not take the key of another number', async () => {
    const swapped = await startSmallServer((request, response) => {
      const isOther = request.headers.authorization === 'Bearer wak_other_0123456789';
      const phone_number = isOther ? '+14155550199' : '+919810007919';
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ success: true, data: { phone_number, display_name: 'Shop' } }));
    });
    const { account } = await desk.get('accounts.add', { apiKey: KEY, baseUrl: swapped.baseUrl });
    const result = await desk.ask('accounts.rekey', {
      accountId: account.id,
      apiKey: 'wak_other_0123456789',
    });
    expect(result).toMatchObject({
      error: { code: 'KEY_OF_ANOTHER_ACCOUNT', data: { expected: '+919810007919', found: '+14155550199' } },
    });
    await swapped.stop();
  });

  it('is gone with everything of it once removed', async () => {
    const { account } = await desk.get('accounts.add', { apiKey: KEY, baseUrl: demo.baseUrl });
    await desk.get('accounts.remove', { accountId: account.id });
    expect(await keptAccounts()).toEqual([]);
    expect((await desk.get('accounts.list', {})).accounts).toEqual([]);
    expect(await desk.ask('contacts.list', { accountId: account.id })).toMatchObject({
      error: { code: 'ACCOUNT_NOT_FOUND' },
    });
    expect(await desk.ask('vault.forget', { confirm: true })).toMatchObject({ ok: true });
  });

  it('can be left behind with a forgotten passphrase, to start over', async () => {
    await desk.get('accounts.add', { apiKey: KEY, baseUrl: demo.baseUrl });
    await desk.stop();
    desk = await startTestCore({ dataDir, vault: { usesKeychain: false } });
    expect((await desk.get('accounts.list', {})).accounts).toMatchObject([
      { state: 'locked', problem: { code: 'VAULT_LOCKED' } },
    ]);
    expect(await desk.ask('vault.unlock', { passphrase: 'not the passphrase' })).toMatchObject({
      error: { code: 'PASSPHRASE_WRONG' },
    });

    await desk.get('vault.forget', { confirm: true });
    expect(await keptAccounts()).toEqual([]);
    expect((await desk.get('accounts.list', {})).accounts).toEqual([]);
    expect(await desk.get('vault.status', {})).toMatchObject({ state: 'unset' });
    await desk.get('vault.create', { backend: 'passphrase', passphrase: 'another passphrase' });
    const again = await desk.get('accounts.add', { apiKey: KEY, baseUrl: demo.baseUrl });
    expect(again.account.state).toBe('ready');
  });

  it('opens once the passphrase is given', async () => {
    const { account } = await desk.get('accounts.add', { apiKey: KEY, baseUrl: demo.baseUrl });
    await desk.stop();
    desk = await startTestCore({ dataDir, vault: { usesKeychain: false } });
    expect(await desk.ask('contacts.list', { accountId: account.id })).toMatchObject({
      error: { code: 'VAULT_LOCKED' },
    });
    expect(await desk.get('vault.unlock', { passphrase: PASSPHRASE })).toMatchObject({ state: 'ready' });
    expect((await desk.get('accounts.list', {})).accounts).toMatchObject([{ state: 'ready', problem: null }]);
  });

  it('costs no other account when its record is damaged, and nothing is deleted', async () => {
    const { account } = await desk.get('accounts.add', { apiKey: KEY, baseUrl: demo.baseUrl });
    await desk.stop();
    const file = join(dataDir, 'accounts', account.id, 'account.json');
    await writeFile(file, '{"id":');
    desk = await withPassphrase();
    expect((await desk.get('accounts.list', {})).accounts).toEqual([]);
    expect(await readFile(file, 'utf8')).toBe('{"id":');
  });

  it('is mended where its store is damaged: the file is kept, a draft too, and the rest read again', async () => {
    const { account } = await desk.get('accounts.add', { apiKey: KEY, baseUrl: demo.baseUrl });
    const { total } = await desk.until(
      'contacts.list',
      { accountId: account.id },
      ({ asOf }) => asOf !== null,
    );
    await desk.get('drafts.set', { accountId: account.id, phone: '+919810000001', text: 'Kept' });
    await desk.stop();
    const folder = join(dataDir, 'accounts', account.id);
    const half = (await readFile(join(folder, 'store.db'))).subarray(0, 50_000);
    await writeFile(join(folder, 'store.db'), half);
    desk = await withPassphrase();
    const [found] = (await desk.get('accounts.list', {})).accounts;
    expect(found).toMatchObject({ state: 'ready', problem: null });
    const aside = (await readdir(folder)).find((name) => /^store\.db\.damaged-\w+$/.test(name));
    expect(await readFile(join(folder, aside ?? ''))).toEqual(half);
    const draft = { accountId: account.id, phone: '+919810000001' };
    expect(await desk.get('drafts.get', draft)).toMatchObject({ text: 'Kept' });
    await desk.until(
      'contacts.list',
      { accountId: account.id },
      (list) => list.asOf !== null && list.total === total,
    );

    await desk.get('accounts.remove', { accountId: account.id });
    await expect(readdir(folder)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('the demo workspace', () => {
  it('is one account, also when asked for twice, and comes back after a restart', async () => {
    await desk.stop();
    let running = 0;
    const startDemo = async ({ epoch, apiKey }: { epoch: number; apiKey: string }) => {
      const api = await startDemoApi({ epoch, apiKey, contacts: 20, liveliness: false });
      running += 1;
      const stop = () => {
        running -= 1;
        return api.stop();
      };
      return { baseUrl: api.baseUrl, stop };
    };
    const start = () =>
      startTestCore({
        dataDir,
        vault: { usesKeychain: false, preset: { backend: 'passphrase', passphrase: PASSPHRASE } },
        over: { startDemo },
      });
    desk = await start();
    const [first, second] = await Promise.all([
      desk.get('accounts.addDemo', {}),
      desk.get('accounts.addDemo', {}),
    ]);
    expect(second.account.id).toBe(first.account.id);
    expect(running).toBe(1);
    const id = { accountId: first.account.id };
    await desk.until('conversations.list', id, ({ asOf }) => asOf !== null);
    const before = await desk.get('conversations.list', id);
    await desk.stop();
    expect(running).toBe(0);

    desk = await start();
    const again = await desk.until('sync.status', id, ({ state }) => state === 'up-to-date');
    expect(again.problem).toBeNull();
    const after = await desk.get('conversations.list', id);
    expect(after.total).toBe(before.total);
  });
});
