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

const cloud = (cloudCode: number) => ({
  code: 'WHATSAPP_FAILED' as const,
  message: '',
  data: { cloudCode },
});
const template = { type: 'template', name: 'hello' } as const;
const image = { type: 'image', url: 'https://a.example/a.jpg' } as const;

it('offers first what helps after a failure', () => {
  const waysOut = (more: Partial<Message>) => fateOf(message({ status: 'failed', ...more }), 0)?.actions;
  expect(waysOut({})).toEqual(['retry', 'edit', 'discard']);
  expect(waysOut({ content: image })).toEqual(['retry', 'edit', 'discard']);
  expect(waysOut({ content: image, error: cloud(131053) })).toEqual(['fixLink', 'retry', 'discard']);
  expect(waysOut({ content: template, error: cloud(132012) })).toEqual(['fillAgain', 'discard']);
  expect(waysOut({ content: template, error: cloud(131026) })).toEqual(['retry', 'fillAgain', 'discard']);
});

it('offers a template, and not the same again, once the window is closed', () => {
  for (const error of [cloud(131047), { code: 'WINDOW_CLOSED', message: '' } as const])
    expect(fateOf(message({ status: 'failed', error }), 0)?.actions).toEqual([
      'useTemplate',
      'edit',
      'discard',
    ]);
});

it('offers no second send while it is still being found out whether the first one arrived', () => {
  for (const error of [undefined, { code: 'TIMED_OUT', message: '' } as const])
    expect(fateOf(message({ status: 'uncertain', ...(error && { error }) }), 0)).toEqual({
      kind: 'checking',
      actions: [],
    });
});

it('leaves the choice to the person once the history says nothing', () => {
  for (const code of ['NOT_IN_HISTORY', 'HISTORY_UNAVAILABLE'] as const)
    expect(fateOf(message({ status: 'uncertain', error: { code, message: '' } }), 0)).toEqual({
      kind: 'uncertain',
      actions: ['sendAgain', 'wasSent', 'discard'],
    });
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
