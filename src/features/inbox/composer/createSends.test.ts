import { describe, expect, it } from 'vitest';
import type { Message, OutgoingContent } from '#contract/routes/messages.ts';
import { BridgeError } from '@/bridge';
import { blankForm } from './forms/blankForm';
import { createDraftKeeper, type SavedDraft } from './draftKeeper';
import { createSends } from './createSends';

interface Call {
  readonly to: string;
  readonly clientId: string;
  readonly content: OutgoingContent;
  readonly draft: SavedDraft | undefined;
  answer(): void;
  refuse(): void;
}

/** A desk whose app answers as the test tells it; `saved` is what a crash would leave of each chat. */
function createDesk() {
  const calls: Call[] = [];
  const saved = new Map<string, SavedDraft>();
  const drafts = createDraftKeeper({
    load: async () => ({ text: '', form: null }),
    save: async (phone, draft) => void saved.set(phone, draft),
  });
  const sends = createSends({
    drafts,
    now: () => 1000,
    send: ({ to, content, clientId, draft }) =>
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
          content,
          draft,
          answer: () => resolve({ message }),
          refuse: () => reject(new BridgeError({ code: 'HOST_GONE', message: 'gone' })),
        });
      }),
  });
  function sendText(phone: string, text: string): Promise<boolean> {
    drafts.change(phone, { text });
    return sends.send(phone, { type: 'text', text }, 'text');
  }
  function sendPlace(phone: string): Promise<boolean> {
    drafts.change(phone, { form });
    return sends.send(phone, place, 'form');
  }
  return { calls, saved, drafts, sends, sendText, sendPlace };
}

const place = { type: 'location', latitude: 18.5, longitude: 73.8 } as const;
const form = { ...blankForm('location'), latitude: '18.5', longitude: '73.8' } as const;

describe('createSends', () => {
  it('tells the app what is left of the draft, so that both are kept together', async () => {
    const { calls, drafts, sendText, sendPlace } = createDesk();
    await drafts.open('+1');
    const first = sendText('+1', 'One');
    drafts.change('+1', { text: 'Tw' });
    const second = sendPlace('+1');
    expect(calls[0]?.draft).toEqual({ text: '', form: null });
    calls[0]!.answer();
    await first;
    await expect.poll(() => calls.length).toBe(2);
    expect(calls[1]?.draft).toEqual({ text: 'Tw', form: null });
    calls[1]!.answer();
    await second;
  });

  it('shows the message at once and keeps the draft until the app has it', async () => {
    const { calls, saved, drafts, sends, sendText } = createDesk();
    const sent = sendText('a', 'hello');
    expect(sends.pendingOf('a')).toMatchObject([
      { content: { text: 'hello' }, status: 'queued', direction: 'out' },
    ]);
    await drafts.flush();
    expect(drafts.peek('a').text).toBe('');
    expect(saved.get('a')?.text).toBe('hello');
    calls[0]!.answer();
    expect(await sent).toBe(true);
    await drafts.flush();
    expect(saved.get('a')?.text).toBe('');
    expect(sends.pendingOf('a')).toMatchObject([{ id: 7 }]);
  });

  it('keeps a form as a draft until the app has its message, and the text in the box throughout', async () => {
    const { calls, saved, drafts, sends, sendPlace } = createDesk();
    drafts.change('a', { text: 'half a sentence' });
    const sent = sendPlace('a');
    expect(sends.pendingOf('a')).toMatchObject([{ content: place }]);
    expect(drafts.peek('a')).toMatchObject({ text: 'half a sentence', form: null });
    await drafts.flush();
    expect(saved.get('a')).toEqual({ text: 'half a sentence', form });
    calls[0]!.answer();
    await sent;
    await drafts.flush();
    expect(saved.get('a')).toEqual({ text: 'half a sentence', form: null });
  });

  it('gives the text back and takes the bubble away when the app does not take it', async () => {
    const { calls, drafts, sends, sendText } = createDesk();
    const sent = sendText('a', 'hello');
    calls[0]!.refuse();
    expect(await sent).toBe(false);
    expect(sends.pendingOf('a')).toEqual([]);
    expect(sends.problemOf('a')).toMatchObject({ part: 'text', error: { code: 'HOST_GONE' } });
    expect(drafts.peek('a').text).toBe('hello');
  });

  it('opens the form again when the app does not take its message', async () => {
    const { calls, drafts, sends, sendPlace } = createDesk();
    const sent = sendPlace('a');
    calls[0]!.refuse();
    await sent;
    expect(drafts.peek('a').form).toEqual(form);
    expect(sends.problemOf('a')?.part).toBe('form');
  });

  it('sends the same again as the same message, whatever left in between from elsewhere', async () => {
    const { calls, sendText, sendPlace } = createDesk();
    const first = sendText('a', 'hello');
    calls[0]!.refuse();
    await first;
    const other = sendPlace('a');
    calls[1]!.answer();
    await other;
    void sendText('a', 'hello');
    expect(calls[2]!.clientId).toBe(calls[0]!.clientId);
  });

  it('sends a changed text, and the same text after it was taken, as a new message', async () => {
    const { calls, sendText } = createDesk();
    const first = sendText('a', 'hello');
    calls[0]!.refuse();
    await first;
    const second = sendText('a', 'hello!');
    expect(calls[1]!.clientId).not.toBe(calls[0]!.clientId);
    calls[1]!.answer();
    await second;
    void sendText('a', 'hello!');
    expect(calls[2]!.clientId).not.toBe(calls[1]!.clientId);
  });

  it('loses neither the text that was refused nor what was typed meanwhile', async () => {
    const { calls, drafts, sendText } = createDesk();
    const sent = sendText('a', 'one');
    drafts.change('a', { text: 'two' });
    calls[0]!.refuse();
    await sent;
    expect(drafts.peek('a').text).toBe('one\ntwo');
  });

  it('keeps what was typed while the message was taken', async () => {
    const { calls, drafts, sendText } = createDesk();
    const sent = sendText('a', 'one');
    drafts.change('a', { text: 'two' });
    calls[0]!.answer();
    await sent;
    expect(drafts.peek('a').text).toBe('two');
  });

  it('hands the messages of a chat over one after the other, texts and forms alike', async () => {
    const { calls, sends, sendText, sendPlace } = createDesk();
    const first = sendText('a', 'one');
    const second = sendPlace('a');
    const third = sendText('a', 'three');
    expect(sends.pendingOf('a')).toHaveLength(3);
    for (const [index, sent] of [first, second, third].entries()) {
      expect(calls).toHaveLength(index + 1);
      calls[index]!.answer();
      await sent;
    }
    expect(calls.map(({ content }) => content.type)).toEqual(['text', 'location', 'text']);
  });

  it('forgets a pending message once it is seen in the history', async () => {
    const { calls, sends, sendText } = createDesk();
    const sent = sendText('a', 'one');
    calls[0]!.answer();
    await sent;
    sends.seen('a', sends.pendingOf('a'));
    expect(sends.pendingOf('a')).toEqual([]);
  });
});
