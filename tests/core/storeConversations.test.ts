import { beforeEach, describe, expect, it } from 'vitest';
import type { ConversationFilter } from '#contract/routes/conversations.ts';
import {
  contact,
  DAY,
  HOUR,
  inbound,
  list,
  LOST,
  mediaForm,
  merge,
  MINUTE,
  outbound,
  pass,
  polled,
  PHONE,
  phones,
  REFUSED,
  T0,
  text,
  useStore,
} from './storeFixture.ts';

const opened = useStore();

const found = (filter: ConversationFilter, values = {}) => {
  const answer = list(opened.store, { filter, ...values });
  expect(answer.total).toBe(answer.rows.length);
  return phones(answer);
};

describe('the conversation list', () => {
  it('has pinned ones first, then the newest', () => {
    merge(opened.store, [inbound('a', T0 - 3 * HOUR)], { phone: '+1' });
    merge(opened.store, [inbound('b', T0 - HOUR)], { phone: '+2' });
    merge(opened.store, [inbound('c', T0 - 2 * HOUR)], { phone: '+3' });
    opened.store.conversations.setState('+1', { isPinned: true });
    expect(found('all')).toEqual(['+1', '+2', '+3']);
    merge(opened.store, [inbound('c2', T0)], { phone: '+3', requestedAt: T0 + 1 });
    expect(found('all')).toEqual(['+1', '+3', '+2']);
  });

  it('has no row for a contact nobody wrote with', () => {
    pass(opened.store, [contact('+1', { name: 'Ravi' })]);
    merge(opened.store, [], { phone: '+1' });
    expect(found('all')).toEqual([]);
    expect(opened.store.conversations.get('+1')).toBeNull();
  });

  it('shows name, tags and opt-in of the contact, and tells a number without one', () => {
    pass(opened.store, [contact('+1', { name: 'Ravi', tags: ['vip'], isOptedIn: true })]);
    merge(opened.store, [outbound('a', T0, text('hello'), 'read')], { phone: '+1' });
    merge(opened.store, [inbound('b', T0 - 1)], { phone: '+2' });
    expect(list(opened.store).rows).toEqual([
      {
        phone: '+1',
        name: 'Ravi',
        tags: ['vip'],
        isOptedIn: true,
        last: { direction: 'out', content: text('hello'), status: 'read', at: T0 },
        lastAt: T0,
        unread: 0,
        lastInboundAt: null,
        failed: 0,
        isPinned: false,
        isMarkedUnread: false,
        isDone: false,
        hasDraft: false,
      },
      expect.objectContaining({ phone: '+2', name: null, tags: [], isOptedIn: null, lastInboundAt: T0 - 1 }),
    ]);
  });

  it('pages without overlap far down', () => {
    for (let index = 0; index < 45; index += 1) {
      merge(opened.store, [inbound('a', T0 - (index % 3) * MINUTE)], { phone: `+${100 + index}` });
    }
    const pages = [0, 20, 40].map((offset) => list(opened.store, { offset, limit: 20 }));
    expect(new Set(pages.flatMap(phones)).size).toBe(45);
    const times = pages.flatMap(({ rows }) => rows.map(({ lastAt }) => lastAt));
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });
});

describe('the filters', () => {
  beforeEach(() => {
    merge(opened.store, [inbound('a', T0 - HOUR)], { phone: '+unread' });
    merge(opened.store, [inbound('a', T0 - 2 * HOUR)], { phone: '+read' });
    opened.store.conversations.markRead('+read');
    merge(opened.store, [inbound('a', T0 - 3 * DAY), outbound('b', T0 - 2 * DAY)], { phone: '+answered' });
    merge(opened.store, [inbound('a', T0 - 3 * HOUR), outbound('b', T0 - 2 * HOUR)], { phone: '+done' });
    opened.store.conversations.setState('+done', { isDone: true });
    merge(opened.store, [inbound('a', T0 - 4 * HOUR)], { phone: '+doneUnread' });
    opened.store.conversations.setState('+doneUnread', { isDone: true });
    merge(opened.store, [outbound('b', T0 - 5 * HOUR, text('b'), 'failed')], { phone: '+failed' });
  });

  it.each<[ConversationFilter, string[]]>([
    ['all', ['+unread', '+read', '+failed', '+answered']],
    ['unread', ['+unread', '+doneUnread']],
    ['needs-reply', ['+unread', '+read']],
    ['window-open', ['+unread', '+read']],
    ['failed', ['+failed']],
    ['done', ['+done', '+doneUnread']],
  ])('%s shows what it says', (filter, expected) => {
    expect(found(filter)).toEqual(expected);
    expect(found(filter, { search: '+' })).toEqual(expected);
    expect(found(filter, { search: expected[0]!.slice(1) }).slice(0, 1)).toEqual(expected.slice(0, 1));
  });

  it('counts what they show, over all conversations', () => {
    expect(opened.store.conversations.counts()).toEqual({
      unread: 2,
      needsReply: 2,
      failed: 1,
      unreadMessages: 2,
    });
  });

  it('closes the window 24 hours after the customer’s newest message, to the millisecond', () => {
    const opens = T0 - HOUR + DAY;
    expect(found('window-open', { now: opens - 1 })).toEqual(['+unread']);
    expect(found('window-open', { now: opens })).toEqual([]);
  });

  it('keeps the window open by the customer’s reaction, and shuts it when that is taken back', () => {
    const reaction = (emoji: string) => ({ type: 'reaction' as const, emoji, targetId: 'b' });
    merge(opened.store, [inbound('r', T0, reaction('👍'))], { phone: '+answered', requestedAt: T0 });
    expect(found('window-open')).toContain('+answered');
    merge(opened.store, [inbound('r2', T0 + 1, reaction(''))], { phone: '+answered', requestedAt: T0 + 1 });
    expect(opened.store.conversations.get('+answered')?.lastInboundAt).toBe(T0);
  });

  it('puts pinned ones first in each', () => {
    opened.store.conversations.setState('+read', { isPinned: true });
    for (const filter of ['all', 'needs-reply', 'window-open'] as const)
      expect(found(filter)[0]).toBe('+read');
  });
});

describe('search', () => {
  it('finds by the contact’s name and address and by the number, of people without a contact too', () => {
    pass(opened.store, [
      contact('+919810007919', { name: 'Zoë', email: 'z@shop.example' }),
      contact('+46', { name: 'Zoe two' }),
    ]);
    merge(opened.store, [inbound('a', T0)]);
    merge(opened.store, [inbound('a', T0)], { phone: '+4912345' });
    for (const search of ['zoe', 'zo', 'shop.ex', '98100', '+91 98100-07919']) {
      expect(found('all', { search })).toEqual([PHONE]);
    }
    expect(found('all', { search: '12345' })).toEqual(['+4912345']);
    expect(found('all', { search: 'nobody' })).toEqual([]);
    pass(opened.store, [contact('+4912345', { name: 'Zoe three' })]);
    expect(found('all', { search: 'zoe' })).toEqual(['+4912345']);
  });

  it('finds among more hits than it sorts', () => {
    const all = Array.from({ length: 2100 }, (_, index) => `+46${String(index).padStart(5, '0')}`);
    const save = opened.store.db.transaction(() => {
      all.forEach((phone, index) => merge(opened.store, [inbound('a', T0 - index * 1000)], { phone }));
    });
    save();
    const answer = list(opened.store, { search: '+460', offset: 2095 });
    expect(answer.total).toBe(2100);
    expect(phones(answer)).toEqual(all.slice(2095));
  }, 60_000);
});

describe('what the person chose', () => {
  it('makes a conversation of anyone, and undoes it', () => {
    pass(opened.store, [contact('+1', { name: 'Ravi' })]);
    opened.store.conversations.setState('+1', { isPinned: true });
    opened.store.conversations.setState('+2', { isMarkedUnread: true });
    expect(found('all').sort()).toEqual(['+1', '+2']);
    expect(opened.store.conversations.get('+1')).toMatchObject({ name: 'Ravi', last: null, isPinned: true });
    expect(found('unread')).toEqual(['+2']);
    opened.store.conversations.setState('+1', { isPinned: false });
    opened.store.conversations.markRead('+2');
    expect(found('all')).toEqual([]);
    expect(opened.store.contacts.get('+1')?.name).toBe('Ravi');
  });

  it('changes only what is named', () => {
    merge(opened.store, [inbound('a', T0)]);
    opened.store.conversations.setState(PHONE, { isPinned: true, isMarkedUnread: true });
    opened.store.conversations.setState(PHONE, { isDone: true });
    expect(opened.store.conversations.get(PHONE)).toMatchObject({
      isPinned: true,
      isMarkedUnread: true,
      isDone: true,
    });
    opened.store.conversations.markRead(PHONE);
    expect(opened.store.conversations.get(PHONE)).toMatchObject({
      isPinned: true,
      isMarkedUnread: false,
      unread: 0,
    });
  });

  it('is done until the customer writes again', () => {
    merge(opened.store, [inbound('b', T0)], { reachesStart: false });
    opened.store.conversations.setState(PHONE, { isDone: true });
    merge(opened.store, [inbound('a', T0 - HOUR)], { isFirstPage: false });
    merge(opened.store, [outbound('c', T0 + 1)], { requestedAt: T0 + 1 });
    expect(found('done')).toEqual([PHONE]);
    merge(opened.store, [inbound('d', T0 + 2)], { requestedAt: T0 + 2 });
    expect(found('done')).toEqual([]);
    expect(found('needs-reply')).toEqual([PHONE]);
  });

  it('is not asked for by marking as read what is not there', () => {
    opened.store.conversations.markRead('+1');
    expect(found('all')).toEqual([]);
    expect(polled(opened.store).total).toBe(0);
  });
});

describe('a draft', () => {
  it('is kept as typed, and makes a conversation until it is emptied', () => {
    opened.store.drafts.set('+1', { text: '  Hello th' }, T0);
    expect(opened.store.drafts.get('+1')).toMatchObject({ text: '  Hello th' });
    expect(opened.store.conversations.get('+1')).toMatchObject({ hasDraft: true, last: null, lastAt: T0 });
    opened.store.drafts.set('+1', { text: 'Hello there' }, T0 + 1);
    expect(opened.store.drafts.get('+1')).toMatchObject({ text: 'Hello there' });
    opened.store.drafts.set('+1', { text: '' }, T0 + 2);
    expect(opened.store.drafts.get('+1')).toMatchObject({ text: '' });
    expect(opened.store.conversations.get('+1')).toBeNull();
    opened.store.drafts.set('+9', { text: '' }, T0);
    expect(polled(opened.store).total).toBe(0);
  });

  it('keeps its form while the text beside it changes, and is forgotten with both', () => {
    const form = mediaForm('https://example.com/a.jpg', 'Half a cap');
    opened.store.drafts.set('+1', { text: '', form }, T0);
    expect(opened.store.conversations.get('+1')).toMatchObject({ hasDraft: true, lastAt: T0 });
    opened.store.drafts.set('+1', { text: 'Beside' }, T0 + 1);
    expect(opened.store.drafts.get('+1')).toEqual({ text: 'Beside', form });
    opened.store.drafts.set('+1', { text: '' }, T0 + 2);
    expect(opened.store.drafts.get('+1')).toEqual({ text: '', form });
    opened.store.drafts.set('+1', { text: 'Beside', form: null }, T0 + 3);
    expect(opened.store.drafts.get('+1')).toEqual({ text: 'Beside', form: null });
    opened.store.drafts.set('+1', { text: '' }, T0 + 4);
    expect(opened.store.conversations.get('+1')).toBeNull();
    expect(opened.store.drafts.get('+1')).toEqual({ text: '', form: null });
  });

  it('gives its text where its form is of another version', () => {
    opened.store.drafts.set('+1', { text: 'Kept', form: mediaForm('') }, T0);
    for (const odd of ['{"type":"carousel"}', '[[[', '']) {
      opened.store.db.prepare('UPDATE drafts SET form = ?').run(odd);
      expect(opened.store.drafts.get('+1')).toEqual({ text: 'Kept', form: null });
    }
  });

  it('leaves a conversation with messages where it stands', () => {
    merge(opened.store, [inbound('a', T0)]);
    opened.store.drafts.set(PHONE, { text: 'later' }, T0 + HOUR);
    expect(opened.store.conversations.get(PHONE)).toMatchObject({ hasDraft: true, lastAt: T0 });
    opened.store.drafts.set(PHONE, { text: '' }, T0 + HOUR);
    expect(opened.store.conversations.get(PHONE)).toMatchObject({ hasDraft: false, lastAt: T0 });
  });
});

describe('what a row says of its messages', () => {
  it('follows the outbox', () => {
    merge(opened.store, [inbound('a', T0)]);
    const { id } = opened.store.outbox.enqueue({
      clientId: 'c1',
      phone: PHONE,
      content: text('hi'),
      at: T0 + 1,
    });
    const row = () => opened.store.conversations.get(PHONE);
    expect(row()?.last).toMatchObject({ content: text('hi'), status: 'queued' });
    opened.store.outbox.claim(T0 + 1);
    expect(row()?.last?.status).toBe('sending');
    opened.store.outbox.uncertain(id, LOST);
    expect(row()).toMatchObject({ last: { status: 'uncertain' }, failed: 0 });
    opened.store.outbox.failed(id, REFUSED);
    expect(row()).toMatchObject({ last: { status: 'failed' }, failed: 1 });
  });
});
