import { describe, expect, it } from 'vitest';
import type { Message } from '#contract/routes/messages.ts';
import type { LedgerEntry } from '#demo/ledger.ts';
import { createAudit } from '#tests/chaos/audit.ts';
import type { PlannedSend } from '#tests/chaos/plan.ts';
import { unjustified } from '#tests/chaos/unjustified.ts';

const TO = '+919810007919';
const planned = (clientId: string, text = clientId): PlannedSend => ({
  clientId,
  to: TO,
  content: { type: 'text', text },
});
const row = (clientId: string | null, status: Message['status'], over: Partial<Message> = {}): Message => ({
  id: 1,
  remoteId: null,
  clientId,
  phone: TO,
  direction: 'out',
  content: { type: 'text', text: 'a' },
  status,
  at: 0,
  replyToId: null,
  ...over,
});
const taken = (messageId: string, text: string): LedgerEntry => ({
  order: 1,
  messageId,
  at: 0,
  to: TO,
  path: '/messages/text/',
  body: { text, to: TO },
});
const asked = { code: 'NOT_IN_HISTORY', message: 'Not found.' } as const;

describe('the comparison of the app with the server’s ledger', () => {
  it('counts as delivered what is shown as sent under the id the server gave it', () => {
    const found = createAudit(
      [planned('a')],
      [row('a', 'read', { remoteId: 'wamid.1' })],
      [taken('wamid.1', 'a')],
    );
    expect(found).toMatchObject({ delivered: 1, lost: [], duplicated: [], unsettled: [], underWay: 0 });
  });

  it('sees a message that is gone, and one shown as sent that the server never took', () => {
    const rows = [row('b', 'sent', { remoteId: 'wamid.9' })];
    expect(createAudit([planned('a'), planned('b')], rows, []).lost).toHaveLength(2);
  });

  it('sees one that is shown under the id of other words', () => {
    const rows = [row('a', 'sent', { remoteId: 'wamid.1' })];
    expect(createAudit([planned('a')], rows, [taken('wamid.1', 'b')]).lost).toHaveLength(1);
  });

  it('sees one that the server took twice, and two bubbles for one', () => {
    const rows = [
      row('a', 'sent', { remoteId: 'wamid.1' }),
      row(null, 'sent', { remoteId: 'wamid.2', id: 2 }),
    ];
    const ledger = [taken('wamid.1', 'a'), taken('wamid.2', 'a')];
    expect(createAudit([planned('a')], rows, ledger).duplicated).toHaveLength(2);
  });

  it('takes equal words sent twice on purpose for two messages', () => {
    const rows = [
      row('a', 'sent', { remoteId: 'wamid.1' }),
      row('b', 'sent', { remoteId: 'wamid.2', id: 2 }),
    ];
    const ledger = [taken('wamid.1', 'same'), taken('wamid.2', 'same')];
    const found = createAudit([planned('a', 'same'), planned('b', 'same')], rows, ledger);
    expect(found).toMatchObject({ delivered: 2, duplicated: [] });
  });

  it('tells an uncertain one that the server has from one it has not', () => {
    const rows = [row('a', 'uncertain', { error: asked }), row('b', 'uncertain')];
    const found = createAudit([planned('a'), planned('b')], rows, [taken('wamid.1', 'a')]);
    expect(found.unsettled.map(({ clientId }) => clientId)).toEqual(['a']);
    expect(found.flagged).toMatchObject([
      { clientId: 'a', isAsked: true },
      { clientId: 'b', isAsked: false },
    ]);
  });

  it('calls a flag unjustified only where the server’s answers told for certain, and the app lived on', () => {
    const flagged = [{ ...planned('a'), isAsked: true }];
    const answer = (over: object) => ({
      at: 10_000,
      method: 'POST',
      path: '/messages/text/',
      query: '',
      status: 200,
      fault: null,
      body: JSON.stringify({ to: TO, text: 'a' }),
      ...over,
    });
    const count = (over: object, deaths: number[] = []) =>
      unjustified(flagged, { posts: [answer(over)], deaths }).length;
    expect(count({})).toBe(1);
    expect(count({ status: 429, fault: 'status' })).toBe(1);
    expect(count({}, [10_500])).toBe(0);
    expect(count({ status: null, fault: 'reset' })).toBe(0);
    expect(count({ fault: 'truncated' })).toBe(0);
    expect(unjustified(flagged, { posts: [], deaths: [] })).toEqual([]);
  });
});
