import { beforeEach, describe, expect, it } from 'vitest';
import type { HistoryRecord } from '#core/records.ts';
import {
  DAY,
  HOUR,
  inbound,
  LOST,
  merge,
  MINUTE,
  openStoreHere,
  outbound,
  pass,
  polled,
  contact,
  PHONE,
  REFUSED,
  SECOND,
  T0,
  text,
  thread,
  words,
  list,
  phones,
  useStore,
} from './storeFixture.ts';

const opened = useStore();
let made = 0;

beforeEach(() => {
  made = 0;
});

function enqueue(words = 'hi', phone = PHONE, at = T0) {
  return opened.store.outbox.enqueue({ clientId: `c${++made}`, phone, content: text(words), at });
}

/** A message whose request left and whose answer was lost. */
function uncertain(words = 'hi', now = T0): number {
  const { id } = enqueue(words);
  expect(opened.store.outbox.claim(now)?.id).toBe(id);
  opened.store.outbox.uncertain(id, LOST);
  return id;
}

/** The history tells of a message to someone else, by which the server's clock is known. */
function learnClock(aheadMs = 0): void {
  const { id } = enqueue('known', '+9', T0 - HOUR);
  opened.store.outbox.claim(T0 - HOUR);
  opened.store.outbox.accepted(id, 'known');
  merge(opened.store, [outbound('known', T0 - HOUR + aheadMs)], { phone: '+9', requestedAt: T0 - MINUTE });
}

const statuses = () => thread(opened.store).map(({ status }) => status);
const conversation = () => opened.store.conversations.get(PHONE);

it('keeps what is left of the draft with the message, or neither', () => {
  opened.store.drafts.set(PHONE, { text: 'Sent now', form: null }, T0);
  const send = { clientId: 'd1', phone: PHONE, content: text('Sent now'), at: T0 };
  opened.store.outbox.enqueue({ ...send, draft: { text: 'Next', form: null } });
  expect(opened.store.drafts.get(PHONE)).toEqual({ text: 'Next', form: null });

  // Asked again after the answer was lost: what was written since stays.
  opened.store.drafts.set(PHONE, { text: 'Next thing' }, T0);
  opened.store.outbox.enqueue({ ...send, draft: { text: 'Next', form: null } });
  expect(opened.store.drafts.get(PHONE).text).toBe('Next thing');
  expect(words(opened.store)).toEqual(['Sent now']);

  opened.store.outbox.discard(opened.store.messages.list({ phone: PHONE, limit: 1 }).rows[0]!.id);
  expect(() => opened.store.outbox.enqueue({ ...send, draft: { text: '', form: null } })).toThrow();
  expect(opened.store.drafts.get(PHONE).text).toBe('Next thing');
});

describe('enqueuing', () => {
  it('gives a queued message that stands last in its thread, though this computer’s clock is behind', () => {
    merge(opened.store, [inbound('a', T0 + DAY)], { requestedAt: T0 + DAY });
    expect(enqueue('reply')).toMatchObject({ status: 'queued', remoteId: null, clientId: 'c1', at: T0 });
    expect(words(opened.store)).toEqual(['a', 'reply']);
    expect(opened.store.outbox.waiting()).toBe(1);
    expect(opened.store.conversations.counts().needsReply).toBe(0);
  });

  it('makes one message of one clientId, and two of two equal texts', () => {
    const send = { clientId: 'same', phone: PHONE, content: text('hi'), at: T0 };
    expect(opened.store.outbox.enqueue(send).id).toBe(
      opened.store.outbox.enqueue({ ...send, at: T0 + 1 }).id,
    );
    opened.store.outbox.enqueue({ ...send, clientId: 'other' });
    expect(words(opened.store)).toEqual(['hi', 'hi']);
    expect(opened.store.outbox.waiting()).toBe(2);
  });
});

describe('claiming', () => {
  it('marks the message as sending before it gives it out', () => {
    const { id } = enqueue();
    expect(opened.store.outbox.claim(T0)).toEqual({ id, phone: PHONE, content: text('hi'), attempts: 0 });
    expect(opened.store.messages.get(id)?.status).toBe('sending');
    expect(opened.store.outbox.claim(T0)).toBeNull();
  });

  it('lets the messages of a conversation leave in order, one at a time, and others beside them', () => {
    const first = enqueue('1', '+1');
    const second = enqueue('2', '+1');
    const other = enqueue('3', '+2');
    expect(opened.store.outbox.claim(T0)?.id).toBe(first.id);
    expect(opened.store.outbox.claim(T0)?.id).toBe(other.id);
    expect(opened.store.outbox.claim(T0)).toBeNull();
    expect(opened.store.outbox.nextDueAt()).toBeNull();
    opened.store.outbox.accepted(first.id, 'w1');
    expect(opened.store.outbox.claim(T0)?.id).toBe(second.id);
  });

  it('passes over a conversation whose first message has to wait, and tells when it may leave', () => {
    const first = enqueue('1', '+1');
    enqueue('2', '+1');
    opened.store.outbox.claim(T0);
    opened.store.outbox.defer(first.id, T0 + MINUTE, LOST, false);
    expect(opened.store.outbox.claim(T0 + MINUTE - 1)).toBeNull();
    expect(opened.store.outbox.nextDueAt()).toBe(T0 + MINUTE);
    const other = enqueue('3', '+2');
    expect(opened.store.outbox.claim(T0)?.id).toBe(other.id);
    expect(opened.store.outbox.claim(T0 + MINUTE)).toMatchObject({ id: first.id, attempts: 0 });
  });

  it('passes over blocked conversations', () => {
    enqueue('1', '+1');
    const other = enqueue('2', '+2');
    expect(opened.store.outbox.claim(T0, ['+1', '+3'])?.id).toBe(other.id);
  });

  it('counts an attempt only where the request left', () => {
    const { id } = enqueue();
    opened.store.outbox.claim(T0);
    opened.store.outbox.defer(id, T0, LOST, true);
    opened.store.outbox.claim(T0);
    opened.store.outbox.defer(id, T0, LOST, false);
    expect(opened.store.outbox.claim(T0)).toMatchObject({ attempts: 1 });
  });

  it('gives a message that comes back its turn again, before those that came after it', () => {
    enqueue('other', '+3');
    const first = enqueue('1', '+1');
    opened.store.outbox.claim(T0);
    opened.store.outbox.claim(T0);
    const second = enqueue('2', '+1');
    opened.store.outbox.defer(first.id, T0, LOST, true);
    expect(opened.store.outbox.claim(T0)?.id).toBe(first.id);
    opened.store.outbox.accepted(first.id, 'w1');
    expect(opened.store.outbox.claim(T0)?.id).toBe(second.id);
  });

  it('tells what it would give out without giving it out, and gives out no other in its place', () => {
    merge(opened.store, [inbound('a', T0 - HOUR)], { phone: '+1' });
    const { id } = enqueue('1', '+1');
    const expected = {
      id,
      phone: '+1',
      type: 'text',
      queuedAt: T0,
      lastInboundAt: T0 - HOUR,
      readAt: T0,
      serverAheadMs: 0,
    };
    expect(opened.store.outbox.peek(T0)).toEqual(expected);
    expect(opened.store.outbox.peek(T0, ['+1'])).toBeNull();
    expect(opened.store.outbox.nextDueAt(['+1'])).toBeNull();
    opened.store.outbox.discard(id);
    enqueue('2', '+1');
    expect(opened.store.outbox.claim(T0, [], id)).toBeNull();
  });

  it('is not held up by an uncertain message', () => {
    uncertain('1');
    const second = enqueue('2');
    expect(opened.store.outbox.claim(T0)?.id).toBe(second.id);
  });

  it('holds when the clock is set back', () => {
    const { id } = enqueue('1', PHONE, T0 + DAY);
    expect(opened.store.outbox.claim(T0)?.id).toBe(id);
  });
});

describe('an accepted message', () => {
  it('has its id, is sent, and moves on with the history', () => {
    const { id } = enqueue();
    opened.store.outbox.claim(T0);
    expect(opened.store.outbox.accepted(id, 'w1')).toMatchObject({ id, remoteId: 'w1', status: 'sent' });
    const told = [outbound('w1', T0 + SECOND, text('hi, reworded by the server'), 'delivered')];
    expect(merge(opened.store, told, { requestedAt: T0 + MINUTE })).toMatchObject({
      inserted: 0,
      changed: 1,
    });
    expect(thread(opened.store)).toMatchObject([
      { id, clientId: 'c1', status: 'delivered', content: text('hi'), at: T0 + SECOND },
    ]);
    expect(opened.store.outbox.waiting()).toBe(0);
  });

  it('is shown once when the history told of it first', () => {
    const { id } = enqueue();
    opened.store.outbox.claim(T0);
    // Worded differently, so that it is not recognised as the attempt under way.
    merge(opened.store, [outbound('w1', T0 + SECOND, text('HI'), 'read')], { requestedAt: T0 + 2 * SECOND });
    expect(words(opened.store)).toHaveLength(2);
    expect(opened.store.outbox.accepted(id, 'w1')).toMatchObject({
      id,
      remoteId: 'w1',
      status: 'read',
      at: T0 + SECOND,
    });
    expect(words(opened.store)).toEqual(['hi']);
    expect(conversation()).toMatchObject({ last: { status: 'read' }, failed: 0 });
  });

  it('keeps a gap that lay above the row it was folded with', () => {
    merge(opened.store, [inbound('a', T0 - DAY)]);
    const { id } = enqueue();
    opened.store.outbox.claim(T0);
    merge(opened.store, [outbound('w1', T0, text('HI'))], { requestedAt: T0 + 1, reachesStart: false });
    expect(opened.store.conversations.history(PHONE).isComplete).toBe(false);
    opened.store.outbox.accepted(id, 'w1');
    expect(opened.store.conversations.history(PHONE).isComplete).toBe(false);
  });

  it('is not shown a second time while its answer is awaited', () => {
    const { id } = enqueue();
    opened.store.outbox.claim(T0);
    const told = [outbound('w1', T0 + SECOND, text('hi'), 'delivered')];
    expect(merge(opened.store, told, { requestedAt: T0 + 2 * SECOND })).toMatchObject({ inserted: 0 });
    expect(words(opened.store)).toEqual(['hi']);
    opened.store.outbox.accepted(id, 'w1');
    merge(opened.store, told, { requestedAt: T0 + 3 * SECOND });
    expect(thread(opened.store)).toMatchObject([{ id, status: 'delivered' }]);
  });

  it('is accepted twice without harm', () => {
    const { id } = enqueue();
    opened.store.outbox.claim(T0);
    opened.store.outbox.accepted(id, 'w1');
    merge(opened.store, [outbound('w1', T0, text('hi'), 'read')]);
    expect(opened.store.outbox.accepted(id, 'w1')).toMatchObject({ status: 'read' });
  });

  it('stays one of two where the server gives both one id', () => {
    const [first, second] = [enqueue('1'), enqueue('2')];
    opened.store.outbox.claim(T0);
    opened.store.outbox.accepted(first.id, 'w1');
    opened.store.outbox.claim(T0);
    expect(opened.store.outbox.accepted(second.id, 'w1')).toMatchObject({ status: 'sent', remoteId: null });
    expect(words(opened.store)).toEqual(['1', '2']);
  });

  it('says so where the message is gone', () => {
    expect(() => opened.store.outbox.accepted(999, 'w1')).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    );
  });
});

describe('a message that failed', () => {
  it('says why, is counted, and can be sent again', () => {
    const { id } = enqueue();
    opened.store.outbox.claim(T0);
    opened.store.outbox.failed(id, REFUSED);
    expect(opened.store.messages.get(id)).toMatchObject({ status: 'failed', error: REFUSED });
    expect(conversation()).toMatchObject({ failed: 1 });
    expect(phones(list(opened.store, { filter: 'failed' }))).toEqual([PHONE]);
    const later = enqueue('later');
    expect(opened.store.outbox.retry(id, T0 + MINUTE)).toMatchObject({
      id,
      status: 'queued',
      at: T0 + MINUTE,
    });
    expect(opened.store.messages.get(id)).not.toHaveProperty('error');
    expect(conversation()).toMatchObject({ failed: 0 });
    expect(opened.store.outbox.claim(T0)?.id).toBe(later.id);
    opened.store.outbox.accepted(later.id, 'w2');
    expect(opened.store.outbox.claim(T0)).toMatchObject({ id, attempts: 1 });
  });

  it('leaves nothing of the failed one beside the new one', () => {
    const { id } = enqueue();
    opened.store.outbox.claim(T0);
    opened.store.outbox.accepted(id, 'w1');
    const failed = { ...outbound('w1', T0, text('hi'), 'failed'), error: REFUSED };
    merge(opened.store, [failed], { requestedAt: T0 + 1 });
    expect(statuses()).toEqual(['failed']);
    opened.store.outbox.retry(id, T0 + MINUTE);
    merge(opened.store, [failed], { requestedAt: T0 + 2 });
    expect(statuses()).toEqual(['queued']);
    opened.store.outbox.claim(T0 + MINUTE);
    opened.store.outbox.accepted(id, 'w2');
    merge(opened.store, [failed, outbound('w2', T0 + MINUTE, text('hi'))], { requestedAt: T0 + 3 });
    expect(statuses()).toEqual(['sent']);
    // It arrived after all: then it was sent twice, and that is shown.
    merge(opened.store, [outbound('w1', T0, text('hi'), 'delivered')], { requestedAt: T0 + 4 });
    expect(statuses()).toEqual(['delivered', 'sent']);
  });

  it('can be sent again where another program sent it, if it is of a kind that can', () => {
    merge(opened.store, [
      outbound('w1', T0, text('hi'), 'failed'),
      outbound('w2', T0 + 1, { type: 'sticker', url: null }, 'failed'),
    ]);
    const [first, sticker] = thread(opened.store);
    expect(opened.store.outbox.retry(sticker!.id, T0)).toBeNull();
    expect(opened.store.outbox.retry(first!.id, T0)).toMatchObject({ status: 'queued', remoteId: null });
    expect(opened.store.outbox.claim(T0)).toMatchObject({ id: first!.id });
  });

  it('does not come back once it was discarded', () => {
    const failed = outbound('w1', T0, text('hi'), 'failed');
    merge(opened.store, [failed]);
    expect(opened.store.outbox.discard(thread(opened.store)[0]!.id)).toBe(true);
    expect(conversation()).toBeNull();
    merge(opened.store, [failed], { requestedAt: T0 + 1 });
    expect(thread(opened.store)).toEqual([]);
  });
});

describe('a message of which it is uncertain whether it arrived', () => {
  it('is settled by the history, with its id and status', () => {
    const id = uncertain();
    expect(opened.store.messages.get(id)).toMatchObject({ status: 'uncertain', error: LOST });
    const told = [outbound('w1', T0 + 5 * SECOND, text('hi '), 'delivered')];
    expect(merge(opened.store, told, { requestedAt: T0 + MINUTE })).toMatchObject({
      inserted: 0,
      changed: 1,
    });
    expect(thread(opened.store)).toEqual([
      expect.objectContaining({ id, remoteId: 'w1', status: 'delivered' }),
    ]);
    expect(thread(opened.store)[0]).not.toHaveProperty('error');
  });

  it.each([
    ['of other words', text('hello'), 5 * SECOND],
    ['from before the attempt', text('hi'), -3 * MINUTE],
    ['from long after the attempt', text('hi'), 11 * MINUTE],
  ])('is not settled by a message %s', (_, content, offset) => {
    learnClock();
    const id = uncertain();
    merge(opened.store, [outbound('w1', T0 + offset, content)], { requestedAt: T0 + 12 * MINUTE });
    expect(opened.store.messages.get(id)).toMatchObject({ status: 'uncertain', remoteId: null });
    expect(thread(opened.store)).toHaveLength(2);
  });

  it('is settled by the clock of the server, however wrong that is, once a message told of it', () => {
    learnClock(3 * HOUR);
    const id = uncertain();
    const told = [outbound('w1', T0 + 3 * HOUR + SECOND, text('hi'))];
    merge(opened.store, told, { requestedAt: T0 + 20 * MINUTE });
    expect(opened.store.messages.get(id)).toMatchObject({ status: 'sent', remoteId: 'w1' });
  });

  it('is settled by the order of the history where its clock is not known, or it tells no time', () => {
    for (const [phone, at] of [
      ['+1', T0 - 90 * MINUTE],
      ['+2', null],
    ] as const) {
      merge(opened.store, [inbound('a', at && at - MINUTE)], { phone, requestedAt: T0 - MINUTE });
      const { id } = enqueue('hi', phone);
      opened.store.outbox.claim(T0);
      opened.store.outbox.uncertain(id, LOST, T0);
      merge(opened.store, [inbound('a', at && at - MINUTE), outbound('w1', at, text('hi'))], {
        phone,
        requestedAt: T0 + SECOND,
      });
      expect(thread(opened.store, phone).at(-1)).toMatchObject({ id, status: 'sent', remoteId: 'w1' });
    }
  });

  it('is not settled by an old message of the same words that only comes to light', () => {
    merge(opened.store, [inbound('b', T0 - DAY)], { requestedAt: T0 - MINUTE, reachesStart: false });
    const id = uncertain();
    const older = [outbound('w0', T0 - 2 * DAY, text('hi'))];
    merge(opened.store, older, { requestedAt: T0 + SECOND, isFirstPage: false });
    const page = [outbound('w9', null, text('hi')), inbound('b', T0 - DAY)];
    merge(opened.store, page, { requestedAt: T0 + 2 * SECOND });
    expect(opened.store.messages.get(id)).toMatchObject({ status: 'uncertain', remoteId: null });
  });

  it('is not settled by the customer’s same words, nor by a message known as another’s', () => {
    const sent = enqueue();
    opened.store.outbox.claim(T0);
    opened.store.outbox.accepted(sent.id, 'w1');
    const id = uncertain('hi', T0 + SECOND);
    merge(
      opened.store,
      [outbound('w1', T0 + SECOND, text('hi')), inbound('w2', T0 + 2 * SECOND, text('hi'))],
      {
        requestedAt: T0 + MINUTE,
      },
    );
    expect(opened.store.messages.get(id)?.status).toBe('uncertain');
  });

  it.each<[string, (row: HistoryRecord) => HistoryRecord]>([
    ['of no words', (row) => ({ ...row, content: { type: 'unsupported', kind: 'text', raw: 7 } })],
    ['from the wrong side', (row) => ({ ...row, direction: 'in', status: 'received' })],
  ])('is settled by a row that was first told of as one %s', (_, spoil) => {
    const page = (row: HistoryRecord) => [inbound('a', T0 - 2 * DAY), row];
    merge(opened.store, [inbound('a', T0 - 2 * DAY)], { requestedAt: T0 - SECOND });
    const id = uncertain();
    const ours = outbound('w1', T0 + SECOND, text('hi'));
    merge(opened.store, page(spoil(ours)), { requestedAt: T0 + MINUTE });
    expect(thread(opened.store)).toHaveLength(3);

    expect(merge(opened.store, page(ours), { requestedAt: T0 + 2 * MINUTE }).inserted).toBe(0);
    expect(thread(opened.store).slice(1)).toEqual([
      expect.objectContaining({ id, remoteId: 'w1', status: 'sent' }),
    ]);
  });

  it('is not settled by somebody else’s same words that were known before it', () => {
    merge(opened.store, [outbound('w1', T0 - SECOND, text('hi'))], { requestedAt: T0 });
    const id = uncertain();
    merge(opened.store, [outbound('w1', T0 - SECOND, text('hi'))], { requestedAt: T0 + MINUTE });
    expect(opened.store.messages.get(id)).toMatchObject({ status: 'uncertain', remoteId: null });
    expect(thread(opened.store)).toHaveLength(2);
  });

  it('is settled one to one among equals, oldest first', () => {
    const ids = [uncertain('hi', T0), uncertain('hi', T0 + SECOND), uncertain('hi', T0 + 2 * SECOND)];
    const told = [outbound('w1', T0 + SECOND, text('hi')), outbound('w2', T0 + 3 * SECOND, text('hi'))];
    merge(opened.store, told, { requestedAt: T0 + MINUTE });
    expect(ids.map((id) => opened.store.messages.get(id)?.remoteId)).toEqual(['w1', 'w2', null]);
    expect(opened.store.messages.get(ids[2]!)?.status).toBe('uncertain');
  });

  it('waits with settling while the same words are under way', () => {
    const first = uncertain('hi', T0);
    const second = enqueue('hi');
    opened.store.outbox.claim(T0 + SECOND);
    const told = [outbound('w2', T0 + 2 * SECOND, text('hi'))];
    merge(opened.store, told, { requestedAt: T0 + 3 * SECOND });
    opened.store.outbox.accepted(second.id, 'w2');
    merge(opened.store, told, { requestedAt: T0 + MINUTE });
    expect(opened.store.messages.get(first)).toMatchObject({ status: 'uncertain', remoteId: null });
    expect(opened.store.messages.get(second.id)).toMatchObject({ status: 'sent', remoteId: 'w2' });
    expect(words(opened.store)).toHaveLength(2);
  });

  it('can be settled by the person, and finds its id later', () => {
    const id = uncertain();
    expect(opened.store.outbox.settleAsSent(id)).toMatchObject({ status: 'sent' });
    expect(opened.store.messages.get(id)).not.toHaveProperty('error');
    expect(opened.store.outbox.settleAsSent(id)).toBeNull();
    merge(opened.store, [outbound('w1', T0 + SECOND, text('hi'), 'read')], { requestedAt: T0 + MINUTE });
    expect(thread(opened.store)).toMatchObject([{ id, remoteId: 'w1', status: 'read' }]);
  });

  it('can be sent again by the person alone', () => {
    const id = uncertain();
    expect(opened.store.outbox.claim(T0 + DAY)).toBeNull();
    expect(opened.store.outbox.retry(id, T0 + DAY)).toMatchObject({ status: 'queued' });
    expect(opened.store.outbox.claim(T0 + DAY)).toMatchObject({ id, attempts: 1 });
  });

  it('is what was on its way when the app died', () => {
    const [one, two, waits] = [enqueue('1', '+1'), enqueue('2', '+2'), enqueue('3', '+1')];
    opened.store.outbox.claim(T0);
    opened.store.outbox.claim(T0);
    expect(opened.store.outbox.recover(LOST).sort()).toEqual(['+1', '+2']);
    expect([one, two, waits].map(({ id }) => opened.store.messages.get(id)?.status)).toEqual([
      'uncertain',
      'uncertain',
      'queued',
    ]);
    expect(opened.store.outbox.recover(LOST)).toEqual([]);
  });
});

describe('a message that has left', () => {
  it('is neither retried, discarded, settled, deferred nor failed', () => {
    const { id } = enqueue();
    opened.store.outbox.claim(T0);
    expect(opened.store.outbox.discard(id)).toBe(false);
    opened.store.outbox.accepted(id, 'w1');
    opened.store.outbox.defer(id, T0, LOST, true);
    opened.store.outbox.failed(id, REFUSED);
    opened.store.outbox.uncertain(id, LOST);
    expect(opened.store.outbox.retry(id, T0)).toBeNull();
    expect(opened.store.outbox.discard(id)).toBe(false);
    expect(opened.store.outbox.settleAsSent(id)).toBeNull();
    expect(opened.store.messages.get(id)).toMatchObject({ status: 'sent', remoteId: 'w1' });
    expect(opened.store.outbox.waiting()).toBe(0);
  });

  it('is not confused with an id that was never there', () => {
    expect(opened.store.outbox.retry(7, T0)).toBeNull();
    expect(opened.store.outbox.discard(7)).toBe(false);
    opened.store.outbox.defer(7, T0, LOST, true);
  });
});

describe('discarding', () => {
  it('takes the message off the conversation, and the conversation with its last', () => {
    merge(opened.store, [inbound('a', T0)], { phone: '+1' });
    const reply = enqueue('reply', '+1', T0 + 1);
    expect(opened.store.conversations.get('+1')?.last?.content).toEqual(text('reply'));
    expect(opened.store.outbox.discard(reply.id)).toBe(true);
    expect(opened.store.conversations.get('+1')).toMatchObject({ last: { content: text('a') }, lastAt: T0 });
    expect(opened.store.outbox.waiting()).toBe(0);

    const only = enqueue('only', '+2');
    opened.store.outbox.discard(only.id);
    expect(opened.store.conversations.get('+2')).toBeNull();
    expect(polled(opened.store).total).toBe(1);
  });

  it('refuses the clientId from then on, across restarts', () => {
    const send = { clientId: 'gone', phone: PHONE, content: text('hi'), at: T0 };
    opened.store.outbox.discard(opened.store.outbox.enqueue(send).id);
    opened.store.close();
    opened.store = openStoreHere(opened.folder.file);
    expect(() => opened.store.outbox.enqueue(send)).toThrow(
      expect.objectContaining({ code: 'MESSAGE_NOT_RETRYABLE' }),
    );
    expect(opened.store.outbox.waiting()).toBe(0);
  });

  it('keeps the contact, and gives no other message the id', () => {
    pass(opened.store, [contact(PHONE, { name: 'Ravi' })]);
    const { id } = enqueue();
    opened.store.outbox.discard(id);
    expect(opened.store.contacts.get(PHONE)?.name).toBe('Ravi');
    expect(enqueue().id).toBeGreaterThan(id);
  });
});
