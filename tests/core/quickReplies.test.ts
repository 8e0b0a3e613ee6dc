import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AppEvent } from '#contract/events.ts';
import type { RunningDemoApi } from '#demo/index.ts';
import { connectDesk, type ConnectedDesk } from '#tests/support/connectedDesk.ts';
import type { TestCore } from '#tests/support/core.ts';

let connected: ConnectedDesk;
let demo: RunningDemoApi;
let desk: TestCore;
let accountId: string;

beforeEach(async () => {
  connected = await connectDesk({ contacts: 3 });
  ({ demo, desk, accountId } = connected);
});

afterEach(() => connected.stop());

/** Until the next word that they changed. */
async function untilTold(): Promise<void> {
  const isWord = (event: AppEvent) => event.name === 'quickReplies.changed' && event.accountId === accountId;
  await expect.poll(() => desk.events.some(isWord)).toBe(true);
  desk.events.length = 0;
}

const list = async () => (await desk.get('quickReplies.list', { accountId })).rows;

it('keeps quick replies on this computer: the server is told nothing of them', async () => {
  const before = demo.ledger.entries().length;
  const { quickReply } = await desk.get('quickReplies.save', {
    accountId,
    shortcut: '/Hours',
    text: 'Ten to six, {{name}}',
  });
  expect(quickReply).toMatchObject({ shortcut: 'Hours', text: 'Ten to six, {{name}}' });
  expect(await list()).toEqual([quickReply]);
  await untilTold();
  await desk.get('quickReplies.save', { accountId, id: quickReply.id, shortcut: 'hours', text: 'Closed' });
  expect(await list()).toMatchObject([{ id: quickReply.id, shortcut: 'hours', text: 'Closed' }]);
  await untilTold();
  await desk.get('quickReplies.remove', { accountId, id: quickReply.id });
  expect(await list()).toEqual([]);
  await untilTold();
  await desk.get('quickReplies.remove', { accountId, id: quickReply.id });
  expect(demo.ledger.entries()).toHaveLength(before);
});

it('says in plain words which field is wrong, and keeps what was there', async () => {
  await desk.get('quickReplies.save', { accountId, shortcut: 'hours', text: 'Ten to six' });
  const asked = (shortcut: string, text: string) =>
    desk.ask('quickReplies.save', { accountId, shortcut, text });
  expect(await asked('HOURS', 'Other')).toMatchObject({
    ok: false,
    error: {
      code: 'QUICK_REPLY_INVALID',
      message: 'Another quick reply has the shortcut “HOURS”. Choose another one.',
      data: { field: 'shortcut', reason: 'taken' },
    },
  });
  expect(await asked('two words', 'Other')).toMatchObject({
    error: { message: expect.stringContaining('one word of letters'), data: { field: 'shortcut' } },
  });
  expect(await asked('x', 'a'.repeat(4100))).toMatchObject({
    error: {
      message: 'The text has 4100 characters and may have 4096. Shorten it by 4.',
      data: { field: 'text', reason: 'too-long', length: 4100, max: 4096 },
    },
  });
  expect(await list()).toHaveLength(1);
});
