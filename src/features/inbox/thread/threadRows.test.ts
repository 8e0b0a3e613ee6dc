import { describe, expect, it } from 'vitest';
import type { Message } from '#contract/routes/messages.ts';
import { isPrepend, refreshLimit, withNewest, withOlder, withPending, type ThreadRows } from './threadRows';

function row(id: number, more: Partial<Message> = {}): Message {
  const content = { type: 'text', text: `${id}` } as const;
  return {
    id,
    remoteId: null,
    clientId: null,
    phone: '+1',
    direction: 'out',
    content,
    status: 'sent',
    at: id,
    replyToId: null,
    ...more,
  };
}

const range = (from: number, to: number, more = true): ThreadRows => ({
  rows: Array.from({ length: to - from + 1 }, (_, step) => row(from + step)),
  more,
});
const ids = ({ rows }: ThreadRows) => rows.map(({ id }) => id);

describe('the newest page', () => {
  it('replaces what it covers and keeps what lies before', () => {
    const page = { rows: [row(3, { status: 'read' }), row(4), row(5)], more: true };
    const shown = withNewest(range(1, 4, false), page);
    expect(ids(shown)).toEqual([1, 2, 3, 4, 5]);
    expect(shown.rows[2]?.status).toBe('read');
    expect(shown.more).toBe(false);
  });

  it('takes a discarded row away', () => {
    expect(ids(withNewest(range(1, 4), { rows: [row(1), row(2), row(4)], more: true }))).toEqual([1, 2, 4]);
  });

  it('stands alone where it does not join on, so that no hole shows', () => {
    expect(ids(withNewest(range(1, 4), range(8, 9)))).toEqual([8, 9]);
  });

  it('empties the thread when nothing is left', () => {
    expect(ids(withNewest(range(1, 4), { rows: [], more: false }))).toEqual([]);
  });

  it('keeps every row that says the same, so that a status draws one bubble anew and not all', () => {
    const before = range(1, 300);
    const page = range(201, 300);
    const after = withNewest(before, {
      ...page,
      rows: page.rows.map((one) => (one.id === 250 ? row(250, { status: 'read' }) : one)),
    });
    const changed = after.rows.filter((one, index) => one !== before.rows[index]);
    expect(changed.map(({ id }) => id)).toEqual([250]);
  });

  it('is what was shown where nothing changed', () => {
    const before = range(1, 300);
    expect(withNewest(before, range(201, 300))).toBe(before);
    expect(withNewest(range(1, 4, true), range(1, 4, false)).more).toBe(false);
  });

  it('asks for as many rows as are shown, within bounds', () => {
    expect([0, 120, 900].map((shown) => refreshLimit(shown))).toEqual([50, 120, 200]);
  });
});

describe('an older page', () => {
  it('goes in front', () => {
    expect(ids(withOlder(range(5, 6), 5, range(3, 4, false)))).toEqual([3, 4, 5, 6]);
  });

  it('is dropped where the thread begins elsewhere by now', () => {
    expect(ids(withOlder(range(8, 9), 5, range(3, 4)))).toEqual([8, 9]);
  });

  it('doubles nothing', () => {
    expect(ids(withOlder(range(5, 6), 5, range(4, 5)))).toEqual([4, 5, 6]);
  });
});

describe('a message on its way', () => {
  it('shows until the app knows it, and never twice', () => {
    const pending = [row(-1, { clientId: 'a' }), row(-2, { clientId: 'b' })];
    expect(withPending([row(1), row(2, { clientId: 'a' })], pending).map(({ id }) => id)).toEqual([1, 2, -2]);
  });
});

describe('isPrepend', () => {
  it.each([
    [['', 'c', 'd'], ['', 'a', 'b', 'c', 'd'], true],
    [['', 'c', 'd'], ['', 'c', 'd', 'e'], false],
    [['', 'c', 'd'], ['', 'b', 'c', 'd', 'e'], false],
    [['', 'c', 'd'], ['', 'x', 'y', 'z', 'd'], false],
    [[], ['a'], false],
  ])('%j → %j: %s', (before, after, expected) => {
    expect(isPrepend(before, after)).toBe(expected);
  });
});
