import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '#contract/routes/messages.ts';
import type { RunningDemoApi } from '#demo/index.ts';
import { connectDesk, type ConnectedDesk } from '#tests/support/connectedDesk.ts';
import type { TestCore } from '#tests/support/core.ts';

let connected: ConnectedDesk;
let demo: RunningDemoApi;
let desk: TestCore;
let accountId: string;

beforeEach(async () => {
  connected = await connectDesk({
    contacts: 40,
    answerDelayMs: [300, 600],
    answerRate: 1,
    // Nobody writes or answers here but for what the test itself says.
    liveliness: { spontaneous: false, autoReplies: false },
  });
  ({ demo, desk, accountId } = connected);
});

afterEach(() => connected.stop());

const send = (to: string, text: string, clientId: string) =>
  desk.ask('messages.send', { accountId, to, content: { type: 'text', text }, clientId });

/** Somebody who can be reached and whose customer service window is open, once the conversation was read. */
async function openChat(): Promise<string> {
  const phone = demo.control.examples().windowOpen!;
  await desk.until('conversations.list', { accountId, filter: 'window-open', limit: 200 }, (list) =>
    list.rows.some((row) => row.phone === phone),
  );
  return phone;
}

async function messagesUntil(phone: string, isWanted: (rows: Message[]) => boolean): Promise<Message[]> {
  const { rows } = await desk.until('messages.list', { accountId, phone, limit: 200 }, (list) =>
    isWanted(list.rows),
  );
  return rows;
}

const byClient = (rows: readonly Message[], clientId: string) =>
  rows.filter((row) => row.clientId === clientId);

describe('the first conversation', () => {
  it('goes from the list to a message sent, delivered and answered', async () => {
    const phone = await openChat();
    await desk.get('conversations.focus', { accountId, phone });
    await messagesUntil(phone, (rows) => rows.length > 0);

    const sent = await send(phone, 'Yes, it is back in stock 🙂', 'client-1');
    expect(sent).toMatchObject({
      ok: true,
      value: { message: { status: 'queued', direction: 'out', phone } },
    });

    const rows = await messagesUntil(phone, (found) => {
      const [mine] = byClient(found, 'client-1');
      const isDelivered = mine?.status === 'delivered' || mine?.status === 'read';
      return isDelivered && found.slice(found.indexOf(mine)).some(({ direction }) => direction === 'in');
    });
    const mine = byClient(rows, 'client-1');
    expect(mine).toHaveLength(1);
    expect(rows.filter((row) => row.remoteId === mine[0]!.remoteId)).toHaveLength(1);

    expect(demo.ledger.entries()).toMatchObject([
      { messageId: mine[0]!.remoteId, to: phone, body: { to: phone, text: 'Yes, it is back in stock 🙂' } },
    ]);
    const received = () =>
      desk.events.filter((event) => event.name === 'messages.received' && event.phone === phone);
    await expect.poll(() => received().length).toBeGreaterThan(0);
  });

  it('is one message when the same one is sent twice, and two when two are equal on purpose', async () => {
    const phone = await openChat();
    await Promise.all([send(phone, 'Hello', 'a'), send(phone, 'Hello', 'a'), send(phone, 'Hello', 'b')]);
    await messagesUntil(phone, (rows) =>
      [...byClient(rows, 'a'), ...byClient(rows, 'b')].every((row) => row.remoteId !== null),
    );
    expect(demo.ledger.entries().filter((entry) => entry.to === phone)).toHaveLength(2);
  });

  it.each([
    ['4,097 characters', 'x'.repeat(4_097), 'TEXT_TOO_LONG'],
    ['nothing', '   ', 'TEXT_EMPTY'],
  ])('refuses %s and queues nothing', async (_what, text, code) => {
    const phone = await openChat();
    expect(await send(phone, text, 'c')).toMatchObject({ ok: false, error: { code } });
    expect(await desk.get('sync.status', { accountId })).toMatchObject({ waiting: 0 });
    expect(demo.ledger.entries()).toEqual([]);
  });

  it.each(['09810007919', '+12', 'Ravi', '+91 98100 abc'])('refuses %s as a phone number', async (to) => {
    const result = await send(to, 'Hello', 'd');
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'PHONE_INVALID', message: expect.stringContaining('country code') },
    });
  });

  it('fails what WhatsApp would refuse after 24 hours without asking it, with the reason in words', async () => {
    // As the server knows it: what was read of the conversations so far may not tell.
    const { phone: closed } = demo.world.contacts
      .page({}, 1, 200)
      .rows.find(({ phone }) => !demo.world.isWindowOpen(phone))!;
    await send(closed, 'Hello after a long time', 'e');
    const found = await messagesUntil(closed, (all) => byClient(all, 'e')[0]?.status === 'failed');
    expect(byClient(found, 'e')[0]?.error).toMatchObject({
      code: 'WINDOW_CLOSED',
      message: expect.stringMatching(/24 hours|template/),
    });
    expect(demo.control.requests().filter(({ method }) => method === 'POST')).toEqual([]);
  });
});

describe('when the line is bad', () => {
  it('keeps the message while the server is gone and sends it once when it is back', async () => {
    const phone = await openChat();
    await demo.control.offline(3_000);
    await send(phone, 'Through the storm', 'f');
    await messagesUntil(phone, (rows) => byClient(rows, 'f')[0]?.remoteId != null);
    expect(demo.ledger.entries()).toHaveLength(1);
  });

  it('shows one bubble, uncertain and then sent, where the reply was lost after the server took it', async () => {
    const phone = await openChat();
    demo.control.fault({ match: 'POST /messages/*', kind: 'reset', accepted: true });
    await send(phone, 'Did you get this?', 'g');
    const uncertain = await messagesUntil(phone, (rows) => byClient(rows, 'g')[0]?.status !== 'queued');
    expect(byClient(uncertain, 'g')).toHaveLength(1);
    const rows = await messagesUntil(phone, (found) => byClient(found, 'g')[0]?.remoteId != null);
    expect(
      rows.filter((row) => row.content.type === 'text' && row.content.text === 'Did you get this?'),
    ).toHaveLength(1);
    expect(demo.ledger.entries()).toHaveLength(1);
  });

  it('waits as long as a throttling server asks, then sends', async () => {
    const phone = await openChat();
    demo.control.fault({ match: 'POST /messages/*', kind: 'status', status: 429, retryAfterS: 1 });
    await send(phone, 'Patience', 'h');
    await messagesUntil(phone, (rows) => byClient(rows, 'h')[0]?.remoteId != null);
    expect(demo.ledger.entries()).toHaveLength(1);
  });

  it('keeps the message and stops sending where the number must be connected again, until someone has', async () => {
    const phone = await openChat();
    demo.control.fault({ match: 'POST /messages/*', kind: 'cloud', code: 190 });
    await send(phone, 'After the reconnection', 'i');
    const { accounts } = await desk.until('accounts.list', {}, (list) => list.accounts[0]?.problem !== null);
    expect(accounts[0]).toMatchObject({ state: 'ready', problem: { code: 'WHATSAPP_FAILED' } });
    expect(await desk.get('sync.status', { accountId })).toMatchObject({ waiting: 1 });
    expect(demo.ledger.entries()).toEqual([]);

    await desk.get('accounts.profile', { accountId });
    await messagesUntil(phone, (rows) => byClient(rows, 'i')[0]?.remoteId != null);
    expect(demo.ledger.entries()).toHaveLength(1);
  });
});
