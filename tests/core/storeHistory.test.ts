import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MessageStatus } from '#contract/routes/messages.ts';
import {
  DAY,
  HOUR,
  inbound,
  merge,
  MINUTE,
  outbound,
  PHONE,
  polled,
  SECOND,
  T0,
  text,
  thread,
  words,
  useStore,
} from './storeFixture.ts';

const opened = useStore();

const conversation = () => opened.store.conversations.get(PHONE);

describe('merging a page of history', () => {
  it('shows it oldest first, whoever has no contact', () => {
    const page = [inbound('a', T0 - 3000), outbound('b', T0 - 2000), inbound('c', T0 - 1000)];
    expect(merge(opened.store, page)).toEqual({
      inserted: 3,
      changed: 0,
      received: 0,
      arrivedAt: [T0 - 3000, T0 - 2000, T0 - 1000],
      metKnown: false,
      hasGap: false,
    });
    expect(words(opened.store)).toEqual(['a', 'b', 'c']);
    expect(thread(opened.store)[1]).toMatchObject({
      remoteId: 'b',
      clientId: null,
      status: 'sent',
      at: T0 - 2000,
    });
    expect(conversation()).toMatchObject({ name: null, last: { content: text('c') }, lastAt: T0 - 1000 });
  });

  it('does not double what is known, and tells that it met it', () => {
    const page = [inbound('a', T0 - 3000), outbound('b', T0 - 2000)];
    merge(opened.store, page);
    expect(merge(opened.store, page, { requestedAt: T0 + 1 })).toEqual({
      inserted: 0,
      changed: 0,
      received: 0,
      arrivedAt: [],
      metKnown: true,
      hasGap: false,
    });
    const shifted = [...page.slice(1), inbound('c', T0)];
    expect(merge(opened.store, shifted, { requestedAt: T0 + 2 })).toMatchObject({
      inserted: 1,
      received: 1,
      metKnown: true,
      hasGap: false,
    });
    expect(words(opened.store)).toEqual(['a', 'b', 'c']);
  });

  it('tells when what is new was written, in order, ours too, and nothing of what has no time or was known', () => {
    merge(opened.store, [inbound('a', T0 - 3000)]);
    const { id } = opened.store.outbox.enqueue({ clientId: 'c1', phone: PHONE, content: text('hi'), at: T0 });
    opened.store.outbox.claim(T0);
    opened.store.outbox.accepted(id, 'ours');
    const page = [
      inbound('a', T0 - 3000),
      inbound('late', T0 + 2000),
      outbound('theirs too', T0 + 1000),
      inbound('timeless', null),
      outbound('ours', T0 + 3000, text('hi')),
    ];
    const merged = merge(opened.store, page, { requestedAt: T0 + HOUR });
    expect(merged).toMatchObject({ inserted: 3, arrivedAt: [T0 + 1000, T0 + 2000] });
  });

  it('takes a row that stands twice in a page once, at its furthest', () => {
    const twins = [outbound('a', T0, text('a'), 'read'), outbound('a', T0, text('a'), 'sent')];
    expect(merge(opened.store, twins).inserted).toBe(1);
    expect(thread(opened.store)).toMatchObject([{ status: 'read' }]);
  });

  it('keeps equal ids of two conversations apart', () => {
    merge(opened.store, [inbound('row:1', T0)], { phone: '+1' });
    merge(opened.store, [inbound('row:1', T0)], { phone: '+2' });
    expect(words(opened.store, '+1')).toEqual(['row:1']);
    expect(words(opened.store, '+2')).toEqual(['row:1']);
  });

  it('keeps all of a row: error, answer, and what could not be read', () => {
    const error = { code: 'WHATSAPP_FAILED' as const, message: 'Not on WhatsApp.' };
    merge(opened.store, [
      { ...outbound('a', T0, text('a'), 'failed'), error },
      { ...inbound('b', T0 + 1, { type: 'unsupported', kind: 'poll', raw: { q: 1 } }), replyToId: 'a' },
    ]);
    expect(thread(opened.store)).toMatchObject([
      { status: 'failed', error },
      { content: { type: 'unsupported', raw: { q: 1 } }, replyToId: 'a' },
    ]);
  });

  it('takes what the server says of an outbound row as at least sent', () => {
    merge(opened.store, [
      outbound('a', T0, text('a'), 'queued'),
      outbound('b', T0 + 1, text('b'), 'received'),
    ]);
    expect(thread(opened.store).map(({ status }) => status)).toEqual(['sent', 'sent']);
  });

  it('lets an older answer that arrives late overwrite nothing', () => {
    merge(opened.store, [inbound('a', T0, text('first words')), outbound('b', T0, text('b'), 'sent')], {
      requestedAt: T0,
    });
    const edited = [inbound('a', T0, text('edited')), outbound('b', T0, text('b'), 'read')];
    expect(merge(opened.store, edited, { requestedAt: T0 + 20 })).toMatchObject({ changed: 2 });
    const late = [inbound('a', T0, text('first words')), outbound('b', T0, text('b'), 'delivered')];
    expect(merge(opened.store, late, { requestedAt: T0 + 10 })).toMatchObject({ changed: 0 });
    expect(thread(opened.store)).toMatchObject([{ content: text('edited') }, { status: 'read' }]);
    expect(opened.store.conversations.history(PHONE).polledAt).toBe(T0 + 20);
  });

  it('never lets a status step back, in whatever order answers come', () => {
    const said = fc.constantFrom<MessageStatus>('sent', 'delivered', 'read', 'failed');
    const answers = fc.array(
      fc.record({ status: said, requestedAt: fc.integer({ min: T0, max: T0 + 100 }) }),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    let phone = 0;
    const outcome = (story: readonly { status: MessageStatus; requestedAt: number }[]): MessageStatus[] => {
      const target = { phone: `+${++phone}` };
      return story.map(({ status, requestedAt }) => {
        merge(opened.store, [outbound('a', T0, text('a'), status)], { ...target, requestedAt });
        return thread(opened.store, target.phone)[0]!.status;
      });
    };
    const order: MessageStatus[] = ['sent', 'failed', 'delivered', 'read'];
    fc.assert(
      fc.property(answers, fc.infiniteStream(fc.nat()), (story, random) => {
        const path = outcome(story).map((status) => order.indexOf(status));
        expect(path).toEqual([...path].sort((a, b) => a - b));
        const shuffled = story
          .map((answer) => ({ answer, key: random.next().value as number }))
          .sort((a, b) => a.key - b.key);
        expect(outcome(shuffled.map(({ answer }) => answer)).at(-1)).toBe(outcome(story).at(-1));
      }),
      { numRuns: 40 },
    );
  });

  it('forgets why a message failed once it arrived after all', () => {
    const error = { code: 'WHATSAPP_FAILED' as const, message: 'Try later.' };
    merge(opened.store, [{ ...outbound('a', T0, text('a'), 'failed'), error }]);
    merge(opened.store, [outbound('a', T0, text('a'), 'delivered')], { requestedAt: T0 + 1 });
    expect(thread(opened.store)[0]).not.toHaveProperty('error');
    expect(conversation()?.failed).toBe(0);
  });
});

describe('the order of a thread', () => {
  it('keeps the page’s order among rows of one second, over pages too', () => {
    const second = (ids: string) => Array.from(ids).map((id) => inbound(id, T0));
    merge(opened.store, second('fgh'), { reachesStart: false });
    merge(opened.store, second('cde'), { isFirstPage: false, reachesStart: false });
    merge(opened.store, second('ab'), { isFirstPage: false });
    expect(words(opened.store).join('')).toBe('abcdefgh');
    merge(opened.store, second('hij'), { requestedAt: T0 + SECOND });
    expect(words(opened.store).join('')).toBe('abcdefghij');
  });

  it('puts a row found later between its neighbours of the same second', () => {
    merge(opened.store, [inbound('a', T0), inbound('c', T0)]);
    merge(opened.store, [inbound('a', T0), inbound('b', T0), inbound('c', T0)], { requestedAt: T0 + 1 });
    expect(words(opened.store).join('')).toBe('abc');
  });

  it('keeps rows without a time where the page has them', () => {
    merge(opened.store, [
      inbound('a', null),
      inbound('b', T0 - MINUTE),
      inbound('c', null),
      inbound('d', null),
      inbound('e', T0),
    ]);
    expect(words(opened.store).join('')).toBe('abcde');
    expect(thread(opened.store)[2]?.at).toBe(T0 - MINUTE);
  });

  it('keeps pages in order of which no row has a time', () => {
    const page = (ids: string) => Array.from(ids).map((id) => inbound(id, null));
    merge(opened.store, page('efg'), { reachesStart: false });
    merge(opened.store, page('bcd'), { isFirstPage: false });
    merge(opened.store, page('gh'), { requestedAt: T0 + MINUTE });
    expect(words(opened.store).join('')).toBe('bcdefgh');
  });

  it('is not broken by a time in the future', () => {
    merge(opened.store, [inbound('a', T0 - MINUTE), inbound('b', T0 + 900 * DAY)]);
    merge(opened.store, [inbound('b', T0 + 900 * DAY), inbound('c', T0 + MINUTE)], {
      requestedAt: T0 + HOUR,
    });
    expect(words(opened.store).join('')).toBe('abc');
    expect(conversation()).toMatchObject({ lastAt: T0 + MINUTE, lastInboundAt: T0 + MINUTE });
  });

  it('puts our own message where the server has it, whatever this computer’s clock says', () => {
    const { id } = opened.store.outbox.enqueue({
      clientId: 'c1',
      phone: PHONE,
      content: text('ours'),
      at: T0 + HOUR,
    });
    opened.store.outbox.claim(T0 + HOUR);
    opened.store.outbox.accepted(id, 'w1');
    merge(opened.store, [outbound('w1', T0, text('ours')), inbound('reply', T0 + MINUTE)], {
      requestedAt: T0 + HOUR,
    });
    expect(words(opened.store)).toEqual(['ours', 'reply']);
    expect(conversation()).toMatchObject({ lastAt: T0 + MINUTE });
  });

  it('is the order of times, whatever the pages', () => {
    const times = fc.uniqueArray(fc.integer({ min: T0 - 40, max: T0 }), { minLength: 1, maxLength: 12 });
    let phone = 0;
    fc.assert(
      fc.property(times, fc.array(fc.nat(12), { minLength: 1, maxLength: 4 }), (set, cuts) => {
        const target = `+${++phone}`;
        const all = [...set].sort((a, b) => a - b).map((at) => inbound(`m${at}`, at));
        for (const cut of [...cuts, 0]) merge(opened.store, all.slice(cut), { phone: target });
        expect(words(opened.store, target)).toEqual(all.map(({ remoteId }) => remoteId));
      }),
      { numRuns: 40 },
    );
  });

  it('pages back without a gap or a double, also among equal times', () => {
    merge(
      opened.store,
      Array.from({ length: 25 }, (_, index) => inbound(`m${index}`, T0 + Math.floor(index / 10) * SECOND)),
    );
    const seen: string[] = [];
    let before: number | undefined;
    for (;;) {
      const page = opened.store.messages.list({
        phone: PHONE,
        limit: 7,
        ...(before !== undefined && { before }),
      });
      seen.unshift(...page.rows.map(({ remoteId }) => `${remoteId}`));
      before = page.rows[0]?.id;
      if (!page.more) break;
    }
    expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => `m${index}`));
  });
});

describe('what is unread', () => {
  it('is, at first sight, what came after the last answer', () => {
    merge(opened.store, [
      inbound('a', T0 - HOUR),
      outbound('b', T0 - 30 * MINUTE),
      inbound('c', T0 - 2),
      inbound('d', T0 - 1),
    ]);
    expect(conversation()).toMatchObject({ unread: 2 });
    expect(opened.store.conversations.counts()).toMatchObject({ unread: 1, unreadMessages: 2 });
  });

  it('is, at first sight, nothing that was left alone for weeks', () => {
    merge(opened.store, [inbound('a', T0 - 40 * DAY), inbound('b', T0 - 20 * DAY), inbound('c', T0 - DAY)]);
    expect(conversation()).toMatchObject({ unread: 1 });
  });

  it('announces nothing of an old history', () => {
    expect(merge(opened.store, [inbound('a', T0 - HOUR)]).received).toBe(0);
  });

  it('never grows by older pages', () => {
    merge(opened.store, [inbound('c', T0 - 3), inbound('d', T0 - 2)], { reachesStart: false });
    merge(opened.store, [inbound('a', T0 - 5), inbound('b', T0 - 4)], { isFirstPage: false });
    expect(conversation()).toMatchObject({ unread: 2 });
  });

  it('is a new customer’s first message, though an automatic reply came after it', () => {
    merge(opened.store, [inbound('old', T0 - DAY)], { phone: '+1' });
    const first = [inbound('a', T0 + HOUR), outbound('auto', T0 + HOUR + SECOND)];
    expect(merge(opened.store, first, { requestedAt: T0 + 2 * HOUR }).received).toBe(1);
    expect(conversation()).toMatchObject({ unread: 1 });
  });

  it('is every new message until it is read, also one of the same second', () => {
    merge(opened.store, [inbound('a', T0)]);
    opened.store.conversations.markRead(PHONE);
    expect(conversation()).toMatchObject({ unread: 0 });
    expect(merge(opened.store, [inbound('a', T0), inbound('b', T0)], { requestedAt: T0 + 1 }).received).toBe(
      1,
    );
    expect(conversation()).toMatchObject({ unread: 1 });
    opened.store.conversations.markRead(PHONE);
    merge(opened.store, [inbound('b', T0)], { requestedAt: T0 + 2 });
    expect(conversation()).toMatchObject({ unread: 0 });
  });

  it('is a new message though this computer’s clock, and with it our last message, is ahead', () => {
    merge(opened.store, [inbound('a', T0)]);
    opened.store.outbox.enqueue({ clientId: 'c1', phone: PHONE, content: text('ours'), at: T0 + HOUR });
    opened.store.conversations.markRead(PHONE);
    merge(opened.store, [inbound('a', T0), inbound('b', T0 + MINUTE)], { requestedAt: T0 + HOUR });
    expect(conversation()).toMatchObject({ unread: 1 });
  });

  it('brings back a chat that was done before its history was seen, as in a file that was mended', () => {
    merge(opened.store, [outbound('a', T0 - DAY)], { phone: '+447911123456' });
    opened.store.conversations.setState(PHONE, { isDone: true });
    merge(opened.store, [inbound('b', T0 - HOUR)], { requestedAt: T0 + HOUR });
    expect(conversation()).toMatchObject({ isDone: true });

    const other = '+5511987654321';
    opened.store.conversations.setState(other, { isDone: true });
    merge(opened.store, [inbound('c', T0 + MINUTE)], { phone: other, requestedAt: T0 + HOUR });
    expect(opened.store.conversations.get(other)).toMatchObject({ isDone: false, unread: 1 });
  });

  it('is no reaction', () => {
    merge(opened.store, [outbound('a', T0 - HOUR)]);
    opened.store.conversations.setState(PHONE, { isDone: true });
    const liked = inbound('r', T0, { type: 'reaction', emoji: '👍', targetId: 'a' });
    expect(merge(opened.store, [liked], { requestedAt: T0 }).received).toBe(0);
    expect(conversation()).toMatchObject({ unread: 0, isDone: true, last: { content: { emoji: '👍' } } });
    expect(opened.store.conversations.counts().needsReply).toBe(0);
    const takenBack = inbound('r2', T0 + 1, { type: 'reaction', emoji: '', targetId: 'a' });
    merge(opened.store, [liked, takenBack], { requestedAt: T0 + 1 });
    expect(conversation()).toMatchObject({ last: { content: text('a') } });
  });
});

describe('how much of a history is here', () => {
  const page = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) =>
      inbound(`m${from + index}`, T0 + (from + index) * SECOND),
    );
  const history = () => opened.store.conversations.history(PHONE);

  it('is nothing before the first look', () => {
    expect(history()).toEqual({ polledAt: null, isComplete: false, known: 0 });
  });

  it('follows the pages down to the start', () => {
    merge(opened.store, page(21, 40), { requestedAt: T0 + DAY, reachesStart: false });
    expect(history()).toEqual({ polledAt: T0 + DAY, isComplete: false, known: 20 });
    merge(opened.store, page(1, 20), { requestedAt: T0 + DAY + 1, isFirstPage: false });
    expect(history()).toEqual({ polledAt: T0 + DAY, isComplete: true, known: 40 });
  });

  it('notes an empty history as read', () => {
    merge(opened.store, []);
    expect(history()).toEqual({ polledAt: T0, isComplete: true, known: 0 });
    expect(conversation()).toBeNull();
    expect(polled(opened.store)).toEqual({ done: 1, total: 1 });
  });

  it('remembers a gap until the pages between are here', () => {
    merge(opened.store, page(1, 20), { reachesStart: true });
    const first = merge(opened.store, page(61, 80), { requestedAt: T0 + DAY, reachesStart: false });
    expect(first).toMatchObject({ metKnown: false, hasGap: true });
    expect(history()).toMatchObject({ isComplete: false, known: 20 });
    // The next look meets the rows above the gap, which proves nothing of those below it.
    expect(
      merge(opened.store, page(61, 80), { requestedAt: T0 + DAY + 1, reachesStart: false }).metKnown,
    ).toBe(false);
    const older = { requestedAt: T0 + DAY + 2, isFirstPage: false, reachesStart: false };
    expect(merge(opened.store, page(41, 60), older).metKnown).toBe(false);
    expect(history()).toMatchObject({ isComplete: false, known: 40 });
    expect(merge(opened.store, page(15, 40), older)).toMatchObject({ metKnown: true, hasGap: false });
    expect(history()).toMatchObject({ isComplete: true, known: 80 });
  });

  it('keeps two gaps apart', () => {
    merge(opened.store, page(1, 20), { reachesStart: true });
    merge(opened.store, page(41, 60), { requestedAt: T0 + DAY, reachesStart: false });
    merge(opened.store, page(81, 100), { requestedAt: T0 + 2 * DAY, reachesStart: false });
    expect(history()).toMatchObject({ isComplete: false, known: 20 });
    const older = { requestedAt: T0 + 2 * DAY, isFirstPage: false, reachesStart: false };
    merge(opened.store, page(60, 80), older);
    expect(history()).toMatchObject({ isComplete: false, known: 60 });
    expect(merge(opened.store, page(20, 41), older).metKnown).toBe(true);
    expect(history()).toMatchObject({ isComplete: true, known: 100 });
  });

  it('is not taken as met through our own message, which the history never showed', () => {
    merge(opened.store, page(1, 20), { reachesStart: true });
    const { id } = opened.store.outbox.enqueue({
      clientId: 'c1',
      phone: PHONE,
      content: text('hi'),
      at: T0 + DAY,
    });
    opened.store.outbox.claim(T0 + DAY);
    opened.store.outbox.accepted(id, 'ours');
    const rows = [...page(61, 79), outbound('ours', T0 + DAY, text('hi'))];
    expect(merge(opened.store, rows, { requestedAt: T0 + DAY, reachesStart: false }).metKnown).toBe(false);
  });
});
