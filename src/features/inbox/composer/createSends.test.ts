import { describe, expect, it } from 'vitest';
import type { Message } from '#contract/routes/messages.ts';
import { BridgeError } from '@/bridge';
import { createDraftKeeper } from './draftKeeper';
import { createSends } from './createSends';

function createDesk() {
  const calls: { to: string; clientId: string; text: string; answer: () => void; refuse: () => void }[] = [];
  const drafts = createDraftKeeper({ load: async () => '', save: async () => undefined });
  const sends = createSends({
    drafts,
    now: () => 1000,
    send: ({ to, content, clientId }) =>
      new Promise((resolve, reject) => {
        const message: Message = {
          id: 7,
          remoteId: null,
          clientId,
          phone: to,
          direction: 'out',
          content,
          status: 'queued',
          at: 1000,
          replyToId: null,
        };
        calls.push({
          to,
          clientId,
          text: content.type === 'text' ? content.text : '',
          answer: () => resolve({ message }),
          refuse: () => reject(new BridgeError({ code: 'HOST_GONE', message: 'gone' })),
        });
      }),
  });
  return { calls, drafts, sends };
}

describe('createSends', () => {
  it('shows the message at once and keeps the draft until the app has it', async () => {
    const { calls, drafts, sends } = createDesk();
    drafts.change('a', 'hello');
    const sent = sends.sendText('a', 'hello');
    expect(sends.pendingOf('a')).toMatchObject([
      { content: { text: 'hello' }, status: 'queued', direction: 'out' },
    ]);
    expect(drafts.peek('a')).toBe('hello');
    calls[0]!.answer();
    expect(await sent).toBeNull();
    expect(drafts.peek('a')).toBe('');
    expect(sends.pendingOf('a')).toMatchObject([{ id: 7 }]);
  });

  it('gives the text back and takes the bubble away when the app does not take it', async () => {
    const { calls, drafts, sends } = createDesk();
    drafts.change('a', 'hello');
    const sent = sends.sendText('a', 'hello');
    calls[0]!.refuse();
    expect(await sent).toBe('hello');
    expect(sends.pendingOf('a')).toEqual([]);
    expect(sends.problemOf('a')?.code).toBe('HOST_GONE');
    expect(drafts.peek('a')).toBe('hello');
  });

  it('sends the same text again as the same message', async () => {
    const { calls, sends } = createDesk();
    const first = sends.sendText('a', 'hello');
    calls[0]!.refuse();
    await first;
    void sends.sendText('a', 'hello');
    expect(calls[1]!.clientId).toBe(calls[0]!.clientId);
  });

  it('sends a changed text, and the same text after it was taken, as a new message', async () => {
    const { calls, sends } = createDesk();
    const first = sends.sendText('a', 'hello');
    calls[0]!.refuse();
    await first;
    const second = sends.sendText('a', 'hello!');
    expect(calls[1]!.clientId).not.toBe(calls[0]!.clientId);
    calls[1]!.answer();
    await second;
    void sends.sendText('a', 'hello!');
    expect(calls[2]!.clientId).not.toBe(calls[1]!.clientId);
  });

  it('loses neither the text that was refused nor what was typed meanwhile', async () => {
    const { calls, drafts, sends } = createDesk();
    const sent = sends.sendText('a', 'one');
    drafts.change('a', 'two');
    calls[0]!.refuse();
    expect(await sent).toBe('one\ntwo');
    expect(drafts.peek('a')).toBe('one\ntwo');
  });

  it('keeps what was typed while the message was taken', async () => {
    const { calls, drafts, sends } = createDesk();
    const sent = sends.sendText('a', 'one');
    drafts.change('a', 'two');
    calls[0]!.answer();
    await sent;
    expect(drafts.peek('a')).toBe('two');
  });

  it('hands the messages of a chat over one after the other', async () => {
    const { calls, sends } = createDesk();
    const first = sends.sendText('a', 'one');
    const second = sends.sendText('a', 'two');
    expect(sends.pendingOf('a')).toHaveLength(2);
    expect(calls.map(({ text }) => text)).toEqual(['one']);
    calls[0]!.answer();
    await first;
    expect(calls.map(({ text }) => text)).toEqual(['one', 'two']);
    calls[1]!.answer();
    await second;
  });

  it('forgets a pending message once it is seen in the history', async () => {
    const { calls, sends } = createDesk();
    const sent = sends.sendText('a', 'one');
    calls[0]!.answer();
    await sent;
    sends.seen('a', sends.pendingOf('a'));
    expect(sends.pendingOf('a')).toEqual([]);
  });
});
