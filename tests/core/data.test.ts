import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Desktop } from '#core/ports.ts';
import type { RunningDemoApi } from '#demo/index.ts';
import { startDemoApi } from '#demo/index.ts';
import { startTestCore, type TestCore } from '#tests/support/core.ts';
import { createDataDir, removeDataDir } from '#tests/support/dataDir.ts';
import { createRecordingNotifier } from '#tests/support/recordingNotifier.ts';

const KEY = 'wak_test_CANARYKEY456789abcdef7f3a';
const PASSPHRASE = 'a passphrase CANARYPASS';

let dataDir: string;
let demo: RunningDemoApi;
let desk: TestCore;
let accountId: string;
let cache: number;

const desktop: Desktop = {
  status: () => ({
    startsAtLogin: null,
    hasTray: false,
    notifications: { isSupported: false, canReply: false },
    spellCheckLanguages: [],
  }),
  setStartsAtLogin: () => undefined,
  notifier: createRecordingNotifier(),
  updater: {
    status: () => ({ state: 'unavailable', version: null, percent: null, checkedAt: null, problem: null }),
    configure: () => undefined,
    check: () => Promise.resolve(),
    install: () => undefined,
    onChange: () => undefined,
  },
  cacheBytes: () => Promise.resolve(cache),
  clearCache: () => {
    cache = 0;
    return Promise.resolve();
  },
};

beforeEach(async () => {
  cache = 5_000;
  dataDir = await createDataDir();
  demo = await startDemoApi({ apiKey: KEY, contacts: 20, liveliness: false });
  desk = await startTestCore({
    dataDir,
    vault: { usesKeychain: false, preset: { backend: 'passphrase', passphrase: PASSPHRASE } },
    over: { desktop },
  });
  const { account } = await desk.get('accounts.add', {
    apiKey: KEY,
    baseUrl: demo.baseUrl,
    label: 'CANARYLABEL',
  });
  accountId = account.id;
  await desk.until('conversations.list', { accountId }, ({ asOf }) => asOf !== null);
});

afterEach(async () => {
  await desk.stop();
  await demo.stop();
  await removeDataDir(dataDir);
});

const folder = () => join(dataDir, 'accounts', accountId);

describe('sizes', () => {
  it('are those of the files', async () => {
    await writeFile(join(folder(), 'store.db.damaged-20260301T120000000Z'), 'x'.repeat(100));
    await writeFile(join(folder(), 'store.db.damaged-20260301T120000000Z-wal'), 'x'.repeat(10));
    await writeFile(join(folder(), 'store.db.aside-1770000000000'), 'x'.repeat(1));
    await writeFile(join(dataDir, 'log', 'inlobo-desk.log.1'), 'x'.repeat(1_000));
    const sizes = await desk.get('data.sizes', {});
    expect(sizes).toMatchObject({ dataDir, cacheBytes: 5_000 });
    expect(sizes.logBytes).toBeGreaterThanOrEqual(1_000);
    const [ours] = sizes.accounts;
    expect(ours).toMatchObject({
      accountId,
      label: 'CANARYLABEL',
      backupBytes: 0,
      asideBytes: 111,
      lastBackupAt: null,
    });
    expect(ours!.storeBytes).toBeGreaterThanOrEqual((await stat(join(folder(), 'store.db'))).size);
  });
});

describe('a backup that is asked for', () => {
  it('is made while the store is open, and told with its time', async () => {
    const { at } = await desk.get('data.backup', { accountId });
    const [ours] = (await desk.get('data.sizes', {})).accounts;
    expect(ours).toMatchObject({ lastBackupAt: at });
    expect(ours!.backupBytes).toBeGreaterThan(0);
    expect((await desk.get('contacts.list', { accountId })).total).toBe(20);
  });

  it('of an account that is not open says why', async () => {
    expect(await desk.ask('data.backup', { accountId: 'acc_aaaaaaaaaaaa' })).toMatchObject({
      error: { code: 'ACCOUNT_NOT_FOUND' },
    });
  });

  it('where it can’t be written says so', async () => {
    await writeFile(join(folder(), 'backups'), 'A file in the place of the folder');
    expect(await desk.ask('data.backup', { accountId })).toMatchObject({ error: { code: 'DISK_REFUSED' } });
  });
});

describe('clearing', () => {
  it('frees what can be had again and nothing else', async () => {
    await desk.get('data.backup', { accountId });
    await writeFile(join(folder(), 'store.db.damaged-20260301T120000000Z'), 'x'.repeat(100));
    await writeFile(join(dataDir, 'log', 'inlobo-desk.log.1'), 'x'.repeat(1_000));
    const before = await readdir(folder());
    expect(await desk.get('data.clearCache', {})).toEqual({ freedBytes: 6_100 });
    expect(await readdir(folder())).toEqual(before.filter((name) => !name.includes('damaged')));
    expect(existsSync(join(dataDir, 'log', 'inlobo-desk.log'))).toBe(true);
    expect((await desk.get('data.sizes', {})).accounts[0]).toMatchObject({ asideBytes: 0 });
    expect(await desk.get('data.clearCache', {})).toEqual({ freedBytes: 0 });
    expect((await desk.get('contacts.list', { accountId })).total).toBe(20);
  });

  it('leaves what was set aside of a store that can’t be opened: it may be all there is', async () => {
    await desk.stop();
    const aside = join(folder(), 'store.db.damaged-20260301T120000000Z');
    await writeFile(aside, 'x'.repeat(100));
    desk = await startTestCore({ dataDir, vault: { usesKeychain: false }, over: { desktop } });
    await desk.get('data.clearCache', {});
    expect(existsSync(aside)).toBe(true);
  });
});

/** A word of its own for every place that somebody's words may lie in. */
async function sowCanaries(): Promise<void> {
  const { rows } = await desk.get('conversations.list', { accountId, filter: 'window-open' });
  const phone = rows[0]!.phone;
  const write = (to: string, words: string) =>
    desk.get('messages.send', { accountId, to, content: { type: 'text', text: words }, clientId: words });
  demo.control.receive(phone, 'CANARYINBOUND');
  await write(phone, 'CANARYOUTBOUND');
  await write('+919899900001', 'CANARYFAILED');
  await desk.get('drafts.set', { accountId, phone, text: 'CANARYDRAFT' });
  await desk.get('quickReplies.save', { accountId, shortcut: 'canary', text: 'CANARYQUICK' });
  const customAttributes = { CANARYATTRIBUTE: 'CANARYVALUE' };
  const email = 'canarymail@example.com';
  await desk.get('contacts.create', {
    accountId,
    contact: { phone: '+919899900002', name: 'CANARYNAME', email, tags: ['CANARYTAG'], customAttributes },
  });
  await desk.get('settings.set', {
    activeAccountId: accountId,
    notificationPolicies: { [accountId]: 'silent', acc_canarycanary: 'none' },
  });
  await desk.until('messages.list', { accountId, phone: '+919899900001' }, (list) =>
    list.rows.some(({ status }) => status === 'failed'),
  );
}

/** Lines as careless code would write them. */
async function logCarelessly(): Promise<void> {
  const line = (msg: string, data: object) =>
    `${JSON.stringify({ level: 40, time: new Date().toISOString(), pid: 1, msg, data })}\n`;
  await mkdir(join(dataDir, 'log'), { recursive: true });
  const lines = [
    line('a request failed', {
      id: accountId,
      phone: '+919899900003',
      name: 'CANARYNAME',
      code: 'ECONNRESET',
    }),
    line('a body could not be read', {
      error: {
        type: 'SyntaxError',
        message: 'Unexpected token in "CANARYBODY"',
        stack: 'SyntaxError: CANARYSTACK\n    at read (/home/canaryuser/app/read.ts:10:5)',
        fields: { code: 'BAD_BODY', input: 'CANARYINPUT', cause: { message: 'CANARYCAUSE', status: 502 } },
      },
    }),
    line('asked https://CANARYHOST.example/v1?key=CANARYQUERY for canarymail@example.com', {}),
    line('wrote to +91 98999 00004 and “CANARYQUOTE” at /home/canaryuser/data', {
      CANARYKEY: 1,
      phones: ['+919899900005'],
    }),
    line(`the key ${KEY} of ${accountId}`, { reason: 'CANARYREASON', number: 919899900006, attempts: 3 }),
    'CANARYJUNK that is no JSON\n',
  ];
  await writeFile(join(dataDir, 'log', 'inlobo-desk.log'), lines.join(''), { flag: 'a' });
}

describe('diagnostics', () => {
  it('hold nothing that anybody wrote or could be known by', async () => {
    await sowCanaries();
    await logCarelessly();
    const { text, filename } = await desk.get('data.diagnostics', {});
    expect(filename).toMatch(/^inlobo-desk-diagnostics-\d{4}-\d\d-\d\d\.json$/);
    expect(text).not.toMatch(/canary/i);
    expect(text).not.toContain(accountId);
    expect(text).not.toContain(dataDir);
    const { rows } = await desk.get('contacts.list', { accountId, limit: 200 });
    const { accounts } = await desk.get('accounts.list', {});
    const templates = (await desk.get('templates.list', { accountId })).rows.map(({ name }) => name);
    const people = rows.flatMap(({ phone, name }) => [phone, phone.slice(1), name ?? phone]);
    const card = [accounts[0]!.profile.phoneNumber!, accounts[0]!.profile.displayName!, KEY.slice(-8)];
    for (const word of [...people, ...card, ...templates]) expect(text).not.toContain(word);
  });

  it('tell what helps to find a fault', async () => {
    await sowCanaries();
    await logCarelessly();
    const report = JSON.parse((await desk.get('data.diagnostics', {})).text) as Record<string, never>;
    expect(report).toMatchObject({
      app: { version: '0.0.0-test', host: 'browser' },
      system: { platform: process.platform, arch: process.arch, node: process.versions.node, electron: null },
      settings: { activeAccount: 1, notificationPolicies: ['silent'] },
      vault: { state: 'ready', backend: 'passphrase', problem: null },
      accounts: [
        {
          kind: 'inlobo',
          host: new URL(demo.baseUrl).host,
          state: 'ready',
          store: {
            schemaVersion: expect.any(Number),
            contacts: expect.any(Number),
            wasCrash: false,
            salvaged: null,
          },
          sync: { state: expect.any(String), parts: expect.any(Array) },
        },
      ],
    });
    const lines = JSON.stringify((report as { log?: unknown })['log']);
    for (const kept of [
      'a request failed',
      'ECONNRESET',
      'account 1',
      'read.ts:10:5',
      'BAD_BODY',
      '502',
      '"attempts":3',
    ])
      expect(lines).toContain(kept);
  });

  it('are made also of an account that can’t be opened', async () => {
    await desk.stop();
    desk = await startTestCore({ dataDir, vault: { usesKeychain: false } });
    const report = JSON.parse((await desk.get('data.diagnostics', {})).text) as Record<string, unknown>;
    expect(report).toMatchObject({
      vault: { state: 'locked', backend: 'passphrase' },
      accounts: [{ state: 'locked', problem: 'VAULT_LOCKED', store: null, sync: null }],
    });
  });

  it('are made also without a log', async () => {
    await rm(join(dataDir, 'log'), { recursive: true });
    const report = JSON.parse((await desk.get('data.diagnostics', {})).text) as Record<string, unknown>;
    expect(report).toMatchObject({ log: { bytes: 0, lines: [] } });
  });
});
