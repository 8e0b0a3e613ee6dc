import { describe, expect, it } from 'vitest';
import type { Message } from '#contract/routes/messages.ts';
import { createDayOf, firstUnread, groupThread, type GroupOptions, type MessageItem } from './groupThread';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

function message(id: number, direction: 'in' | 'out', at: number, more: Partial<Message> = {}): Message {
  return {
    id,
    remoteId: `wamid.${id}`,
    clientId: null,
    phone: '+1',
    direction,
    content: { type: 'text', text: `${id}` },
    status: direction === 'in' ? 'received' : 'sent',
    at,
    replyToId: null,
    ...more,
  };
}

function group(messages: Message[], unread: GroupOptions['unread'] = null) {
  return groupThread(messages, { unread, dayOf: (at) => String(Math.floor(at / DAY)) });
}

/** `D` a day, `N2` the unread line, `3` a bubble, `(3` the first and `3)` the last of its run. */
function draw(items: ReturnType<typeof group>): string {
  return items
    .map((item) => {
      if (item.kind === 'day') return 'D';
      if (item.kind === 'new') return `N${item.count}`;
      return `${item.isFirst ? '(' : ''}${item.message.id}${item.isLast ? ')' : ''}`;
    })
    .join(' ');
}

describe('groupThread', () => {
  it('joins what one side says in a row', () => {
    const rows = [
      message(1, 'in', 0),
      message(2, 'in', MINUTE),
      message(3, 'in', 2 * MINUTE),
      message(4, 'out', 3 * MINUTE),
    ];
    expect(draw(group(rows))).toBe('D (1 2 3) (4)');
  });

  it('ends a run after a pause and at midnight', () => {
    const rows = [
      message(1, 'in', 0),
      message(2, 'in', 11 * MINUTE),
      message(3, 'in', DAY),
      message(4, 'in', DAY + 1),
    ];
    expect(draw(group(rows))).toBe('D (1) (2) D (3 4)');
  });

  it('puts the unread line above the first unread message and ends the run there', () => {
    const rows = [message(1, 'in', 0), message(2, 'in', 1), message(3, 'in', 2)];
    expect(draw(group(rows, { firstId: 2, count: 2 }))).toBe('D (1) N2 (2 3)');
  });

  it('hangs a reaction under its message and joins the run over it', () => {
    const reaction = message(2, 'out', 1, {
      content: { type: 'reaction', emoji: '👍', targetId: 'wamid.1' },
    });
    const items = group([message(1, 'in', 0), reaction, message(3, 'in', 2)]);
    expect(draw(items)).toBe('D (1 3)');
    expect(items[1]).toMatchObject({ reactions: [{ emoji: '👍', direction: 'out' }] });
  });

  it('shows the newest reaction of each side, and none that was taken back', () => {
    const react = (id: number, direction: 'in' | 'out', emoji: string): Message =>
      message(id, direction, id, { content: { type: 'reaction', emoji, targetId: 'wamid.1' } });
    const items = group([
      message(1, 'in', 0),
      react(2, 'out', '👍'),
      react(3, 'out', '🎉'),
      react(4, 'in', '❤️'),
      react(5, 'in', ''),
    ]);
    expect(items[1]).toMatchObject({ reactions: [{ emoji: '🎉', direction: 'out' }] });
  });

  it('gives a reaction a line of its own where its message is not here', () => {
    const reaction = message(2, 'in', 1, {
      content: { type: 'reaction', emoji: '👍', targetId: 'wamid.99' },
    });
    expect(draw(group([reaction]))).toBe('D (2)');
  });

  it('finds the message that is answered', () => {
    const items = group([message(1, 'out', 0), message(2, 'in', 1, { replyToId: 'wamid.1' })]);
    expect(items.at(-1)).toMatchObject({ quoted: { id: 1 } });
  });

  it('keeps the key of a bubble when its row id comes', () => {
    const before = group([message(-1, 'out', 0, { clientId: 'c' })]).at(-1);
    const after = group([message(7, 'out', 0, { clientId: 'c' })]).at(-1);
    expect(after?.key).toBe(before?.key);
  });

  it('never gives two rows one key', () => {
    // Times of a server's rows need not follow the order they are stored in.
    const rows = [message(1, 'in', DAY), message(2, 'in', 0), message(3, 'in', DAY)];
    const keys = group(rows).map((item) => item.key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('firstUnread', () => {
  const rows = [message(1, 'in', 0), message(2, 'out', 1), message(3, 'in', 2), message(4, 'in', 3)];

  it('counts inbound messages from the end', () => {
    expect(firstUnread(rows, 2)).toEqual({ firstId: 3, count: 2 });
  });

  it('stands at the oldest that is loaded where there are more unread than that', () => {
    expect(firstUnread(rows, 9)).toEqual({ firstId: 1, count: 9 });
  });

  it('is not there where nothing is unread', () => {
    expect(firstUnread(rows, 0)).toBeNull();
  });
});

it('makes anew only the items that changed, also where a run goes on or a reaction comes', () => {
  const made = new WeakMap<Message, MessageItem>();
  const again = (rows: Message[]) => groupThread(rows, { unread: null, dayOf: () => 'today' }, made);
  const rows = [message(1, 'in', 0), message(2, 'out', 1), message(3, 'out', 2)];
  const before = again(rows);
  const reaction = message(5, 'in', 4, { content: { type: 'reaction', emoji: '👍', targetId: 'wamid.1' } });
  const after = again([...rows, message(4, 'out', 3), reaction]);
  const changed = after.filter((item) => item.kind === 'message' && !before.includes(item));
  expect(changed.map((item) => item.kind === 'message' && item.message.id)).toEqual([1, 3, 4]);
});

it('tells days apart by the computer’s calendar, in whatever order they come', () => {
  const dayOf = createDayOf();
  const at = (day: number, hour: number) => new Date(2026, 2, day, hour).getTime();
  const days = [at(28, 0), at(28, 23), at(29, 0), at(29, 12), at(30, 1), at(28, 5)].map(dayOf);
  expect(days.map((day) => days.indexOf(day))).toEqual([0, 0, 2, 2, 4, 0]);
});
