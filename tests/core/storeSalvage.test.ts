import {
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  copyFileSync,
} from 'node:fs';
import { basename } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { markOpen } from '#core/store/file/besideStore.ts';
import { openDatabase } from '#core/store/file/database.ts';
import { migrations } from '#core/store/migrations/index.ts';
import { openOrMend } from '#core/store/salvage/mend.ts';
import { openStore } from '#core/store/openStore.ts';
import { salvageNotice } from '#core/store/salvage/salvageNotice.ts';
import type { Salvaged } from '#core/store/store.ts';
import {
  change,
  copyStore,
  fillStore,
  foundIn,
  numbersFrom,
  openMended,
  PAGE,
  readableIn,
  type Mended,
  type Readable,
  type Truth,
} from './storeDamage.ts';
import {
  DAY,
  inbound,
  KEY,
  merge,
  MINUTE,
  openStoreHere,
  OTHER_KEY,
  outbound,
  PHONE,
  T0,
  temporaryFolder,
  text,
  thread,
  WORKER,
  type Folder,
} from './storeFixture.ts';

let model: Folder;
let truth: Truth;
let folder: Folder;
let pages: number;

beforeAll(() => {
  model = temporaryFolder();
  truth = fillStore(model.file);
  pages = statSync(model.file).size / PAGE;
});

afterAll(() => {
  model.remove();
});

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  folder.remove();
});

/** The model store in the test's folder, as after a crash. */
function crashed(): void {
  copyStore(model.file, folder.file);
  markOpen(folder.file);
}

/** Opens, and holds what was found against the truth: nothing that was not, nothing sent, nothing readable lost. */
function expectMended(readable: Readable): Mended {
  const damaged = readFileSync(folder.file);
  const store = openMended(folder.file);
  const found = foundIn(store);
  for (const [phone, draft] of found.drafts) expect(truth.drafts.get(phone)).toEqual(draft);
  for (const [shortcut, text] of found.quickReplies) expect(truth.quickReplies.get(shortcut)).toBe(text);
  if (store.salvaged) {
    expect(
      readFileSync(store.salvaged.setAsideAs).equals(damaged),
      'the damaged file is kept as it was',
    ).toBe(true);
    for (const [clientId, job] of found.jobs) expect(truth.jobs.get(clientId)).toEqual(job);
    expect(store.outbox.waiting()).toBe(0);
    expect(store.outbox.claim(T0 + 365 * DAY)).toBeNull();
    expect(store.salvaged).toMatchObject({
      drafts: found.drafts.size,
      quickReplies: found.quickReplies.size,
      messages: found.jobs.size,
    });
  }
  expect([...found.drafts.keys()]).toEqual(expect.arrayContaining(readable.drafts));
  expect([...found.jobs.keys()]).toEqual(expect.arrayContaining(readable.jobs));
  expect([...found.quickReplies.keys()]).toEqual(expect.arrayContaining(readable.quickReplies));
  for (const phone of found.pinned) expect(truth.pinned).toContain(phone);
  for (const phone of found.done) expect(truth.done).toContain(phone);
  return store;
}

/** A page of this table in the model store. */
function leafOf(table: string): number {
  copyStore(model.file, `${folder.path}/copy`);
  const { db } = openDatabase(`${folder.path}/copy`, KEY);
  const page = db
    .prepare<[string], number>(`SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' LIMIT 1`)
    .pluck()
    .get(table);
  db.close();
  return page ?? 0;
}

function expectAll(store: Mended): void {
  const found = foundIn(store);
  expect(found.drafts).toEqual(truth.drafts);
  expect(found.quickReplies).toEqual(truth.quickReplies);
  expect(words(found)).toEqual(words(truth));
  expect(found.pinned).toEqual(truth.pinned);
  expect(found.done).toEqual(truth.done);
}

/** Without their status: from a backup what had failed may have been sent since. */
function words({ jobs }: Truth): Map<string, string> {
  return new Map([...jobs].map(([clientId, job]) => [clientId, job.words] as const).sort());
}

function backedUp(): void {
  const backup = openStoreHereWithBackup();
  expect(existsSync(backup)).toBe(true);
}

function openStoreHereWithBackup(): string {
  copyStore(model.file, folder.file);
  const name = `${folder.path}/backups/account.db.20260228T120000000Z`;
  openDatabase(`${folder.path}/backups/account.db`, KEY).close();
  rmSync(`${folder.path}/backups/account.db`);
  rmSync(`${folder.path}/backups/account.db-key-check`);
  copyFileSync(model.file, name);
  markOpen(folder.file);
  return name;
}

describe('a file damaged in places', () => {
  it.each(Array.from({ length: 20 }, (_, seed) => seed + 1))(
    'gives every row that can be read, and no other (%i)',
    (seed) => {
      crashed();
      const next = numbersFrom(seed);
      change(folder.file, (content) => {
        for (let count = 1 + next(6); count > 0; count -= 1) {
          // Page 1 has tests of its own.
          const at = PAGE * (1 + next(pages - 1)) + next(PAGE);
          content[at] = (content[at] ?? 0) ^ (1 + next(255));
        }
      });
      const store = expectMended(readableIn(folder.file, truth));
      expect(store.salvaged).not.toBeNull();
      store.close();
    },
  );

  it.each(Array.from({ length: 12 }, (_, seed) => seed + 1))(
    'loses nothing that a backup has (%i)',
    (seed) => {
      backedUp();
      const next = numbersFrom(seed);
      change(folder.file, (content) => {
        for (let count = 1 + next(pages); count > 0; count -= 1)
          content.fill(next(255), PAGE * next(pages), PAGE * next(pages) + 30);
      });
      const store = openMended(folder.file);
      expectAll(store);
      store.close();
    },
  );

  it.each(Array.from({ length: 12 }, (_, seed) => seed + 1))(
    'gives what is before the end of a file cut off (%i)',
    (seed) => {
      crashed();
      truncateSync(folder.file, numbersFrom(seed)(pages * PAGE));
      expectMended(readableIn(folder.file, truth)).close();
    },
  );

  it('knows people by the index of phones where their rows are lost', () => {
    crashed();
    const leaf = leafOf('people');
    change(folder.file, (content) => content.fill(9, PAGE * (leaf - 1), PAGE * leaf));
    const store = openMended(folder.file);
    expectAll(store);
    store.close();
  });

  it('never gives out the half of a page that a file ends in', () => {
    const before = openStoreHere(folder.file);
    before.drafts.set(PHONE, { text: 'long draft '.repeat(2000) }, T0);
    before.close();
    truncateSync(folder.file, statSync(folder.file).size - 1000);
    const store = openMended(folder.file);
    expect(store.drafts.get(PHONE)).toMatchObject({ text: '' });
    expect(store.salvaged).not.toBeNull();
    store.close();
  });

  it('without a crash is met in a call, and mended at the next start', async () => {
    copyStore(model.file, folder.file);
    const options = { file: folder.file, key: KEY, worker: WORKER, clock: { now: () => T0 } };
    const first = await openStore(options);
    expect(first.opened).toEqual({ wasCrash: false, salvaged: null });
    await first.close({ withoutBackup: true });
    const leaf = leafOf('messages');
    change(folder.file, (content) => content.fill(0x5a, PAGE * (leaf - 1), PAGE * leaf));

    const second = await openStore(options).then(async (store) => {
      expect(store.opened.salvaged).toBeNull();
      const calls = [...truth.drafts.keys()].map((phone) => store.messages.list({ phone, limit: 50 }));
      const answers = await Promise.allSettled(calls);
      const refused = answers.flatMap((answer) =>
        answer.status === 'rejected' ? [answer.reason as unknown] : [],
      );
      expect(refused[0]).toMatchObject({
        code: 'STORE_DAMAGED',
        message: expect.stringContaining('Restart Inlobo Desk'),
      });
      await store.close();
      return openStore(options);
    });
    expect(second.opened.salvaged).toMatchObject({
      setAsideAs: expect.stringContaining('.damaged-20260301T12'),
    });
    expect(existsSync(`${folder.path}/backups`)).toBe(false);
    await second.close();
  });
});

describe('a file that is gone as a whole', () => {
  it.each([
    ['zeroed in its first page', () => change(folder.file, (content) => content.fill(0, 0, PAGE))],
    ['damaged in its first bytes', () => change(folder.file, (content) => content.fill(1, 0, 40))],
    ['emptied', () => truncateSync(folder.file, 0)],
    ['deleted', () => rmSync(folder.file)],
    ['overwritten', () => writeFileSync(folder.file, Buffer.alloc(PAGE * 5, 'garbage'))],
  ])('%s: everything comes from the backup', (_, damage) => {
    backedUp();
    damage();
    const store = openMended(folder.file);
    expect(store.salvaged).toMatchObject({ backupAt: Date.UTC(2026, 1, 28, 12) });
    // From a backup what had failed may have been sent since.
    const found = foundIn(store);
    expect(found.drafts).toEqual(truth.drafts);
    expect(found.quickReplies).toEqual(truth.quickReplies);
    expect(new Set(found.jobs.keys())).toEqual(new Set(truth.jobs.keys()));
    expect(new Set([...found.jobs.values()].map(({ status }) => status))).toEqual(new Set(['uncertain']));
    store.close();
  });

  it('begins anew where there is no backup, and says so', () => {
    crashed();
    change(folder.file, (content) => content.fill(0, 0, PAGE));
    const store = openMended(folder.file);
    expect(store.salvaged).toMatchObject({ drafts: 0, messages: 0, chats: 0, backupAt: null });
    store.drafts.set(PHONE, { text: 'Goes on' }, T0);
    store.close();
    const again = openMended(folder.file);
    expect(again.salvaged).toBeNull();
    expect(again.drafts.get(PHONE)).toMatchObject({ text: 'Goes on' });
    again.close();
  });

  it('takes an older backup where the newest is damaged too', () => {
    const backup = openStoreHereWithBackup();
    const newer = backup.replace('20260228', '20260301');
    writeFileSync(newer, Buffer.alloc(PAGE * 9, 'no backup'));
    truncateSync(folder.file, 0);
    const store = openMended(folder.file);
    expect(foundIn(store).drafts).toEqual(truth.drafts);
    store.close();
  });
});

describe('the log of a file', () => {
  /** A crashed store whose last commits are in its log alone. */
  function withLog(): void {
    const store = openStoreHere(folder.file);
    store.drafts.set(PHONE, { text: 'First' }, T0);
    store.db.pragma('wal_checkpoint(TRUNCATE)');
    store.drafts.set(PHONE, { text: 'Second' }, T0);
    store.outbox.enqueue({ clientId: 'late', phone: PHONE, content: text('Late'), at: T0 });
    const copy = temporaryFolder();
    copyStore(folder.file, copy.file);
    store.db.close();
    folder.remove();
    folder = copy;
  }

  it('is read with a damaged file', () => {
    withLog();
    const index = pageOf('contacts_by_name');
    change(folder.file, (content) => content.fill(9, PAGE * (index - 1), PAGE * index));
    const store = openMended(folder.file);
    expect(store.drafts.get(PHONE)).toMatchObject({ text: 'Second' });
    expect(thread(store)).toMatchObject([{ clientId: 'late', status: 'uncertain' }]);
    store.close();
  });

  it('may be lost: the file is as it was before, checked', () => {
    withLog();
    rmSync(`${folder.file}-wal`);
    const store = openMended(folder.file);
    expect(store).toMatchObject({ wasCrash: true, salvaged: null });
    expect(store.drafts.get(PHONE)).toMatchObject({ text: 'First' });
    store.close();
  });

  it('damaged, gives the commits before the damage', () => {
    withLog();
    change(`${folder.file}-wal`, (content) => content.fill(0, content.length - 100));
    const store = openMended(folder.file);
    expect(['First', 'Second']).toContain(store.drafts.get(PHONE).text);
    store.close();
  });

  it('left without its file, is not taken for another’s', () => {
    withLog();
    rmSync(folder.file);
    const store = openMended(folder.file);
    expect(store.salvaged).not.toBeNull();
    expect(existsSync(`${store.salvaged?.setAsideAs ?? ''}-wal`)).toBe(true);
    store.close();
  });

  /** An index whose loss keeps quick_check from passing and no row from being read. */
  function pageOf(index: string): number {
    copyStore(folder.file, `${folder.path}/copy`);
    const { db } = openDatabase(`${folder.path}/copy`, KEY);
    const page = db
      .prepare<[string], number>('SELECT rootpage FROM sqlite_schema WHERE name = ?')
      .pluck()
      .get(index);
    db.close();
    return page ?? 0;
  }
});

describe('what was on its way', () => {
  /** A store of this content whose index of people is damaged: all rows can be read. */
  function damagedAfter(act: (store: ReturnType<typeof openStoreHere>) => void): Mended {
    const store = openStoreHere(folder.file);
    act(store);
    const page = store.db
      .prepare<[], number>(`SELECT rootpage FROM sqlite_schema WHERE name = 'conversations_open'`)
      .pluck()
      .get();
    store.close();
    change(folder.file, (content) => content.fill(9, PAGE * ((page ?? 0) - 1), PAGE * (page ?? 0)));
    markOpen(folder.file);
    const mended = openMended(folder.file);
    expect(mended.salvaged).not.toBeNull();
    return mended;
  }

  it('is settled by the history where it was sent after all, and stays uncertain where not', () => {
    const store = damagedAfter((before) => {
      before.outbox.enqueue({ clientId: 'a', phone: PHONE, content: text('Was sent'), at: T0 });
      before.outbox.enqueue({ clientId: 'b', phone: PHONE, content: text('Was not'), at: T0 + 1 });
    });
    merge(store, [outbound('w1', T0 + 5000, text('Was sent'))]);
    expect(thread(store)).toMatchObject([
      { clientId: 'b', status: 'uncertain' },
      { clientId: 'a', status: 'sent', remoteId: 'w1' },
    ]);
    store.close();
  });

  it('is not taken for equal words that went out before it', () => {
    const store = damagedAfter((before) => {
      const first = before.outbox.enqueue({ clientId: 'a', phone: PHONE, content: text('Hi'), at: T0 });
      before.outbox.claim(T0);
      before.outbox.accepted(first.id, 'w1');
      before.outbox.enqueue({ clientId: 'b', phone: PHONE, content: text('Hi'), at: T0 + MINUTE });
    });
    merge(store, [outbound('w1', T0 + 100, text('Hi'))]);
    expect(thread(store).map(({ clientId, status }) => [clientId, status])).toEqual([
      [null, 'sent'],
      ['b', 'uncertain'],
    ]);
    store.close();
  });

  it('stays one message when the same send is asked for again', () => {
    const store = damagedAfter((before) => {
      before.outbox.enqueue({ clientId: 'a', phone: PHONE, content: text('Once'), at: T0 });
    });
    const again = store.outbox.enqueue({ clientId: 'a', phone: PHONE, content: text('Once'), at: T0 + 9 });
    expect(again.status).toBe('uncertain');
    expect(thread(store)).toHaveLength(1);
    store.close();
  });

  it('can be sent again, settled and discarded by the person', () => {
    const store = damagedAfter((before) => {
      for (const clientId of ['a', 'b', 'c'])
        before.outbox.enqueue({ clientId, phone: PHONE, content: text(clientId), at: T0 });
    });
    const [a, b, c] = thread(store).map(({ id }) => id);
    expect(store.outbox.retry(a ?? 0, T0)?.status).toBe('queued');
    expect(store.outbox.settleAsSent(b ?? 0)?.status).toBe('sent');
    expect(store.outbox.discard(c ?? 0)).toBe(true);
    expect(store.outbox.claim(T0)?.id).toBe(a);
    store.close();
  });

  it('keeps what was discarded away, and read marks over the reading anew', () => {
    const rows = [
      inbound('i1', T0),
      inbound('i2', T0 + MINUTE),
      outbound('bad', T0 + 1, text('Bad'), 'failed'),
    ];
    const store = damagedAfter((before) => {
      merge(before, [inbound('before', T0 - DAY)], { phone: '+1', requestedAt: T0 - DAY });
      merge(before, rows.slice(0, 1), { reachesStart: false });
      before.conversations.markRead(PHONE);
      merge(before, rows);
      const bad = thread(before).find(({ status }) => status === 'failed');
      before.outbox.discard(bad?.id ?? 0);
      expect(before.conversations.get(PHONE)?.unread).toBe(1);
    });
    expect(store.conversations.get(PHONE)).toMatchObject({ last: null });
    // Days later, and still not taken for messages of before this store began.
    merge(store, rows, { requestedAt: T0 + 3 * DAY });
    expect(thread(store).map(({ remoteId }) => remoteId)).toEqual(['i1', 'i2']);
    expect(store.conversations.get(PHONE)?.unread).toBe(1);
    store.close();
  });
});

describe('between a file and its backup', () => {
  it('does not bring back what was sent, discarded or emptied since', () => {
    const store = openStoreHere(folder.file);
    for (const clientId of ['sent', 'gone', 'kept'])
      store.outbox.enqueue({ clientId, phone: PHONE, content: text(clientId), at: T0 });
    store.drafts.set('+1', { text: 'Emptied since' }, T0);
    store.drafts.set('+2', { text: 'Kept' }, T0);
    const layout = { filter: { optedIn: true }, sort: null, columns: [{ id: 'name' }] };
    const typed = { touched: { name: 'Half a na' }, seen: { name: null } };
    for (const id of ['kept', 'deleted']) {
      store.quickReplies.save({ id, shortcut: id, text: id }, T0);
      store.contactViews.save({ id, name: id, layout }, T0);
    }
    store.contactViews.setCurrent(layout);
    for (const key of ['kept', 'saved since'])
      store.unsavedForms.set({ kind: 'contact', key, values: typed }, T0);
    store.close();
    copyStore(folder.file, `${folder.path}/copy`);
    const later = openStoreHere(folder.file);
    const [sent, gone] = thread(later).map(({ id }) => id);
    later.outbox.claim(T0);
    later.outbox.accepted(sent ?? 0, 'w1');
    later.outbox.discard(gone ?? 0);
    later.drafts.set('+1', { text: '' }, T0);
    later.quickReplies.remove('deleted');
    later.contactViews.remove('deleted');
    later.unsavedForms.set({ kind: 'contact', key: 'saved since', values: null }, T0);
    const roots = later.db
      .prepare<[], number>(
        `SELECT rootpage FROM sqlite_schema
         WHERE name IN ('outbox', 'drafts', 'quick_replies', 'contact_views', 'unsaved_forms')`,
      )
      .pluck()
      .all();
    later.close();
    openDatabase(`${folder.path}/backups/x`, KEY).close();
    copyFileSync(`${folder.path}/copy`, `${folder.path}/backups/account.db.20260228T120000000Z`);
    change(folder.file, (content) => {
      for (const page of roots) content.fill(3, PAGE * (page - 1), PAGE * page);
    });
    markOpen(folder.file);

    const mended = openMended(folder.file);
    expect(mended.salvaged?.backupAt).not.toBeNull();
    expect(mended.salvaged).toMatchObject({ quickReplies: 1, contactViews: 1, unsavedForms: 1 });
    expect(thread(mended).map(({ clientId }) => clientId)).toEqual(['kept']);
    expect(mended.drafts.get('+2')).toMatchObject({ text: 'Kept' });
    expect(mended.quickReplies.list().map(({ shortcut }) => shortcut)).toEqual(['kept']);
    expect(mended.contactViews.list()).toEqual([{ id: 'kept', name: 'kept', layout, changedAt: T0 }]);
    expect(mended.contactViews.current()).toEqual(layout);
    expect(mended.unsavedForms.list()).toEqual([
      { kind: 'contact', key: 'kept', values: typed, changedAt: T0 },
    ]);
    mended.close();
  });
});

describe('setting aside', () => {
  it('goes on where a crash broke it off, at every step', () => {
    const steps = ['noted', 'log moved', 'all moved', 'half made', 'made'] as const;
    for (const step of steps) {
      folder.remove();
      folder = temporaryFolder();
      crashed();
      writeFileSync(`${folder.file}-wal`, 'not much of a log');
      change(folder.file, (content) => content.fill(9, PAGE * 20, PAGE * 21));
      const readable = readableIn(folder.file, truth);
      const aside = `${folder.file}.damaged-20260301T115900000Z`;
      writeFileSync(
        `${folder.file}-mending`,
        JSON.stringify({ aside: 'account.db.damaged-20260301T115900000Z', salvaged: null }),
      );
      const move = (part: string) => {
        copyFileSync(`${folder.file}${part}`, `${aside}${part}`);
        rmSync(`${folder.file}${part}`);
      };
      if (step !== 'noted') move('-wal');
      if (['all moved', 'half made', 'made'].includes(step))
        for (const part of ['-key-check', '-open', '']) move(part);
      if (step === 'half made') writeFileSync(`${folder.file}-new`, 'half');
      if (step === 'made') {
        // Made, and told of: the note is what is left to take away.
        openMended(folder.file).close();
        rmSync(`${folder.file}-mending`, { force: true });
        writeFileSync(
          `${folder.file}-mending`,
          JSON.stringify({
            aside: 'account.db.damaged-20260301T115900000Z',
            salvaged: { setAsideAs: aside, drafts: 3, messages: 0, chats: 0, backupAt: null },
          }),
        );
        const told = openMended(folder.file);
        expect(told.salvaged).toMatchObject({ drafts: 3, quickReplies: 0 });
        expect(existsSync(`${folder.file}-mending`)).toBe(false);
        told.close();
        continue;
      }
      const store = openMended(folder.file);
      expect(store.salvaged).toMatchObject({ setAsideAs: aside });
      const found = foundIn(store);
      expect([...found.drafts.keys()], step).toEqual(expect.arrayContaining(readable.drafts));
      expect([...found.jobs.keys()], step).toEqual(expect.arrayContaining(readable.jobs));
      store.close();
      expect(existsSync(`${folder.file}-mending`)).toBe(false);
    }
  });

  it('waits for the right key where it was broken off', () => {
    crashed();
    change(folder.file, (content) => content.fill(9, PAGE * 20, PAGE * 21));
    const aside = `${folder.file}.damaged-20260301T115900000Z`;
    for (const part of ['', '-key-check']) renameSync(`${folder.file}${part}`, `${aside}${part}`);
    writeFileSync(`${folder.file}-mending`, JSON.stringify({ aside: basename(aside), salvaged: null }));
    expect(() => openOrMend(folder.file, OTHER_KEY, T0)).toThrow(
      expect.objectContaining({ code: 'STORE_WRONG_KEY' }),
    );
    const store = openMended(folder.file);
    expect(store.salvaged?.drafts).toBeGreaterThan(0);
    store.close();
  });

  it('never takes a name that is taken', () => {
    const names = [1, 2, 3].map(() => {
      crashed();
      truncateSync(folder.file, 100);
      const store = openMended(folder.file);
      store.close();
      return store.salvaged?.setAsideAs;
    });
    expect(new Set(names).size).toBe(3);
    for (const name of names) expect(existsSync(name ?? '')).toBe(true);
  });

  it('leaves a file alone that another key locks', () => {
    crashed();
    change(folder.file, (content) => content.fill(9, PAGE * 20, PAGE * 21));
    const before = readFileSync(folder.file);
    const options = { file: folder.file, key: OTHER_KEY, worker: WORKER, clock: { now: () => T0 } };
    return expect(openStore(options))
      .rejects.toMatchObject({ code: 'STORE_WRONG_KEY' })
      .then(() => expect(readFileSync(folder.file).equals(before)).toBe(true));
  });

  it('reads files of an older version, without the tables and columns that came later', () => {
    const old = openDatabase(folder.file, KEY, migrations.slice(0, 1));
    old.db.exec(`
      INSERT INTO people (id, phone, search) VALUES (1, '+1', '1'), (2, '+2', '2');
      INSERT INTO drafts VALUES (1, 'Old draft', ${T0});
      INSERT INTO messages (id, person_id, client_id, direction, type, content, status, at, position)
        VALUES (7, 2, 'c', 'out', 'text', '{"type":"text","text":"Old"}', 'queued', ${T0}, ${T0}000);
      INSERT INTO outbox (message_id, person_id, turn, state) VALUES (7, 2, 1, 'queued');
      DROP TABLE dropped_ids;
      ALTER TABLE messages DROP COLUMN reply_to_id;`);
    const page = old.db
      .prepare<[], number>(`SELECT rootpage FROM sqlite_schema WHERE name = 'contacts_by_name'`)
      .pluck()
      .get();
    old.close();
    change(folder.file, (content) => content.fill(9, PAGE * ((page ?? 0) - 1), PAGE * (page ?? 0)));
    markOpen(folder.file);
    const store = openMended(folder.file);
    expect(store.salvaged).toMatchObject({ drafts: 1, messages: 1 });
    expect(store.drafts.get('+1')).toMatchObject({ text: 'Old draft' });
    expect(thread(store, '+2')).toMatchObject([{ content: text('Old'), status: 'uncertain' }]);
    store.close();
  });
});

const NOTHING: Salvaged = {
  setAsideAs: '/data/store.db.damaged-1',
  drafts: 0,
  quickReplies: 0,
  contactViews: 0,
  unsavedForms: 0,
  messages: 0,
  chats: 0,
  edits: 0,
  backupAt: null,
};

describe('what a person is told of a damaged file', () => {
  it('counts everything of their own that was kept, in plain words', () => {
    const { code, message } = salvageNotice({
      ...NOTHING,
      drafts: 1,
      quickReplies: 3,
      contactViews: 2,
      unsavedForms: 1,
      messages: 2,
      chats: 1,
      edits: 4,
    });
    expect(code).toBe('STORE_MENDED');
    expect(message).toContain(
      'Kept: 1 draft, 2 messages that had not left for sure, 4 changes that Inlobo had not taken for sure, ' +
        '1 form you had not saved, 3 quick replies, 2 saved views and 1 chat’s pin, done and read marks.',
    );
    expect(message).toContain('None of these messages is sent by itself');
    expect(message).toContain('None of these changes is sent by itself');
    expect(message).toContain('/data/store.db.damaged-1');
    expect(message).not.toContain('backup');
  });

  it('speaks of nothing that was not there, and says where some of it may be old', () => {
    const { message } = salvageNotice({ ...NOTHING, contactViews: 1, backupAt: T0 });
    expect(message).toContain('Kept: 1 saved view.');
    expect(message).toContain('Some of it comes from a backup');
    expect(message).not.toMatch(/\b0 |sent by itself/);
  });

  it('says so where nothing could be read', () => {
    expect(salvageNotice(NOTHING).message).toContain('None of your drafts');
  });
});
