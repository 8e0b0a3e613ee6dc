import { expect, it } from 'vitest';
import type { Conversation } from '#contract/routes/conversations.ts';
import { describeRow } from './describeRow';

const NOW = new Date(2026, 10, 20, 14, 30).getTime();
const AT = new Date(2026, 10, 20, 14, 2).getTime();

function conversation(more: Partial<Conversation>): Conversation {
  return {
    phone: '+919810007919',
    name: 'Ravi Kumar',
    tags: [],
    isOptedIn: true,
    last: {
      direction: 'in',
      content: { type: 'text', text: 'Is the *blue* one\nback?' },
      status: 'received',
      at: AT,
    },
    lastAt: AT,
    unread: 0,
    lastInboundAt: null,
    failed: 0,
    isPinned: false,
    isMarkedUnread: false,
    isDone: false,
    hasDraft: false,
    ...more,
  };
}
const out = (status: 'sent' | 'failed' | 'uncertain'): Partial<Conversation> => ({
  last: { direction: 'out', content: { type: 'text', text: 'Yes' }, status, at: AT },
});

it('says who, what, when, state', () => {
  const label = describeRow(
    conversation({ unread: 2, lastInboundAt: AT, isPinned: true, hasDraft: true }),
    NOW,
    'en',
  ).label;
  expect(label).toBe(
    'Ravi Kumar, Is the blue one back?, 14:02, 2 unread messages, has a draft, Pinned, 23 h 32 min left to reply freely',
  );
});

it('says what became of an outgoing message', () => {
  expect(describeRow(conversation(out('sent')), NOW, 'en')).toMatchObject({
    snippet: 'You: Yes',
    ticks: 'sent',
    tone: 'plain',
  });
  expect(describeRow(conversation({ ...out('failed'), unread: 1 }), NOW, 'en')).toMatchObject({
    snippet: 'Not sent: Yes',
    tone: 'failed',
  });
  expect(describeRow(conversation(out('uncertain')), NOW, 'en')).toMatchObject({
    snippet: 'May have been sent: Yes',
    tone: 'uncertain',
  });
});

it('names a person without a name by their number, and a chat without a message', () => {
  expect(describeRow(conversation({ name: null, last: null }), NOW, 'en')).toMatchObject({
    title: '+91 98100 07919',
    snippet: 'No messages yet',
    ticks: null,
  });
});
