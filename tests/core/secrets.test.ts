import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3-multiple-ciphers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RunningDemoApi } from '#demo/index.ts';
import { startDemoApi } from '#demo/index.ts';
import { startTestCore, type TestCore } from '#tests/support/core.ts';
import { createDataDir, removeDataDir } from '#tests/support/dataDir.ts';

const CANARY = 'wak_canary_7Qm2xT9zLpR4vKs8bNd3';
const PASSPHRASE = 'canary passphrase of the vault';
const WORDS = 'The canary sings in Goa at dawn';

let dataDir: string;
let demo: RunningDemoApi;
let desk: TestCore;
const said: unknown[] = [];

beforeEach(async () => {
  dataDir = await createDataDir();
  demo = await startDemoApi({ apiKey: CANARY, contacts: 20, liveliness: false });
  desk = await startTestCore({
    dataDir,
    vault: { usesKeychain: false, preset: { backend: 'passphrase', passphrase: PASSPHRASE } },
  });
  said.length = 0;
});

afterEach(async () => {
  await desk.stop();
  await demo.stop();
  await removeDataDir(dataDir);
});

/** The bytes of every file under a folder, by path. */
async function filesUnder(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file)] as const)));
}

/** A text as it may lie in a file: plain, in UTF-16, in base64 (at each of its three offsets), in hex. */
function formsOf(text: string): Buffer[] {
  const base64 = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), Buffer.from(text)])
      .toString('base64')
      .slice(offset === 0 ? 0 : 4, -4),
  );
  const hex = Buffer.from(text).toString('hex');
  return [text, ...base64, hex, hex.toUpperCase()]
    .map((form) => Buffer.from(form))
    .concat(Buffer.from(text, 'utf16le'));
}

it('lets the key into no Result, event, log or file, whatever happens with it', async () => {
  const ask: TestCore['ask'] = async (route, input) => {
    const result = await desk.ask(route, input);
    said.push(result);
    return result;
  };
  // Refused, unreachable, not Inlobo, connected, refused again, re-keyed: each writes errors and logs of its own.
  await ask('accounts.add', { apiKey: `${CANARY}x`, baseUrl: demo.baseUrl });
  await ask('accounts.add', { apiKey: CANARY, baseUrl: 'http://127.0.0.1:9/nothing' });
  await ask('accounts.add', { apiKey: CANARY, baseUrl: `${demo.baseUrl}/elsewhere?key=${CANARY}` });
  const added = await ask('accounts.add', { apiKey: CANARY, baseUrl: demo.baseUrl, label: 'Shop' });
  if (!added.ok) throw new Error(added.error.message);
  const accountId = added.value.account.id;
  await desk.until('conversations.list', { accountId }, ({ rows }) => rows.length > 0);
  const { rows } = await desk.get('conversations.list', { accountId, filter: 'window-open' });
  const to = rows[0]!.phone;
  demo.control.fault({ match: 'POST /messages/*', kind: 'reset', accepted: true });
  await ask('messages.send', { accountId, to, content: { type: 'text', text: WORDS }, clientId: 'c1' });
  await desk.until('messages.list', { accountId, phone: to }, (list) =>
    list.rows.some(({ clientId, remoteId }) => clientId === 'c1' && remoteId !== null),
  );
  demo.control.fault({ kind: 'status', status: 401 });
  await ask('sync.now', { accountId });
  await desk.until('accounts.list', {}, ({ accounts }) => accounts[0]?.state === 'needs-key');
  await ask('accounts.rekey', { accountId, apiKey: `${CANARY}y` });
  await ask('accounts.rekey', { accountId, apiKey: CANARY });
  for (const route of ['accounts.list', 'vault.status', 'system.info', 'settings.get'] as const)
    await ask(route, {});
  await ask('sync.status', { accountId });
  await ask('messages.list', { accountId, phone: to });

  const whileOpen = await filesUnder(dataDir);
  await desk.stop();
  const afterwards = await filesUnder(dataDir);

  const heard = JSON.stringify([said, desk.events]);
  expect(heard).toContain('Shop');
  expect(heard).not.toContain(CANARY.slice(4, 20));
  for (const files of [whileOpen, afterwards]) {
    expect([...files.keys()].some((file) => file.endsWith('store.db'))).toBe(true);
    expect([...files.keys()].some((file) => file.endsWith('.log'))).toBe(true);
    for (const [file, bytes] of files) {
      for (const secret of [CANARY, PASSPHRASE, WORDS]) {
        for (const form of formsOf(secret)) expect(bytes.includes(form), `${secret} in ${file}`).toBe(false);
      }
    }
  }
});

it('keeps a store that opens with its key alone', async () => {
  const { account } = await desk.get('accounts.add', { apiKey: CANARY, baseUrl: demo.baseUrl });
  await desk.until('contacts.list', { accountId: account.id }, ({ asOf }) => asOf !== null);
  await desk.stop();

  const file = join(dataDir, 'accounts', account.id, 'store.db');
  for (const key of [null, '0'.repeat(64)]) {
    const database = new Database(file, { readonly: true });
    if (key !== null) {
      database.pragma(`cipher='sqlcipher'`);
      database.pragma('legacy=4');
      database.pragma(`key="x'${key}'"`);
    }
    expect(() => database.prepare('SELECT name FROM sqlite_master').all()).toThrow(/not a database/);
    database.close();
  }
});

it('lets two accounts of two servers never mix', async () => {
  const otherKey = 'wak_second_5Hj1cV6yWq0gXe3fUa9';
  const other = await startDemoApi({ apiKey: otherKey, seed: 2, contacts: 12, liveliness: false });
  const first = (await desk.get('accounts.add', { apiKey: CANARY, baseUrl: demo.baseUrl })).account;
  const second = (await desk.get('accounts.add', { apiKey: otherKey, baseUrl: other.baseUrl })).account;
  const accounts = [
    { id: first.id, server: demo, contacts: 20 },
    { id: second.id, server: other, contacts: 12 },
  ];

  for (const { id, server, contacts } of accounts) {
    const book = await desk.until(
      'contacts.list',
      { accountId: id, limit: 200 },
      ({ asOf }) => asOf !== null,
    );
    expect(book.total).toBe(contacts);
    for (const contact of book.rows)
      expect(server.world.contacts.get(contact.phone)?.name ?? null).toBe(contact.name);
    const { rows } = await desk.until(
      'conversations.list',
      { accountId: id, filter: 'window-open' },
      (list) => list.rows.length > 0,
    );
    await desk.get('messages.send', {
      accountId: id,
      to: rows[0]!.phone,
      content: { type: 'text', text: `For ${id} alone` },
      clientId: 'the same id in both',
    });
    await desk.until('messages.list', { accountId: id, phone: rows[0]!.phone }, (list) =>
      list.rows.some(({ content }) => content.type === 'text' && content.text === `For ${id} alone`),
    );
  }

  for (const { id, server } of accounts) {
    await expect
      .poll(() => server.ledger.entries().map(({ body }) => body))
      .toMatchObject([{ text: `For ${id} alone` }]);
    expect(server.control.requests().filter(({ status }) => status === 401)).toEqual([]);
  }
  await desk.get('accounts.remove', { accountId: second.id });
  await other.stop();
  expect((await desk.get('contacts.list', { accountId: first.id })).total).toBe(20);
});
