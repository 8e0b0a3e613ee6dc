import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Desktop } from '#core/ports.ts';
import type { RunningDemoApi } from '#demo/index.ts';
import { startDemoApi } from '#demo/index.ts';
import { startSmallServer } from '#tests/support/badServers.ts';
import { startTestCore, type TestCore } from '#tests/support/core.ts';
import { createDataDir, removeDataDir } from '#tests/support/dataDir.ts';
import { createRecordingNotifier, type RecordingNotifier } from '#tests/support/recordingNotifier.ts';

const KEY = 'wak_test_0123456789abcdef7f3a';

let dataDir: string;
let demo: RunningDemoApi;
let desk: TestCore;
let notifier: RecordingNotifier;

function desktop(): Desktop {
  return {
    status: () => ({
      startsAtLogin: null,
      hasTray: false,
      notifications: { isSupported: true, canReply: true },
      spellCheckLanguages: [],
    }),
    setStartsAtLogin: () => undefined,
    notifier,
    updater: {
      status: () => ({ state: 'unavailable', version: null, percent: null, checkedAt: null, problem: null }),
      configure: () => undefined,
      check: () => Promise.resolve(),
      install: () => undefined,
      onChange: () => undefined,
    },
    cacheBytes: () => Promise.resolve(0),
    clearCache: () => Promise.resolve(),
  };
}

const start = () =>
  startTestCore({
    dataDir,
    vault: { usesKeychain: false, preset: { backend: 'passphrase', passphrase: 'correct horse battery' } },
    over: { desktop: desktop() },
  });

beforeEach(async () => {
  dataDir = await createDataDir();
  notifier = createRecordingNotifier();
  demo = await startDemoApi({ apiKey: KEY, contacts: 30, liveliness: false });
  desk = await start();
});

afterEach(async () => {
  await desk.stop();
  await demo.stop();
  await removeDataDir(dataDir);
});

async function connected(): Promise<string> {
  const { account } = await desk.get('accounts.add', { apiKey: KEY, baseUrl: demo.baseUrl });
  await desk.until('conversations.list', { accountId: account.id }, ({ asOf }) => asOf !== null);
  return account.id;
}

describe('notifications of the whole app', () => {
  it('tell nothing of the first reading, then each new message, and answer it once', async () => {
    const accountId = await connected();
    const { counts } = await desk.get('conversations.list', { accountId });
    expect(counts.unread).toBeGreaterThan(0);
    const phone = demo.control.examples().windowOpen!;
    demo.control.receive(phone, 'Is the blue one back?');
    await desk.get('sync.now', { accountId });
    await expect
      .poll(() => notifier.onScreen.get(`${accountId} ${phone}`)?.body, { timeout: 20_000 })
      .toBe('Is the blue one back?');
    expect(notifier.shown).toHaveLength(1);

    const [notice] = notifier.shown;
    notice!.onReply('It is!');
    notice!.onReply('It is!');
    const ours = () => demo.ledger.entries().filter(({ to }) => to === phone);
    await expect.poll(() => ours().length, { timeout: 20_000 }).toBe(1);
    await expect.poll(() => notifier.onScreen.size).toBe(0);
    const { conversation } = await desk.get('conversations.get', { accountId, phone });
    expect(conversation).toMatchObject({ unread: 0 });

    notice!.onOpen();
    expect((await desk.get('navigation.take', {})).wish?.target).toEqual({ kind: 'chat', accountId, phone });
    expect(ours()).toHaveLength(1);
  });

  it('go off the screen when their chat is read', async () => {
    const accountId = await connected();
    const phone = demo.control.examples().windowOpen!;
    demo.control.receive(phone, 'Hello');
    await desk.get('sync.now', { accountId });
    await expect.poll(() => notifier.onScreen.size, { timeout: 20_000 }).toBe(1);
    await desk.get('conversations.markRead', { accountId, phone });
    expect(notifier.onScreen.size).toBe(0);
  });

  it('tell as one of what came in many chats while the app was off', async () => {
    const accountId = await connected();
    await desk.stop();
    const chats = (await demoPhones()).slice(0, 7);
    for (const phone of chats) demo.control.receive(phone, 'While you were away');
    desk = await start();
    await expect
      .poll(() => notifier.onScreen.get(accountId)?.body, { timeout: 40_000 })
      .toBe('7 new messages in 7 chats');
    expect([...notifier.onScreen.keys()]).toEqual([accountId]);
  });

  it('can be tried', async () => {
    expect(await desk.get('desktop.tryNotification', {})).toEqual({ isShown: true });
    expect(notifier.shown).toHaveLength(1);
  });
});

async function demoPhones(): Promise<string[]> {
  const answer = await fetch(`${demo.baseUrl}/contacts/?limit=30`, {
    headers: { authorization: `Bearer ${KEY}` },
  });
  const { data } = (await answer.json()) as { data: { phone_number: string }[] };
  return data.map(({ phone_number }) => phone_number);
}

describe('the quality of a number', () => {
  it('that fell is told of until it was seen, over a restart, and goes when it is made good', async () => {
    let quality_rating = 'GREEN';
    let messaging_limit = 'TIER_1K';
    const server = await startSmallServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      const data = request.url?.includes('/account')
        ? { phone_number: '+919810007919', display_name: 'Shop', quality_rating, messaging_limit }
        : [];
      response.end(JSON.stringify({ success: true, data, meta: { page: 1, limit: 20, total: 0 } }));
    });
    const drops = async () => (await desk.get('accounts.list', {})).accounts[0]?.qualityDrops;
    const { account } = await desk.get('accounts.add', { apiKey: KEY, baseUrl: server.baseUrl });
    const id = { accountId: account.id };
    expect(account.qualityDrops).toEqual([]);

    // Read by itself while the app runs: here when everything is read again, as after a sleep.
    quality_rating = 'RED';
    await desk.get('sync.now', id);
    await desk.until('accounts.list', {}, ({ accounts }) => accounts[0]?.qualityDrops.length === 1);
    expect(await drops()).toMatchObject([{ field: 'qualityRating', from: 'GREEN', to: 'RED' }]);
    await desk.stop();
    desk = await start();
    const [told] = (await drops()) ?? [];
    expect(told).toMatchObject({ from: 'GREEN', to: 'RED' });

    // What falls while the person reads of the other is not seen with it.
    messaging_limit = 'TIER_250';
    await desk.get('accounts.profile', id);
    const { account: seen } = await desk.get('accounts.noteQuality', { ...id, upTo: told!.at });
    expect(seen.qualityDrops).toMatchObject([{ field: 'messagingLimit', from: 'TIER_1K', to: 'TIER_250' }]);
    const later = await desk.get('accounts.noteQuality', { ...id, upTo: seen.qualityDrops[0]!.at });
    expect(later.account.qualityDrops).toEqual([]);
    await desk.get('accounts.profile', id);
    expect(await drops()).toEqual([]);
    quality_rating = 'GREEN';
    await desk.get('accounts.profile', id);
    quality_rating = 'YELLOW';
    await desk.get('accounts.rekey', { ...id, apiKey: `${KEY}2` });
    expect(await drops()).toMatchObject([{ from: 'GREEN', to: 'YELLOW' }]);
    quality_rating = 'GREEN';
    await desk.get('accounts.profile', id);
    expect(await drops()).toEqual([]);
    await server.stop();
  });
});
