import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUp, listBackups } from '#core/store/file/backups.ts';
import { openDatabase } from '#core/store/file/database.ts';
import { openStore } from '#core/store/openStore.ts';
import type { Store } from '#core/store/store.ts';
import { asidesToKeep, backupsToKeep, isBackupDue } from '#core/store/file/thinning.ts';
import { DAY, HOUR, KEY, T0, temporaryFolder, WORKER, type Folder } from './storeFixture.ts';
import { NODE_FLAGS } from '../../scripts/setup/nodeFlags.mjs';

let folder: Folder;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  folder.remove();
});

function open(now = T0): Promise<Store> {
  return openStore({ file: folder.file, key: KEY, worker: WORKER, clock: { now: () => now } });
}

/** One session that writes a draft; what the store says is backed up. */
async function session(now: number, words: string, options?: { withoutBackup: boolean }): Promise<void> {
  const store = await open(now);
  await store.drafts.set('+1', { text: words }, now);
  await store.close(options);
}

function names(): string[] {
  const backups = join(folder.path, 'backups');
  return existsSync(backups) ? readdirSync(backups).sort() : [];
}

function draftIn(file: string): unknown {
  const opened = openDatabase(file, KEY);
  const words = opened.db.prepare('SELECT text FROM drafts').pluck().get();
  opened.close();
  return words;
}

describe('a backup', () => {
  it('is made at a clean close: a whole, encrypted store, for its owner alone', async () => {
    await session(T0, 'Kept');
    expect(names()).toEqual(['account.db.20260301T120000000Z']);
    const [backup] = listBackups(folder.file);
    expect(backup?.at).toBe(T0);
    expect(statSync(backup?.file ?? '').mode & 0o777).toBe(0o600);
    expect(readFileSync(backup?.file ?? '').includes('Kept')).toBe(false);
    expect(draftIn(backup?.file ?? '')).toBe('Kept');
  });

  it('is made once a day, and holds that day’s end', async () => {
    await session(T0, 'one');
    await session(T0 + HOUR, 'two');
    await session(T0 + 23 * HOUR, 'three');
    await session(T0 + 24 * HOUR, 'four');
    expect(listBackups(folder.file).map(({ file }) => draftIn(file))).toEqual(['three', 'one']);
  });

  it('is not made where the caller has no time', async () => {
    await session(T0, 'hurried', { withoutBackup: true });
    expect(names()).toEqual([]);
  });

  it('is not made of a store in which damage was met', async () => {
    await session(T0, 'x'.repeat(20_000), { withoutBackup: true });
    const content = readFileSync(folder.file);
    const { db } = openDatabase(folder.file, KEY);
    const page = Number(
      db.prepare(`SELECT pageno FROM dbstat WHERE name = 'drafts' AND pagetype = 'overflow'`).pluck().get(),
    );
    db.close();
    content.fill(7, 4096 * (page - 1), 4096 * page);
    writeFileSync(folder.file, content);
    // As if it had been closed well.
    writeFileSync(`${folder.file}-open`, '');
    const { unlinkSync } = await import('node:fs');
    unlinkSync(`${folder.file}-open`);

    const store = await open(T0 + DAY);
    await expect(store.drafts.get('+1')).rejects.toMatchObject({ code: 'STORE_DAMAGED' });
    await store.close();
    expect(names()).toEqual([]);
    const next = await open(T0 + 2 * DAY);
    expect(next.opened.salvaged).not.toBeNull();
    await next.close();
  });

  it('that can’t be made holds nothing up', async () => {
    writeFileSync(join(folder.path, 'backups'), 'in the way');
    const warnings: string[] = [];
    const store = await openStore({
      file: folder.file,
      key: KEY,
      worker: WORKER,
      clock: { now: () => T0 },
      logger: { info: () => undefined, warn: (line) => void warnings.push(line), error: () => undefined },
    });
    await store.close();
    expect(warnings).toEqual(['a store could not be backed up']);
    await (await open()).close();
  });

  it('half made by a crash goes with the next', async () => {
    mkdirSync(join(folder.path, 'backups'));
    writeFileSync(join(folder.path, 'backups', 'account.db.20260101T000000000Z.unfinished'), 'half');
    await session(T0, 'whole');
    expect(names()).toEqual(['account.db.20260301T120000000Z']);
  });

  it('is not made of a file whose log holds more', () => {
    const { db } = openDatabase(folder.file, KEY);
    db.prepare(`INSERT INTO meta (key, value) VALUES ('a', 'b')`).run();
    expect(backUp(folder.file, T0)).toEqual({ kind: 'skipped', because: 'not-at-rest' });
    expect(names()).toEqual([]);
    db.close();
  });

  it('are few after years, and go back months', () => {
    openDatabase(folder.file, KEY).close();
    for (let day = 0; day < 400; day += 1) backUp(folder.file, T0 + day * DAY);
    const ages = listBackups(folder.file).map(({ at }) => (T0 + 399 * DAY - at) / DAY);
    expect(ages.length).toBeLessThanOrEqual(5);
    expect(ages[0]).toBe(0);
    expect(ages[1]).toBe(1);
    expect(ages.some((age) => age >= 7 && age <= 30)).toBe(true);
    expect(ages.some((age) => age > 30 && age <= 70)).toBe(true);
  });
});

describe('thinning', () => {
  const times = fc.array(fc.integer({ min: T0 - 3000 * DAY, max: T0 + 3000 * DAY }), { maxLength: 60 });

  it('never deletes the newest nor the one just made, keeps six at most, and is done after one go', () => {
    fc.assert(
      fc.property(times, (others) => {
        const made = [...others, T0];
        const kept = backupsToKeep(made, T0);
        expect(kept).toContain(Math.max(...made));
        expect(kept).toContain(T0);
        expect(kept.length).toBeLessThanOrEqual(6);
        for (const at of kept) expect(made).toContain(at);
        expect(backupsToKeep(kept, T0)).toEqual(kept);
      }),
      { seed: 1 },
    );
  });

  it('always keeps something as old as there is, day by day', () => {
    let made: number[] = [];
    for (let day = 0; day < 200; day += 1) {
      const now = T0 + day * DAY;
      made = backupsToKeep([...made, now], now);
      const oldest = Math.max(...made.map((at) => now - at)) / DAY;
      expect(oldest).toBeGreaterThanOrEqual(Math.min(day, 30));
    }
  });

  it('asks for one a day, of a large store one a week, whatever the clock did', () => {
    expect(isBackupDue([], T0, 1)).toBe(true);
    expect(isBackupDue([T0 - 12 * HOUR], T0, 1)).toBe(false);
    expect(isBackupDue([T0 - DAY], T0, 1)).toBe(true);
    expect(isBackupDue([T0 - 2 * DAY], T0, 600 * 1024 * 1024)).toBe(false);
    expect(isBackupDue([T0 - 7 * DAY], T0, 600 * 1024 * 1024)).toBe(true);
    expect(isBackupDue([T0 + 900 * DAY], T0, 1)).toBe(true);
  });

  it('keeps damaged files a month, and of many the first and the newest two', () => {
    expect(asidesToKeep([T0 - 31 * DAY, T0 - 29 * DAY], T0)).toEqual([T0 - 29 * DAY]);
    expect(
      asidesToKeep(
        [4, 3, 2, 1, 0].map((hours) => T0 - hours * HOUR),
        T0,
      ),
    ).toEqual([4, 1, 0].map((hours) => T0 - hours * HOUR));
  });

  it('takes what belongs to a damaged file with it', async () => {
    await session(T0, 'kept');
    for (const part of ['', '-wal', '-key-check'])
      writeFileSync(`${folder.file}.damaged-20260101T000000000Z${part}`, 'old');
    writeFileSync(`${folder.file}.damaged-20260228T000000000Z`, 'younger');
    await session(T0 + DAY, 'kept');
    expect(readdirSync(folder.path).filter((name) => name.includes('damaged'))).toEqual([
      'account.db.damaged-20260228T000000000Z',
    ]);
  });
});

describe('a backup of an open store', () => {
  it('holds what was written last, encrypted and for its owner alone, and the store goes on', async () => {
    const store = await open();
    await store.drafts.set('+1', { text: 'Kept while open' }, T0);
    expect(await store.backUp()).toBe(T0);
    await store.drafts.set('+1', { text: 'Later' }, T0);
    const [backup] = listBackups(folder.file);
    expect(backup?.at).toBe(T0);
    expect(statSync(backup?.file ?? '').mode & 0o777).toBe(0o600);
    expect(readFileSync(backup?.file ?? '').includes('Kept while open')).toBe(false);
    expect(readFileSync(backup?.file ?? '').includes('SQLite format')).toBe(false);
    expect(draftIn(backup?.file ?? '')).toBe('Kept while open');
    expect(await store.drafts.get('+1')).toMatchObject({ text: 'Later' });
    await store.close();
  });

  it('keeps other processes out meanwhile and afterwards', async () => {
    const store = await open();
    await store.backUp();
    const script = `
      import { openStore } from '#core/store/openStore.ts';
      const options = { file: process.env.FILE, key: process.env.STORE_KEY, worker: new URL(process.env.STORE_WORKER), clock: { now: () => 1 } };
      console.log(await openStore(options).then(() => 'opened', ({ code }) => code));`;
    const { stdout } = spawnSync(process.execPath, [...NODE_FLAGS, '--input-type=module', '-e', script], {
      cwd: new URL('../..', import.meta.url),
      encoding: 'utf8',
      env: { ...process.env, FILE: folder.file, STORE_KEY: KEY, STORE_WORKER: WORKER.href },
    });
    expect(stdout.trim()).toBe('STORE_IN_USE');
    await store.close();
  });

  it('is made as often as asked for, and older ones are thinned out', async () => {
    for (const hours of [0, 1, 2, 3]) {
      const store = await open(T0 + hours * HOUR);
      await store.drafts.set('+1', { text: String(hours) }, T0);
      await store.backUp();
      await store.close({ withoutBackup: true });
    }
    expect(listBackups(folder.file).map(({ file }) => draftIn(file))).toEqual(['3', '2', '0']);
  });

  it('leaves nothing unfinished where it can’t be made', async () => {
    const store = await open();
    writeFileSync(join(folder.path, 'backups'), 'A file in the place of the folder');
    await expect(store.backUp()).rejects.toMatchObject({ code: 'DISK_REFUSED' });
    expect(await store.drafts.get('+1')).toMatchObject({ text: '' });
    await store.close();
    await expect(store.backUp()).rejects.toMatchObject({ code: 'STOPPING' });
  });
});

/** A small disk of its own, in a namespace that goes with the process. */
function onSmallDisk(script: string) {
  const source = `
    import { writeFileSync, rmSync, statfsSync, existsSync } from 'node:fs';
    import { openStore } from '#core/store/openStore.ts';
    const disk = process.env.DISK;
    const open = (now = 1) => openStore({ file: disk + '/store.db', key: process.env.STORE_KEY, worker: new URL(process.env.STORE_WORKER), clock: { now: () => now } });
    const fill = () => { for (let size = 65536; size >= 1; size = Math.floor(size / 4)) { let n = 0; try { for (;;) writeFileSync(disk + '/fill-' + size + '-' + n++, Buffer.alloc(size)); } catch {} } };
    const code = (promise) => promise.then(() => 'done', (error) => error.code ?? String(error));
    const said = {};
    ${script}
    console.log(JSON.stringify(said));`;
  const command =
    'mount -t tmpfs -o size=3m tmpfs "$DISK" && exec "$NODE" $NODE_FLAGS --input-type=module -e "$SOURCE"';
  return spawnSync('unshare', ['-rm', 'sh', '-c', command], {
    cwd: new URL('../..', import.meta.url),
    encoding: 'utf8',
    env: {
      ...process.env,
      DISK: folder.path,
      NODE: process.execPath,
      NODE_FLAGS: NODE_FLAGS.join(' '),
      SOURCE: source,
      STORE_KEY: KEY,
      STORE_WORKER: WORKER.href,
    },
  });
}

const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/tmp']).status === 0;

describe.skipIf(!canMount)('a full disk', () => {
  it('lets everything be read, refuses what can’t be kept, and nothing is lost or taken for damage', () => {
    const { stdout, stderr } = onSmallDisk(`
      let store = await open();
      await store.drafts.set('+1', { text: 'Before' }, 1);
      await store.close({ withoutBackup: true });
      fill();
      store = await open();
      said.opened = store.opened;
      said.read = (await store.drafts.get('+1')).text;
      said.write = await code(store.drafts.set('+2', { text: 'x'.repeat(100000) }, 1));
      said.readAgain = (await store.drafts.get('+1')).text;
      await store.close();
      said.backups = existsSync(disk + '/backups');
      for (let size = 65536; size >= 1; size = Math.floor(size / 4)) rmSync(disk + '/fill-' + size + '-0', { force: true });
      store = await open();
      said.later = store.opened;
      said.writeLater = await code(store.drafts.set('+2', { text: 'Short' }, 1));
      said.readLater = [(await store.drafts.get('+1')).text, (await store.drafts.get('+2')).text];
      await store.close();`);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toMatchObject({
      opened: { salvaged: null },
      read: 'Before',
      write: 'DISK_FULL',
      readAgain: 'Before',
      backups: false,
      later: { salvaged: null },
      writeLater: 'done',
      readLater: ['Before', 'Short'],
    });
  });

  it('takes no backup that was asked for, and what was backed up before stays', () => {
    const { stdout, stderr } = onSmallDisk(`
      const store = await open();
      await store.backUp();
      fill();
      said.backUp = await code(store.backUp());
      const { readdirSync } = await import('node:fs');
      said.backups = readdirSync(disk + '/backups');
      said.read = (await store.drafts.get('+1')).text;
      await store.close({ withoutBackup: true });`);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      backUp: 'DISK_FULL',
      backups: ['store.db.19700101T000000001Z'],
      read: '',
    });
  });

  it('ends the mending of a damaged file when there is room again', () => {
    const { stdout, stderr } = onSmallDisk(`
      let store = await open();
      await store.drafts.set('+1', { text: 'Before' }, 1);
      await store.close({ withoutBackup: true });
      const { readFileSync } = await import('node:fs');
      const content = readFileSync(disk + '/store.db');
      content.fill(1, 4096 * 5, 4096 * 6);
      content.fill(1, 4096 * 20, 4096 * 21);
      writeFileSync(disk + '/store.db', content);
      writeFileSync(disk + '/store.db-open', '');
      fill();
      said.full = await code(open());
      said.fullAgain = await code(open());
      for (let n = 0; n < 40; n++) rmSync(disk + '/fill-65536-' + n, { force: true });
      store = await open();
      said.salvaged = store.opened.salvaged !== null;
      await store.close();
      store = await open();
      said.after = store.opened;
      await store.close();`);
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      full: 'DISK_FULL',
      fullAgain: 'DISK_FULL',
      salvaged: true,
      after: { wasCrash: false, salvaged: null },
    });
  });
});

describe.skipIf(process.getuid?.() === 0)('a folder that may not be written', () => {
  it('is refused and not taken for damage', async () => {
    await session(T0, 'kept');
    chmodSync(folder.path, 0o500);
    await expect(open()).rejects.toMatchObject({ code: 'DISK_REFUSED' });
    chmodSync(folder.path, 0o700);
    const store = await open();
    expect(store.opened.salvaged).toBeNull();
    expect(await store.drafts.get('+1')).toMatchObject({ text: 'kept' });
    await store.close();
  });
});
