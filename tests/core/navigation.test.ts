import { afterEach, beforeEach, expect, it } from 'vitest';
import { startDemoApi, type RunningDemoApi } from '#demo/index.ts';
import { startTestCore, type TestCore } from '#tests/support/core.ts';
import { removeDataDir } from '#tests/support/dataDir.ts';

const KEYS = ['wak_first_0123456789abcdef0123456789ab', 'wak_second_0123456789abcdef0123456789a'] as const;
/** Whom the first or the second alone has in its contacts, and whom neither has. */
const ONLY_FIRST = '+919800000001';
const ONLY_SECOND = '+919800000002';
const STRANGER = '+919800000003';

let desk: TestCore;
let servers: RunningDemoApi[];
/** Their ids, in the order they were added. */
let first: string;
let second: string;

beforeEach(async () => {
  desk = await startTestCore();
  servers = await Promise.all(
    KEYS.map((apiKey, at) => startDemoApi({ apiKey, seed: at + 1, contacts: 20, liveliness: false })),
  );
  servers[0]?.control.receive(ONLY_FIRST, 'Hello');
  servers[1]?.control.receive(ONLY_SECOND, 'Hello');
  [first, second] = (await Promise.all(servers.map(connect))) as [string, string];
});

afterEach(async () => {
  await desk.stop();
  await Promise.all(servers.map((server) => server.stop()));
  await removeDataDir(desk.dataDir);
});

async function connect({ apiKey, baseUrl }: RunningDemoApi): Promise<string> {
  const { account } = await desk.get('accounts.add', { apiKey, baseUrl });
  await desk.until('sync.status', { accountId: account.id }, ({ state }) => state === 'up-to-date');
  return account.id;
}

async function opened(phone: string): Promise<string | null> {
  desk.core.goTo({ kind: 'chat', accountId: null, phone });
  const { wish } = await desk.get('navigation.take', {});
  if (wish?.target.kind !== 'chat') throw new Error('No chat waits.');
  expect(wish.target.phone).toBe(phone);
  return wish.target.accountId;
}

it('a link opens in the account that knows the number, whichever is open', async () => {
  for (const open of [first, second]) {
    await desk.get('settings.set', { activeAccountId: open });
    expect(await opened(ONLY_FIRST)).toBe(first);
    expect(await opened(ONLY_SECOND)).toBe(second);
  }
});

it('a chat that is in no contact list counts as known', async () => {
  await desk.get('settings.set', { activeAccountId: first });
  await desk.get('conversations.setState', { accountId: second, phone: STRANGER, isPinned: true });
  expect(await opened(STRANGER)).toBe(second);
});

it('a number that both know, or nobody, opens in the account that is open', async () => {
  expect(await opened(STRANGER)).toBe(first);
  for (const open of [second, first]) {
    await desk.get('settings.set', { activeAccountId: open });
    expect(await opened(STRANGER)).toBe(open);
  }
  for (const accountId of [first, second]) {
    await desk.get('conversations.setState', { accountId, phone: STRANGER, isPinned: true });
  }
  for (const open of [second, first]) {
    await desk.get('settings.set', { activeAccountId: open });
    expect(await opened(STRANGER)).toBe(open);
  }
});

it('what names its account stays as it is, and waits until a page is there', async () => {
  desk.core.goTo({ kind: 'settings' });
  desk.core.goTo({ kind: 'chat', accountId: second, phone: STRANGER });
  const taken = await desk.get('navigation.take', {});
  expect(taken.wish?.target).toEqual({ kind: 'chat', accountId: second, phone: STRANGER });
  // The page was reloaded before it was there.
  expect(await desk.get('navigation.take', {})).toEqual(taken);
  await desk.get('navigation.done', { id: taken.wish!.id });
  expect(await desk.get('navigation.take', {})).toEqual({ wish: null });
});

it('a newer wish is not done with the older one', async () => {
  desk.core.goTo({ kind: 'settings' });
  const older = await desk.get('navigation.take', {});
  desk.core.goTo({ kind: 'account', accountId: second });
  await desk.get('navigation.done', { id: older.wish!.id });
  expect((await desk.get('navigation.take', {})).wish?.target).toEqual({
    kind: 'account',
    accountId: second,
  });
});

it('where its account was removed meanwhile, no other account’s chat opens in its place', async () => {
  desk.core.goTo({ kind: 'chat', accountId: second, phone: STRANGER });
  await desk.get('accounts.remove', { accountId: second });
  expect(await desk.get('navigation.take', {})).toEqual({ wish: null });
});
