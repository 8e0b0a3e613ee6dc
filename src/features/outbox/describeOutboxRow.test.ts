import { describe, expect, it } from 'vitest';
import type { Problem } from '#contract/errors.ts';
import type { OutboxRow } from '#contract/routes/outbox.ts';
import { describeHeld } from './describeHeld';
import { describeOutboxRow } from './describeOutboxRow';
import { outboxLines } from './outboxRows';

const at = (hour: number, minute: number) => new Date(2026, 10, 22, hour, minute).getTime();
const now = at(14, 0);
const calm = { now, locale: 'en', isHeld: false, hindrance: null };
const offline = { kind: 'offline', since: at(13, 40) } as const;
const problem = (code: Problem['code']): Problem => ({ code, message: '' });

function row(
  status: OutboxRow['message']['status'],
  more: Partial<OutboxRow> = {},
  error?: Problem,
): OutboxRow {
  return {
    message: {
      id: 1,
      remoteId: null,
      clientId: 'c',
      phone: '+919810007919',
      direction: 'out',
      content: { type: 'text', text: 'Hello' },
      status,
      at: at(13, 30),
      replyToId: null,
      ...(error && { error }),
    },
    name: 'Ravi \u202eKumar',
    dueAt: null,
    attempts: 0,
    waitsBecause: null,
    ...more,
  };
}

describe('a message that has not simply left', () => {
  it.each([
    [row('queued'), calm, 'Waits for its turn'],
    [row('queued'), { ...calm, isHeld: true }, 'Waits until sending goes on'],
    [row('queued'), { ...calm, hindrance: offline }, 'Waits for the network since 13:40'],
    [
      row('queued', { waitsBecause: problem('UNREACHABLE'), dueAt: at(14, 5) }),
      calm,
      'Waits for the network',
    ],
    [
      row('queued', { waitsBecause: problem('RATE_LIMITED'), dueAt: at(14, 5) }),
      calm,
      'May leave at 14:05, because WhatsApp asked to slow down',
    ],
    [
      row('queued', { waitsBecause: problem('API_FAILED'), dueAt: at(14, 5) }),
      calm,
      'Tried again at 14:05. Inlobo has a problem of its own at the moment.',
    ],
    [row('sending'), calm, 'Being sent now'],
    [row('uncertain'), calm, 'May have been sent. The history is being checked.'],
    [
      row('failed', {}, problem('WHATSAPP_FAILED')),
      calm,
      'Failed. WhatsApp refused the message. Change it or send it another way.',
    ],
  ])('says how it stands (%#)', (given, circumstances, words) => {
    expect(describeOutboxRow(given, circumstances).state).toBe(words);
  });

  it('is never offered to be sent again while it may be on its way or in the history', () => {
    const actions = (given: OutboxRow) => describeOutboxRow(given, calm).actions;
    expect(actions(row('sending'))).toEqual([]);
    expect(actions(row('uncertain'))).toEqual([]);
    expect(actions(row('queued'))).toEqual(['cancel']);
    expect(actions(row('uncertain', {}, problem('NOT_IN_HISTORY')))).toEqual([
      'sendAgain',
      'wasSent',
      'discard',
    ]);
    expect(actions(row('failed', {}, problem('WHATSAPP_FAILED')))).toEqual(['retry', 'discard']);
    expect(actions(row('failed', {}, problem('WINDOW_CLOSED')))).toEqual(['discard']);
  });

  it('says who, what, since when and how often tried, and a name turns nothing round', () => {
    const { label } = describeOutboxRow(row('queued', { attempts: 2 }), calm);
    expect(label).toBe('Ravi Kumar, Hello, Since 13:30, Waits for its turn, Tried 2 times');
  });
});

it('headings stand over their groups, and no row is left out where the counts are behind', () => {
  const draw = (counts: Parameters<typeof outboxLines>[0], total: number) =>
    outboxLines(counts, total).map((line) => (line.kind === 'heading' ? line.group : line.place));
  expect(draw({ waiting: 2, uncertain: 0, asked: 0, failed: 1 }, 3)).toEqual(['waiting', 0, 1, 'failed', 2]);
  expect(draw({ waiting: 1, uncertain: 1, asked: 0, failed: 0 }, 3)).toEqual([
    'waiting',
    0,
    'uncertain',
    1,
    'failed',
    2,
  ]);
  expect(draw({ waiting: 5, uncertain: 1, asked: 0, failed: 1 }, 2)).toEqual(['waiting', 0, 1]);
});

it('says why nothing leaves and until when, and nothing where sending goes on', () => {
  const say = (given: Parameters<typeof describeHeld>[0]) => describeHeld(given, now, 'en');
  expect(say({ held: null, hindrance: null, waiting: 3 })).toBeNull();
  expect(say({ held: null, hindrance: offline, waiting: 0 })).toBeNull();
  expect(say({ held: null, hindrance: offline, waiting: 1 })?.text).toMatch(/^Offline since 13:40\./);
  const slow = { problem: problem('RATE_LIMITED'), until: at(14, 5) };
  expect(say({ held: slow, hindrance: null, waiting: 1 })?.text).toBe(
    'Inlobo takes no more requests for the moment. Wait a moment, then try again. Sending goes on at 14:05.',
  );
});
