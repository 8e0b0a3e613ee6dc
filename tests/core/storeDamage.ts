import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3-multiple-ciphers';
import { useKey } from '#core/store/file/database.ts';
import { openOrMend } from '#core/store/salvage/mend.ts';
import { createQueries } from '#core/store/queries.ts';
import type { Draft } from '#core/store/store.ts';
import {
  KEY,
  LOST,
  merge,
  MINUTE,
  openStoreHere,
  outbound,
  inbound,
  mediaForm,
  REFUSED,
  T0,
  text,
} from './storeFixture.ts';

export const PAGE = 4096;
const PEOPLE = 120;

/** What only this computer has, by phone or by the id of a message of ours. */
export interface Truth {
  readonly drafts: Map<string, Draft>;
  /** Texts by shortcut. */
  readonly quickReplies: Map<string, string>;
  readonly jobs: Map<string, { readonly words: string; readonly status: string }>;
  readonly pinned: Set<string>;
  readonly done: Set<string>;
}

export function phoneOf(index: number): string {
  return `+9198100${10_000 + index}`;
}

/** A store with something of everything, spread over many pages, closed properly. */
export function fillStore(file: string): Truth {
  const store = openStoreHere(file);
  const truth: Truth = {
    drafts: new Map(),
    quickReplies: new Map(),
    jobs: new Map(),
    pinned: new Set(),
    done: new Set(),
  };
  for (let index = 0; index < PEOPLE; index += 1) {
    const phone = phoneOf(index);
    merge(
      store,
      Array.from({ length: 6 }, (_, row) =>
        (row % 2 ? outbound : inbound)(`w${index}-${row}`, T0 + row * MINUTE, text(`row ${row} `.repeat(20))),
      ),
      { phone },
    );
    if (index % 2 === 0) keepDraft(index, phone);
    if (index % 3 === 1) keepQuickReply(index);
    if (index % 3 === 0) queue(index, phone);
    if (index % 5 === 0) truth.pinned.add(phone);
    if (index % 7 === 0) truth.done.add(phone);
    if (index % 5 === 0 || index % 7 === 0)
      store.conversations.setState(phone, { isPinned: index % 5 === 0, isDone: index % 7 === 0 });
  }
  store.close();
  return truth;

  function keepDraft(index: number, phone: string): void {
    const isFormAlone = index % 8 === 0;
    const text = isFormAlone ? '' : `Draft ${index} ${'lorem ipsum '.repeat((index * 7) % 400)}`;
    const form =
      index % 4 === 0 ? mediaForm(`https://example.com/${index}`, 'caption '.repeat((index * 3) % 90)) : null;
    store.drafts.set(phone, { text, form }, T0 + index);
    truth.drafts.set(phone, { text, form });
  }

  function keepQuickReply(index: number): void {
    const shortcut = `reply-${index}`;
    const text = `Reply ${index} ${'amet '.repeat((index * 11) % 300)}`;
    store.quickReplies.save({ id: `q${index}`, shortcut, text }, T0 + index);
    truth.quickReplies.set(shortcut, text);
  }

  function queue(index: number, phone: string): void {
    const clientId = `c${index}`;
    const words = `Job ${index} ${'dolor '.repeat((index * 5) % 90)}`;
    const { id } = store.outbox.enqueue({ clientId, phone, content: text(words), at: T0 + 10 * MINUTE });
    // One of each state, by turns.
    if (index % 4 > 0) store.outbox.claim(T0 + 11 * MINUTE, everyoneBut(phone));
    if (index % 4 === 2) store.outbox.uncertain(id, LOST);
    if (index % 4 === 3) store.outbox.failed(id, REFUSED);
    truth.jobs.set(clientId, { words, status: index % 4 === 3 ? 'failed' : 'uncertain' });
  }
}

function everyoneBut(phone: string): string[] {
  return Array.from({ length: PEOPLE }, (_, index) => phoneOf(index)).filter((other) => other !== phone);
}

/** The keys of what can be read. */
export type Readable = Readonly<Record<'drafts' | 'jobs' | 'quickReplies', string[]>>;

/** What can be read of a damaged file, thing by thing: asked of SQLite in another way than the store asks it. */
export function readableIn(file: string, truth: Truth): Readable {
  const { db, close } = openLoosely(file);
  const ask = (sql: string, ...parameters: unknown[]): unknown => {
    try {
      return db
        ?.prepare(sql)
        .pluck()
        .get(...parameters);
    } catch {
      return undefined;
    }
  };
  const ids = new Map([...truth.drafts.keys()].map((phone) => [phone, Number(phone.slice(-5)) - 10_000 + 1]));
  const drafts = [...ids].filter(
    ([phone, id]) =>
      ask('SELECT phone FROM people WHERE id = ?', id) === phone &&
      // Where the file ends within a page SQLite gives out what was never written.
      ask(`SELECT text || coalesce(form, '') FROM drafts WHERE person_id = ?`, id) ===
        writtenOf(truth.drafts.get(phone)),
  );
  const jobs = [...truth.jobs.keys()].filter((clientId) => {
    const person = Number(clientId.slice(1)) + 1;
    const sql = 'SELECT m.content FROM outbox AS j CROSS JOIN messages AS m ON m.id = j.message_id';
    return (
      ask('SELECT phone FROM people WHERE id = ?', person) !== undefined &&
      JOB_IDS.some(
        (id) => ask(`${sql} WHERE j.message_id = ? AND m.client_id = ?`, id, clientId) !== undefined,
      )
    );
  });
  const quickReplies = [...truth.quickReplies].filter(
    ([, text], index) => ask('SELECT text FROM quick_replies WHERE rowid = ?', index + 1) === text,
  );
  close();
  return {
    drafts: drafts.map(([phone]) => phone),
    jobs,
    quickReplies: quickReplies.map(([shortcut]) => shortcut),
  };
}

function writtenOf(draft: Draft | undefined): string {
  return draft ? draft.text + (draft.form ? JSON.stringify(draft.form) : '') : '';
}

const JOB_IDS = Array.from({ length: PEOPLE * 8 }, (_, index) => index + 1);

function openLoosely(file: string): { db: Database | null; close: () => void } {
  // A copy: reading leaves files beside.
  const copy = `${file}-looked-at`;
  copyStore(file, copy);
  try {
    const db = new SqliteDatabase(copy);
    useKey(db, KEY);
    db.unsafeMode(true);
    db.pragma('writable_schema = ON');
    return { db, close: () => db.close() };
  } catch {
    return { db: null, close: () => undefined };
  }
}

/** The file with its log and notes, under another name. */
export function copyStore(from: string, to: string): void {
  for (const name of readdirSync(dirname(from))) {
    const part = name.startsWith(basename(from)) ? name.slice(basename(from).length) : null;
    if (part !== null && /^(-wal|-key-check|-open)?$/.test(part))
      copyFileSync(join(dirname(from), name), `${to}${part}`);
  }
}

export function change(file: string, act: (content: Buffer) => void): void {
  const content = readFileSync(file);
  act(content);
  writeFileSync(file, content);
}

export function openMended(file: string, now = T0) {
  const opened = openOrMend(file, KEY, now);
  return { ...createQueries(opened.db), ...opened };
}

export type Mended = ReturnType<typeof openMended>;

/** Everything of its kinds that the store has now. */
export function foundIn(store: Mended): Truth {
  const phones = Array.from({ length: PEOPLE }, (_, index) => phoneOf(index));
  const ours = phones.flatMap((phone) =>
    store.messages.list({ phone, limit: 200 }).rows.filter(({ clientId }) => clientId !== null),
  );
  return {
    drafts: new Map(
      phones
        .map((phone) => [phone, store.drafts.get(phone)] as const)
        .filter(([, { text, form }]) => text !== '' || form !== null),
    ),
    quickReplies: new Map(store.quickReplies.list().map(({ shortcut, text }) => [shortcut, text])),
    jobs: new Map(
      ours.map(({ clientId, content, status }) => [
        clientId ?? '',
        { words: content.type === 'text' ? content.text : '', status },
      ]),
    ),
    pinned: new Set(phones.filter((phone) => store.conversations.get(phone)?.isPinned)),
    done: new Set(phones.filter((phone) => store.conversations.get(phone)?.isDone)),
  };
}

/** Numbers from 0 up to but not including `below`, the same for the same seed. */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return Math.abs(state ^ (state >>> 12)) % below;
  };
}
