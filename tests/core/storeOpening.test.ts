import { mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#core/store/file/database.ts';
import { migrations } from '#core/store/migrations/index.ts';
import { openStore } from '#core/store/openStore.ts';
import type { Store } from '#core/store/store.ts';
import {
  contact,
  KEY,
  openStoreHere,
  OTHER_KEY,
  outbound,
  merge,
  pass,
  temporaryFolder,
  text,
  T0,
  WORKER,
  type Folder,
} from './storeFixture.ts';
import { NODE_FLAGS } from '../../scripts/setup/nodeFlags.mjs';

let folder: Folder;
const opened: Store[] = [];
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await Promise.all(opened.splice(0).map((store) => store.close()));
  folder.remove();
});

async function open(key = KEY, logger?: Parameters<typeof openStore>[0]['logger']): Promise<Store> {
  const clock = { now: () => T0 };
  const store = await openStore({ file: folder.file, key, worker: WORKER, clock, ...(logger && { logger }) });
  opened.push(store);
  return store;
}

function filled(contacts = 300): void {
  const store = openStoreHere(folder.file);
  pass(
    store,
    Array.from({ length: contacts }, (_, index) =>
      contact(`+91981000${1000 + index}`, { name: `Ravi ${index}` }),
    ),
  );
  store.close();
}

/** Everything in the folder, byte by byte. */
function bytes(): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder.path).map((name) => [name, readFileSync(join(folder.path, name)).toString('base64')]),
  );
}

async function refusal(key = KEY): Promise<{ code: string; message: string }> {
  const before = bytes();
  const error: unknown = await open(key).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(bytes(), 'a refused file stays as it was').toEqual(before);
  return error as { code: string; message: string };
}

describe('opening a store', () => {
  it('keeps everything over a restart', async () => {
    const first = await open();
    await first.meta.set('colour', 'jade');
    await oneContact(first, contact('+911', { name: 'Ravi', tags: ['vip'] }));
    await first.drafts.set('+912', { text: 'Hello th' }, T0);
    const sent = await first.outbox.enqueue({ clientId: 'c1', phone: '+911', content: text('Hi'), at: T0 });
    await first.close();

    const second = await open();
    expect(await second.meta.get('colour')).toBe('jade');
    expect(await second.contacts.get('+911')).toMatchObject({ name: 'Ravi', tags: ['vip'] });
    expect(await second.contacts.asOf()).toBe(T0);
    expect(await second.drafts.get('+912')).toMatchObject({ text: 'Hello th' });
    expect(await second.messages.get(sent.id)).toEqual(sent);
    expect(await second.outbox.waiting()).toBe(1);
  });

  it('answers calls in the order they were made, without waiting for each', async () => {
    const store = await open();
    const calls = Array.from({ length: 50 }, (_, index) => store.meta.set('n', String(index)));
    const last = store.meta.get('n');
    await Promise.all(calls);
    expect(await last).toBe('49');
  });

  it('makes the folder and a file that only its owner may read', async () => {
    folder = { ...folder, file: join(folder.path, 'deep', 'down', 'account.db') };
    await open();
    expect(statSync(folder.file).mode & 0o077).toBe(0);
  });

  it('refuses another key and says so', async () => {
    filled();
    expect(await refusal(OTHER_KEY)).toMatchObject({
      code: 'STORE_WRONG_KEY',
      message: expect.stringContaining('another key'),
    });
    await open();
  });

  it('refuses another key where the note about the key is lost', async () => {
    filled();
    writeFileSync(join(folder.path, 'account.db-key-check'), '');
    expect(await refusal(OTHER_KEY)).toMatchObject({ code: 'STORE_WRONG_KEY' });
  });

  it('does not harm the log of a crashed store when asked with a wrong key', async () => {
    const crashed = openStoreHere(folder.file);
    crashed.outbox.enqueue({ clientId: 'c1', phone: '+911', content: text('Keep me'), at: T0 });
    const copy = temporaryFolder();
    for (const name of readdirSync(folder.path)) {
      writeFileSync(join(copy.path, name), readFileSync(join(folder.path, name)));
    }
    crashed.close();
    folder.remove();
    folder = copy;
    expect(statSync(`${folder.file}-wal`).size).toBeGreaterThan(0);

    expect(await refusal(OTHER_KEY)).toMatchObject({ code: 'STORE_WRONG_KEY' });
    const store = await open();
    expect(await store.outbox.waiting()).toBe(1);
  });

  it.each([
    ['cut off in the middle of a page', () => truncateSync(folder.file, 4096 * 3 + 100)],
    ['cut off between two pages', () => truncateSync(folder.file, 4096 * 3)],
    ['shorter than a page', () => truncateSync(folder.file, 700)],
    ['emptied', () => truncateSync(folder.file, 0)],
    ['overwritten with garbage', () => writeFileSync(folder.file, Buffer.alloc(4096 * 8, 'garbage '))],
    ['overwritten with a few words', () => writeFileSync(folder.file, 'not a database')],
    ['damaged in its first page', () => overwrite(0, 4096)],
    ['replaced by an unencrypted database', () => writeFileSync(folder.file, plainDatabase())],
  ])('knows a file as damaged that was %s, touches nothing of it, and sets it aside', async (_, damage) => {
    filled();
    damage();
    const before = bytes();
    expect(() => openDatabase(folder.file, KEY)).toThrow(expect.objectContaining({ code: 'STORE_DAMAGED' }));
    expect(bytes()).toEqual(before);

    const store = await open();
    expect(store.opened.salvaged).toMatchObject({ drafts: 0, messages: 0 });
    const aside = readFileSync(store.opened.salvaged?.setAsideAs ?? '');
    expect(aside.toString('base64')).toBe(before['account.db']);
    expect(await store.contacts.count()).toBe(0);
  });

  it('finds damage in the middle of a file that was not closed properly', async () => {
    filled(2000);
    openDatabase(folder.file, KEY).db.close();
    overwrite(4096 * 40, 4096);
    expect((await open()).opened.salvaged).not.toBeNull();
  });

  it('leaves a damaged file alone that another process has open', async () => {
    filled();
    const holder = spawnNode(HOLDER);
    await once(holder.stdout, 'data');
    overwrite(0, statSync(folder.file).size);
    expect(await refusal()).toMatchObject({ code: 'STORE_IN_USE' });
  });

  it('refuses a file of a newer version and leaves it', async () => {
    const known = migrations.at(-1)?.version ?? 0;
    const newer = known + 1;
    openDatabase(folder.file, KEY, [
      ...migrations,
      { version: newer, name: 'later', sql: 'CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT' },
    ]).close();
    expect(await refusal()).toMatchObject({
      code: 'STORE_TOO_NEW',
      message: expect.stringContaining('newer version'),
      data: { version: newer, known },
    });
  });

  it('refuses a folder that can’t be had', async () => {
    writeFileSync(join(folder.path, 'taken'), '');
    folder = { ...folder, file: join(folder.path, 'taken', 'account.db') };
    await expect(open()).rejects.toMatchObject({ code: 'DISK_REFUSED' });
  });

  it('refuses a folder in the place of the file', async () => {
    mkdirSync(folder.file);
    await expect(open()).rejects.toMatchObject({ code: 'DISK_REFUSED' });
  });

  it('refuses a file that is open in this process, and keeps its lock', async () => {
    await open();
    await expect(open()).rejects.toMatchObject({ code: 'STORE_IN_USE' });
    expect(await openElsewhere()).toContain('STORE_IN_USE');
  });

  it('refuses a file that another process has open, and opens it afterwards', async () => {
    filled();
    const holder = spawnNode(HOLDER);
    await once(holder.stdout, 'data');
    await expect(open()).rejects.toMatchObject({
      code: 'STORE_IN_USE',
      message: expect.stringContaining('Close the other one'),
    });
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const store = await open();
    expect(await store.contacts.count()).toBe(300);
  });

  it('writes nothing when nothing is changed', async () => {
    filled();
    await (await open()).close({ withoutBackup: true });
    const before = bytes();
    const store = await open();
    await store.contacts.list({ offset: 0, limit: 50 });
    await store.close({ withoutBackup: true });
    expect(bytes()).toEqual(before);
  });

  it('checks the file after a crash only', async () => {
    const warnings: string[] = [];
    const logger = {
      info: () => undefined,
      warn: (line: string) => void warnings.push(line),
      error: () => undefined,
    };
    await (await open(KEY, logger)).close();
    await (await open(KEY, logger)).close();
    expect(warnings).toEqual([]);

    const { db } = openDatabase(folder.file, KEY);
    db.close();
    await (await open(KEY, logger)).close();
    expect(warnings).toEqual([expect.stringContaining('not closed')]);
  });

  it('has nothing to read in its files', async () => {
    const store = await open();
    const name = 'Canary Cavendish';
    await oneContact(store, contact('+919810066666', { name, raw: { note: 'CanaryRaw' } }));
    await store.outbox.enqueue({
      clientId: 'c1',
      phone: '+919810066666',
      content: text('CanaryText'),
      at: T0,
    });
    await store.drafts.set('+919810066666', { text: 'CanaryDraft' }, T0);

    const look = (): string =>
      readdirSync(folder.path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name: file }) =>
          readFileSync(join(parentPath, file)).toString('latin1').toLowerCase(),
        )
        .join('');
    expect(readdirSync(folder.path)).toContain('account.db-wal');
    for (const files of [look(), await store.close().then(look)]) {
      for (const canary of [
        'canary',
        '9810066666',
        'create table',
        KEY,
        Buffer.from(KEY, 'hex').toString('latin1'),
      ]) {
        expect(files.includes(canary.toLowerCase())).toBe(false);
      }
    }
  });

  it('keeps the key out of errors, also of a malformed one', async () => {
    const key = `${'secret'.repeat(10)}xyz!`;
    const error: unknown = await open(key).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(`${String(error)} ${(error as Error).stack ?? ''} ${JSON.stringify(error)}`).not.toContain(
      'secret',
    );
  });
});

describe('a store’s thread', () => {
  it('refuses calls after closing, and closes once', async () => {
    const store = await open();
    const pending = store.meta.set('a', '1');
    const closing = store.close();
    await expect(store.meta.get('a')).rejects.toMatchObject({ code: 'STOPPING' });
    await pending;
    await closing;
    await store.close();
    expect(await (await open()).meta.get('a')).toBe('1');
  });

  it('rejects everything that waits when it dies, and every call after', async () => {
    const dying = join(folder.path, 'dying.mjs');
    writeFileSync(
      dying,
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', (request) => {
         if (request.kind === 'open') parentPort.postMessage({ id: request.id, ok: true, value: {} });
         else process.exit(3);
       });`,
    );
    const store = await openStore({
      file: folder.file,
      key: KEY,
      worker: new URL(`file://${dying}`),
      clock: Date,
    });
    const pending = [store.contacts.count(), store.outbox.waiting()];
    for (const call of pending) await expect(call).rejects.toMatchObject({ code: 'INTERNAL' });
    await expect(store.contacts.count()).rejects.toMatchObject({
      code: 'INTERNAL',
      message: expect.stringContaining('stopped unexpectedly'),
    });
    await store.close();
  });

  it('carries a bug in a query to the caller, and goes on', async () => {
    const store = await open();
    const bad = { filter: 'nothing' as 'all', offset: 0, limit: 1, now: T0 };
    await expect(store.conversations.list(bad)).rejects.toThrow('Unexpected case');
    expect(await store.contacts.count()).toBe(0);
  });
});

describe('a full disk', () => {
  it('is told as such, and nothing is half-saved', () => {
    const store = openStoreHere(folder.file);
    try {
      store.db.pragma('max_page_count = 80');
      const rows = Array.from({ length: 200 }, (_, index) =>
        outbound(`w${index}`, T0 + index, text('x'.repeat(2000))),
      );
      expect(() => merge(store, rows)).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
      expect(store.conversations.get('+919810007919')).toBeNull();
      expect(store.messages.list({ phone: '+919810007919', limit: 10 }).rows).toEqual([]);
    } finally {
      store.db.close();
    }
  });
});

/** A whole pass over a list of one. */
async function oneContact(store: Store, row: ReturnType<typeof contact>): Promise<void> {
  const { generation } = await store.contacts.beginPass(T0, 0);
  await store.contacts.applyPages(generation, [{ page: 1, rows: [row], unreadable: [], requestedAt: T0 }]);
  await store.contacts.endPass(generation, T0);
}

function overwrite(from: number, count: number): void {
  const content = readFileSync(folder.file);
  content.fill(0xa5, from, from + count);
  writeFileSync(folder.file, content);
}

function plainDatabase(): Buffer {
  const header = Buffer.alloc(4096 * 2);
  header.write('SQLite format 3\0', 'latin1');
  return header;
}

function spawnNode(script: string) {
  const child = spawn(process.execPath, [...NODE_FLAGS, '--input-type=module', '-e', script], {
    cwd: new URL('../..', import.meta.url),
    env: { ...process.env, STORE_FILE: folder.file, STORE_KEY: KEY },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return child;
}

const HOLDER = `
  const { openDatabase } = await import('#core/store/file/database.ts');
  openDatabase(process.env.STORE_FILE, process.env.STORE_KEY);
  console.log('open');
  setInterval(() => undefined, 1000);`;

async function openElsewhere(): Promise<string> {
  const child = spawnNode(`
    const { openDatabase } = await import('#core/store/file/database.ts');
    try { openDatabase(process.env.STORE_FILE, process.env.STORE_KEY); console.log('opened'); }
    catch (error) { console.log(error.code); }`);
  let said = '';
  child.stdout.on('data', (part) => (said += String(part)));
  await once(child, 'close');
  return said;
}
