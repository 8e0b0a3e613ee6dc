import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Problem } from '#contract/errors.ts';
import type { HistoryRecord } from '#core/records.ts';
import type { HistoryMerge } from '#core/store/store.ts';
import {
  DAY,
  HOUR,
  inbound,
  LOST,
  merge,
  MINUTE,
  openStoreHere,
  outbound,
  PHONE,
  REFUSED,
  SECOND,
  T0,
  temporaryFolder,
  text,
  thread,
  words,
  type Folder,
  type StoreHere,
} from './storeFixture.ts';

const UNAVAILABLE: Problem = { code: 'HISTORY_UNAVAILABLE', message: 'Nobody can tell.' };
const KNOWN = inbound('known', T0 - HOUR);

let folder: Folder;
let store: StoreHere;
let made = 0;

beforeEach(() => {
  folder = temporaryFolder();
  store = openStoreHere(folder.file);
  made = 0;
  merge(store, [KNOWN], { requestedAt: T0 - MINUTE });
});

afterEach(() => {
  store.close();
  folder.remove();
});

function leave(words = 'hi', now = T0): number {
  const { id } = store.outbox.enqueue({
    clientId: `c${++made}`,
    phone: PHONE,
    content: text(words),
    at: now,
  });
  expect(store.outbox.claim(now)?.id).toBe(id);
  return id;
}

function uncertain(words = 'hi', now = T0): number {
  const id = leave(words, now);
  store.outbox.uncertain(id, LOST, now);
  return id;
}

function look(at: number, told: readonly HistoryRecord[] = [KNOWN], values: Partial<HistoryMerge> = {}) {
  return merge(store, told, { requestedAt: at, ...values });
}

const codeOf = (id: number) => store.messages.get(id)?.error?.code;
const statusOf = (id: number) => store.messages.get(id)?.status;
const idOf = (id: number) => store.messages.get(id)?.remoteId;

describe('a message the history does not show', () => {
  it('is asked about after three looks over a minute, and tells that it changed', () => {
    const id = uncertain();
    look(T0 + SECOND);
    look(T0 + 30 * SECOND);
    look(T0 + 50 * SECOND);
    expect(codeOf(id)).toBe(LOST.code);
    expect(look(T0 + 61 * SECOND)).toMatchObject({ changed: 1 });
    expect(store.messages.get(id)).toMatchObject({ status: 'uncertain', error: { code: 'NOT_IN_HISTORY' } });
    expect(look(T0 + 90 * SECOND)).toMatchObject({ changed: 0 });
    expect(store.outbox.unsettled(PHONE)).toEqual([]);
    expect(store.outbox.unsettledPhones()).toEqual([]);
  });

  it('is not asked about after two looks, however far apart, nor twice for one', () => {
    const id = uncertain();
    look(T0 + SECOND);
    look(T0 + HOUR);
    look(T0 + HOUR);
    look(T0 + HOUR - SECOND);
    expect(codeOf(id)).toBe(LOST.code);
  });

  it('has its looks counted across a restart', () => {
    const id = uncertain();
    look(T0 + SECOND);
    look(T0 + 2 * SECOND);
    store.close();
    store = openStoreHere(folder.file);
    expect(store.outbox.unsettledPhones()).toEqual([PHONE]);
    expect(store.outbox.unsettled(PHONE)).toEqual([
      { id, endedAt: T0, firstLookAt: T0 + SECOND, lastLookAt: T0 + 2 * SECOND, isAsked: false },
    ]);
    look(T0 + 2 * MINUTE);
    expect(codeOf(id)).toBe('NOT_IN_HISTORY');
  });

  it('is not missed in a page that was asked for before its request ended', () => {
    const id = leave();
    store.outbox.uncertain(id, LOST, T0 + 30 * SECOND);
    for (const at of [1, 10, 20, 29]) look(T0 + at * SECOND);
    look(T0 + 2 * MINUTE);
    look(T0 + 3 * MINUTE - SECOND);
    expect(codeOf(id)).toBe(LOST.code);
  });

  it('is looked for on the pages below, and not missed before they were read', () => {
    const id = uncertain();
    const busy = Array.from({ length: 20 }, (_, index) => inbound(`n${index}`, T0 + (10 + index) * SECOND));
    const page = (at: number) => look(at, busy, { reachesStart: false });
    expect(page(T0 + MINUTE)).toMatchObject({ seeksOlder: true });
    page(T0 + 2 * MINUTE);
    page(T0 + 3 * MINUTE);
    expect(codeOf(id)).toBe(LOST.code);

    const below = (at: number, told: readonly HistoryRecord[], from: number | undefined) =>
      look(at, told, {
        isFirstPage: false,
        reachesStart: false,
        ...(from !== undefined && { readFromTopAt: from }),
      });
    // A page that stands alone proves nothing of those above it.
    below(T0 + 3 * MINUTE, [KNOWN], undefined);
    expect(store.outbox.unsettled(PHONE)[0]).toMatchObject({ firstLookAt: null });
    expect(below(T0 + 3 * MINUTE + 1, [KNOWN], T0 + 3 * MINUTE)).not.toHaveProperty('seeksOlder');
    expect(store.outbox.unsettled(PHONE)[0]).toMatchObject({ firstLookAt: T0 + 3 * MINUTE });
    below(T0 + 4 * MINUTE + 1, [outbound('w1', T0 + SECOND, text('hi')), KNOWN], T0 + 4 * MINUTE);
    expect(store.messages.get(id)).toMatchObject({ status: 'sent', remoteId: 'w1' });
  });

  it('is not missed in a history that shows nothing of what is known', () => {
    const id = uncertain();
    for (const at of [1, 2, 3, 4]) look(T0 + at * MINUTE, []);
    expect(codeOf(id)).toBe(LOST.code);
  });

  it('is missed in the empty history of somebody new', () => {
    const { id } = store.outbox.enqueue({ clientId: 'n', phone: '+7', content: text('hi'), at: T0 });
    store.outbox.claim(T0);
    store.outbox.uncertain(id, LOST, T0);
    for (const at of [1, 2, 3]) look(T0 + at * MINUTE, [], { phone: '+7' });
    expect(codeOf(id)).toBe('NOT_IN_HISTORY');
  });

  it('is not missed while the same words are under way, which the row may be of', () => {
    uncertain();
    leave('hi', T0 + 2 * SECOND);
    for (const at of [1, 2, 3]) look(T0 + at * MINUTE, [KNOWN, outbound('w', T0 + 3 * SECOND, text('hi'))]);
    expect(store.outbox.unsettled(PHONE)[0]).toMatchObject({ firstLookAt: null });
  });

  it('is settled by a later look all the same, whatever it was asked about', () => {
    const [missing, unread] = [uncertain('hi'), uncertain('ho', T0 + SECOND)];
    expect(store.outbox.askAbout(unread, UNAVAILABLE)).toBe(true);
    expect(store.outbox.askAbout(unread, UNAVAILABLE)).toBe(false);
    expect(codeOf(unread)).toBe('HISTORY_UNAVAILABLE');
    for (const at of [1, 2, 3]) look(T0 + at * MINUTE);
    expect([codeOf(missing), codeOf(unread)]).toEqual(['NOT_IN_HISTORY', 'NOT_IN_HISTORY']);
    expect(store.outbox.askAbout(missing, UNAVAILABLE)).toBe(false);
    look(T0 + 5 * MINUTE, [
      KNOWN,
      outbound('w1', T0 + SECOND, text('hi')),
      outbound('w2', T0 + 2 * SECOND, text('ho')),
    ]);
    expect(thread(store).slice(1)).toMatchObject([
      { id: missing, remoteId: 'w1', status: 'sent' },
      { id: unread, remoteId: 'w2', status: 'sent' },
    ]);
    expect(store.messages.get(missing)).not.toHaveProperty('error');
  });
});

describe('a message that is sent again', () => {
  const first = outbound('w1', T0 + SECOND, text('hi'));
  const second = outbound('w2', T0 + HOUR, text('hi'));

  it('does not leave a second time where its first attempt shows before', () => {
    const id = uncertain();
    store.outbox.retry(id, T0 + HOUR);
    look(T0 + HOUR, [KNOWN, first]);
    expect(store.messages.get(id)).toMatchObject({ status: 'sent', remoteId: 'w1' });
    expect(store.outbox.claim(T0 + HOUR)).toBeNull();
    expect(words(store)).toEqual(['known', 'hi']);
  });

  it('is shown once where only the second arrived, and twice where both did', () => {
    const id = uncertain();
    store.outbox.retry(id, T0 + HOUR - SECOND);
    store.outbox.claim(T0 + HOUR - SECOND);
    look(T0 + HOUR, [KNOWN, first]);
    expect(words(store)).toEqual(['known', 'hi']);
    store.outbox.accepted(id, 'w2');
    look(T0 + HOUR + SECOND, [KNOWN, second]);
    expect(thread(store).slice(1)).toMatchObject([{ id, remoteId: 'w2' }]);
    look(T0 + HOUR + MINUTE, [KNOWN, first, second]);
    expect(thread(store).slice(1)).toMatchObject([
      { clientId: null, remoteId: 'w1' },
      { id, remoteId: 'w2' },
    ]);
  });

  it('is sent after all where the second was refused and the first shows', () => {
    const id = uncertain();
    store.outbox.retry(id, T0 + HOUR);
    store.outbox.claim(T0 + HOUR);
    store.outbox.failed(id, REFUSED);
    look(T0 + HOUR + MINUTE, [KNOWN, first]);
    expect(store.messages.get(id)).toMatchObject({ status: 'sent', remoteId: 'w1' });
    expect(store.messages.get(id)).not.toHaveProperty('error');
    expect(words(store)).toEqual(['known', 'hi']);
    expect(store.outbox.list({ offset: 0, limit: 10 }).total).toBe(0);
  });

  it('is settled by either where both answers were lost, and the other is shown beside it', () => {
    const id = uncertain();
    store.outbox.retry(id, T0 + HOUR);
    store.outbox.claim(T0 + HOUR);
    store.outbox.uncertain(id, LOST, T0 + HOUR);
    look(T0 + HOUR + MINUTE, [KNOWN, first]);
    expect(idOf(id)).toBe('w1');
    look(T0 + HOUR + 2 * MINUTE, [KNOWN, first, second]);
    expect(thread(store).slice(1)).toMatchObject([{ id }, { clientId: null, remoteId: 'w2' }]);
  });

  it('leaves what its first attempt brought to no other message of the same words', () => {
    const sent = uncertain('hi', T0);
    store.outbox.retry(sent, T0 + SECOND);
    store.outbox.claim(T0 + SECOND);
    store.outbox.accepted(sent, 'w2');
    const other = uncertain('hi', T0 + 2 * SECOND);
    look(T0 + MINUTE, [KNOWN, first, outbound('w2', T0 + 2 * SECOND, text('hi'))]);
    expect([statusOf(other), idOf(other)]).toEqual(['uncertain', null]);
  });

  it('leaves what a discarded one brought to no other either', () => {
    store.outbox.discard(uncertain('hi', T0));
    const other = uncertain('hi', T0 + 2 * SECOND);
    look(T0 + MINUTE, [KNOWN, first]);
    expect([statusOf(other), idOf(other)]).toEqual(['uncertain', null]);
    look(T0 + 2 * MINUTE, [KNOWN, first, outbound('w2', T0 + 3 * SECOND, text('hi'))]);
    expect(idOf(other)).toBe('w2');
  });

  it('has its looks counted anew', () => {
    const id = uncertain();
    for (const at of [1, 2, 3]) look(T0 + at * MINUTE);
    expect(codeOf(id)).toBe('NOT_IN_HISTORY');
    store.outbox.retry(id, T0 + HOUR);
    store.outbox.claim(T0 + HOUR);
    store.outbox.uncertain(id, LOST, T0 + HOUR);
    look(T0 + HOUR + MINUTE);
    expect(codeOf(id)).toBe(LOST.code);
  });
});

describe('the list of the outbox', () => {
  const list = (offset = 0, limit = 10) => store.outbox.list({ offset, limit });
  const ids = (page: ReturnType<typeof list>) => page.rows.map(({ message }) => message.id);

  it('shows what waits in its order, then what is uncertain, then what failed, newest first', () => {
    const doubted = [uncertain('1'), uncertain('2')];
    const failed = [leave('3'), 0];
    store.outbox.failed(failed[0]!, REFUSED);
    failed[1] = leave('4');
    store.outbox.failed(failed[1], REFUSED);
    const sending = leave('5');
    const queued = ['6', '7'].map(
      (said) => store.outbox.enqueue({ clientId: said, phone: PHONE, content: text(said), at: T0 }).id,
    );
    const order = [sending, ...queued, ...doubted.toReversed(), ...failed.toReversed()];
    expect(ids(list())).toEqual(order);
    expect(list()).toMatchObject({ total: 7, counts: { waiting: 3, uncertain: 2, asked: 0, failed: 2 } });
    for (const at of [1, 2, 3]) look(T0 + at * MINUTE);
    expect(list().counts).toMatchObject({ uncertain: 2, asked: 2 });
    for (const offset of [0, 1, 2, 3, 4, 5, 6, 7])
      expect(ids(list(offset, 2))).toEqual(order.slice(offset, offset + 2));
  });

  it('tells whom it goes to, when it may leave, how often it left, and why it waits', () => {
    const id = leave();
    store.outbox.defer(id, T0 + MINUTE, LOST, true);
    expect(list().rows).toEqual([
      { message: store.messages.get(id), name: null, dueAt: T0 + MINUTE, attempts: 1, waitsBecause: LOST },
    ]);
  });

  it('shows what failed after it was sent, and nothing of what other programs sent', () => {
    const id = leave();
    store.outbox.accepted(id, 'w1');
    look(T0 + MINUTE, [
      KNOWN,
      outbound('theirs', T0 - SECOND, text('x'), 'failed'),
      outbound('w1', T0, text('hi'), 'failed'),
    ]);
    expect(ids(list())).toEqual([id]);
    expect(list().counts).toEqual({ waiting: 0, uncertain: 0, asked: 0, failed: 1 });
    const theirs = thread(store).find(({ remoteId }) => remoteId === 'theirs')!;
    store.outbox.retry(theirs.id, T0 + DAY);
    expect(ids(list())).toEqual([theirs.id, id]);
  });
});
