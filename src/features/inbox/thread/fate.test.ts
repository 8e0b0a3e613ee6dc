import { expect, it } from 'vitest';
import type { Message } from '#contract/routes/messages.ts';
import { fateOf } from './fate';

function message(more: Partial<Message>): Message {
  const content = { type: 'text', text: 'hi' } as const;
  return {
    id: 1,
    remoteId: null,
    clientId: 'c',
    phone: '+1',
    direction: 'out',
    content,
    status: 'sent',
    at: 0,
    replyToId: null,
    ...more,
  };
}

it('offers what helps after a failure; only a text can be edited', () => {
  expect(fateOf(message({ status: 'failed' }), 0)?.actions).toEqual(['retry', 'edit', 'discard']);
  expect(fateOf(message({ status: 'failed', content: { type: 'audio', url: '' } }), 0)?.actions).toEqual([
    'retry',
    'discard',
  ]);
});

it('leaves the choice about an uncertain message to the person', () => {
  expect(fateOf(message({ status: 'uncertain' }), 0)?.actions).toEqual(['sendAgain', 'wasSent', 'discard']);
});

it('says that a message waits once it took long, or the app said why', () => {
  expect(fateOf(message({ status: 'queued' }), 1_000)).toBeNull();
  expect(fateOf(message({ status: 'queued' }), 60_000)?.kind).toBe('waiting');
  expect(fateOf(message({ status: 'queued', error: { code: 'UNREACHABLE', message: '' } }), 0)?.kind).toBe(
    'waiting',
  );
  expect(fateOf(message({ status: 'queued', id: -1 }), 60_000)).toBeNull();
});

it('says nothing of what arrived', () => {
  for (const status of ['sending', 'sent', 'delivered', 'read', 'received'] as const) {
    expect(fateOf(message({ status }), 1e9)).toBeNull();
  }
});
