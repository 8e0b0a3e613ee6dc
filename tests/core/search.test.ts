import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RunningDemoApi } from '#demo/index.ts';
import { connectDesk, type ConnectedDesk } from '#tests/support/connectedDesk.ts';
import type { TestCore } from '#tests/support/core.ts';

let connected: ConnectedDesk;
let demo: RunningDemoApi;
let desk: TestCore;
let accountId: string;

beforeEach(async () => {
  connected = await connectDesk({ contacts: 30, liveliness: { spontaneous: false, autoReplies: false } });
  ({ demo, desk, accountId } = connected);
});

afterEach(() => connected.stop());

it('finds people and words of the account, and goes on finding them without the server', async () => {
  const { rows } = await desk.until('contacts.list', { accountId }, ({ total }) => total === 30);
  const someone = rows.find(({ name }) => name !== null && name.length > 3);
  const phone = someone?.phone ?? '';
  const content = { type: 'text', text: 'The Käse is ready' } as const;
  await desk.get('messages.send', { accountId, to: phone, content, clientId: 'client-1' });
  await demo.stop();

  const byName = await desk.get('search.all', { accountId, query: someone?.name?.toUpperCase() ?? '' });
  expect(byName.people[0]).toMatchObject({ phone, name: someone?.name, hasConversation: true });
  const byNumber = await desk.get('search.all', {
    accountId,
    query: `${phone.slice(1, 6)} ${phone.slice(6)}`,
  });
  expect(byNumber.people).toMatchObject([{ phone }]);

  const byWord = await desk.get('search.all', { accountId, query: 'kase ready' });
  expect(byWord.messages).toMatchObject([
    {
      phone,
      name: someone?.name,
      direction: 'out',
      snippet: {
        text: 'The Käse is ready',
        ranges: [
          [4, 8],
          [12, 17],
        ],
      },
    },
  ]);
  expect(byWord).toMatchObject({ next: null, isTooShort: false });
});

it('refuses what is no search', async () => {
  const asked = (input: object) => desk.ask('search.all', { accountId, query: 'x', ...input });
  expect(await asked({ query: 'x'.repeat(201) })).toMatchObject({ ok: false });
  expect(await asked({ messagesLimit: 101 })).toMatchObject({ ok: false });
  expect(await asked({ accountId: 'nobody' })).toMatchObject({
    ok: false,
    error: { code: 'ACCOUNT_NOT_FOUND' },
  });
});
