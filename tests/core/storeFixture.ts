import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '#contract/errors.ts';
import { afterEach, beforeEach } from 'vitest';
import type { DraftForm } from '#contract/routes/drafts.ts';
import type { MessageContent, MessageStatus } from '#contract/routes/messages.ts';
import type { ContactRecord, HistoryRecord } from '#core/records.ts';
import { openDatabase } from '#core/store/file/database.ts';
import { packed } from '#core/store/packing.ts';
import { CALLS } from '#core/store/protocol.ts';
import { createQueries } from '#core/store/queries.ts';
import type { ContactPage, HistoryMerge, Store, StoreQueries } from '#core/store/store.ts';

export const KEY = '0123456789abcdef'.repeat(4);
export const OTHER_KEY = 'fedcba9876543210'.repeat(4);
export const WORKER = new URL('../../electron/core/store/worker.ts', import.meta.url);

/** An instant to count from: 2026-03-01 12:00 UTC. */
export const T0 = Date.UTC(2026, 2, 1, 12);
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const PHONE = '+919810007919';
export const LOST: Problem = { code: 'TIMED_OUT', message: 'The answer was lost.' };
export const REFUSED: Problem = { code: 'API_REJECTED', message: 'The number is not on WhatsApp.' };

export interface Folder {
  readonly path: string;
  readonly file: string;
  remove(): void;
}

export function temporaryFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'inlobo-store-'));
  return {
    path,
    file: join(path, 'account.db'),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** A real, encrypted store without its thread: the same calls, answered at once. */
export function openStoreHere(file: string) {
  const opened = openDatabase(file, KEY);
  return { ...createQueries(opened.db), db: opened.db, close: () => opened.close() };
}

export type StoreHere = ReturnType<typeof openStoreHere>;

/** For tests with hundreds of stores: each is a copy of one that `fill` filled, and waits for no disk. */
export function createStoreCopies(fill: (store: StoreHere) => void = () => {}) {
  const folder = temporaryFolder();
  const original = openStoreHere(folder.file);
  fill(original);
  original.close();
  let made = 0;
  return {
    /** The file of another one. */
    next(): string {
      made += 1;
      const file = join(folder.path, `${made}.db`);
      copyFileSync(folder.file, file);
      return file;
    },
    open(file: string): StoreHere {
      const store = openStoreHere(file);
      store.db.pragma('synchronous = OFF');
      return store;
    },
    remove: () => folder.remove(),
  };
}

/** For a file of tests: a fresh store before each, closed and removed after it. A test may put others in their place. */
export function useStore(): { folder: Folder; store: StoreHere } {
  const opened = {} as { folder: Folder; store: StoreHere };
  beforeEach(() => {
    opened.folder = temporaryFolder();
    opened.store = openStoreHere(opened.folder.file);
  });
  afterEach(() => {
    if (opened.store.db.open) opened.store.close();
    opened.folder.remove();
  });
  return opened;
}

/** The same, answering as a store in a thread does: by and by, and with copies. */
export function openStoreAside(file: string): Store {
  return openAside(openStoreHere(file));
}

/** Another way into a store that is open here. */
export function openAside(here: StoreHere): Store {
  const domains = Object.entries(CALLS).map(([domain, names]) => {
    const calls = here[domain as keyof typeof CALLS] as unknown as Record<
      string,
      (...args: never[]) => unknown
    >;
    const answers = names.map((name: string) => [
      name,
      async (...args: unknown[]) => {
        await Promise.resolve();
        return structuredClone(calls[name]!(...(structuredClone(packed(domain, name, args)) as never[])));
      },
    ]);
    return [domain, Object.fromEntries(answers)] as const;
  });
  return {
    ...(Object.fromEntries(domains) as Omit<Store, 'close' | 'opened' | 'backUp'>),
    opened: { wasCrash: false, salvaged: null },
    backUp: () => Promise.reject(new Error('Only a store in a thread makes backups.')),
    async close() {
      await Promise.resolve();
      here.close();
    },
  };
}

export function contact(phone: string, values: Partial<ContactRecord> = {}): ContactRecord {
  return {
    phone,
    name: null,
    email: null,
    tags: [],
    customAttributes: {},
    isOptedIn: null,
    createdAt: null,
    updatedAt: null,
    lastActivityAt: null,
    raw: { phone_number: phone },
    ...values,
  };
}

/** One page of a list of contacts. */
export function pageOf(rows: readonly ContactRecord[], values: Partial<ContactPage> = {}): ContactPage {
  return { page: 1, rows, unreadable: [], requestedAt: T0, ...values };
}

/** One whole pass over the server's list, after which who is not in it goes. */
export function pass(store: StoreQueries, rows: readonly ContactRecord[], at = T0): { removed: number } {
  const { generation } = store.contacts.beginPass(at, 0);
  store.contacts.applyPages(generation, [pageOf(rows, { requestedAt: at })]);
  const removed = store.contacts.remove(store.contacts.missing(generation, Infinity).phones, at);
  store.contacts.endPass(generation, at);
  return removed;
}

/** How many people there are, and of how many the history was read. */
export function polled(store: StoreQueries): { done: number; total: number } {
  const { polledAt } = store.polls.load();
  return { done: polledAt.filter((at) => !Number.isNaN(at)).length, total: polledAt.length };
}

export function text(words: string): Extract<MessageContent, { type: 'text' }> {
  return { type: 'text', text: words };
}

/** A draft's form of a photo, half filled in. */
export function mediaForm(url: string, caption = ''): DraftForm {
  return { type: 'media', kind: 'image', url, caption, filename: '' };
}

function row(
  direction: 'in' | 'out',
  remoteId: string,
  at: number | null,
  content: MessageContent,
): HistoryRecord {
  const status = direction === 'in' ? 'received' : 'sent';
  return { remoteId, direction, content, status, at, error: null, replyToId: null, raw: { id: remoteId } };
}

export function inbound(
  remoteId: string,
  at: number | null,
  content: MessageContent = text(remoteId),
): HistoryRecord {
  return row('in', remoteId, at, content);
}

export function outbound(
  remoteId: string,
  at: number | null,
  content: MessageContent = text(remoteId),
  status: MessageStatus = 'sent',
): HistoryRecord {
  return { ...row('out', remoteId, at, content), status };
}

/** Merges a page given oldest first, as a story is told; the server's order is made of it. */
export function merge(
  store: StoreQueries,
  told: readonly HistoryRecord[],
  values: Partial<HistoryMerge> = {},
) {
  return store.messages.mergeHistory({
    phone: PHONE,
    rows: [...told].reverse(),
    requestedAt: T0,
    isFirstPage: true,
    reachesStart: true,
    ...values,
  });
}

export function thread(store: StoreQueries, phone = PHONE) {
  return store.messages.list({ phone, limit: 200 }).rows;
}

/** The texts of a thread, oldest first. */
export function words(store: StoreQueries, phone = PHONE): string[] {
  return thread(store, phone).map(({ content }) => (content.type === 'text' ? content.text : content.type));
}

export function list(
  store: StoreQueries,
  values: Partial<Parameters<StoreQueries['conversations']['list']>[0]> = {},
) {
  return store.conversations.list({ filter: 'all', offset: 0, limit: 50, now: T0, ...values });
}

export function phones(found: { rows: readonly { phone: string }[] }): string[] {
  return found.rows.map(({ phone }) => phone);
}
