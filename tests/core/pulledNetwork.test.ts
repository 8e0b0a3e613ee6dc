import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Message } from '#contract/routes/messages.ts';
import { startDemoApi, type RunningDemoApi } from '#demo/index.ts';
import { startTestCore, type TestCore } from '#tests/support/core.ts';
import { createDataDir, removeDataDir } from '#tests/support/dataDir.ts';
import { createQuickClock } from '#tests/support/quickClock.ts';
import { readDesk, readThread, untilSameAsServer } from '#tests/support/sameAsServer.ts';
import { startTcpProxy, type TcpProxy } from '#tests/support/tcpProxy.ts';

const PASSPHRASE = 'correct horse battery';
const CONTACTS = 60;
const WRITTEN_TO = 20;

let dataDir: string;
let demo: RunningDemoApi;
let network: TcpProxy;
let desk: TestCore;
let accountId: string;
let sent: number;

beforeEach(async () => {
  dataDir = await createDataDir();
  demo = await startDemoApi({
    contacts: CONTACTS,
    liveliness: false,
    // Something is always on its way.
    latencyMs: [5, 25],
    maxPageSize: { contacts: 10 },
  });
  // Whoever is written to below wrote first, so that the customer service window is open.
  for (const phone of phones().slice(0, WRITTEN_TO)) demo.control.receive(phone, 'Is it in stock?');
  network = await startTcpProxy(Number(new URL(demo.origin).port));
  sent = 0;
  await open();
});

afterEach(async () => {
  await desk.stop();
  await network.stop();
  await demo.stop();
  await removeDataDir(dataDir);
});

/** Starts the app on the same data folder, as after closing it. */
async function open(): Promise<void> {
  desk = await startTestCore({
    dataDir,
    vault: { usesKeychain: false, preset: { backend: 'passphrase', passphrase: PASSPHRASE } },
    over: { clock: createQuickClock(20) },
  });
}

async function connect(): Promise<void> {
  await desk.get('settings.set', { requestsPerSecond: 1 });
  const baseUrl = `http://127.0.0.1:${network.port}/api/v1/whatsapp`;
  ({
    account: { id: accountId },
  } = await desk.get('accounts.add', { apiKey: demo.apiKey, baseUrl }));
}

const phones = () => demo.world.contacts.page({}, 1, CONTACTS).rows.map(({ phone }) => phone);

/** Writes to each of them; every text is another. */
async function write(to: readonly string[]): Promise<void> {
  for (const phone of to) {
    sent += 1;
    const content = { type: 'text', text: `Message number ${sent}` } as const;
    await desk.get('messages.send', { accountId, to: phone, content, clientId: `c${sent}` });
  }
}

const asked = (isMeant: (path: string, query: string) => boolean) =>
  demo.control.requests().filter(({ method, path, query }) => method === 'GET' && isMeant(path, query))
    .length;

const isOffline = () => desk.until('sync.status', { accountId }, ({ state }) => state === 'offline', 30_000);

/** Own messages that have not left for certain, by what they say. */
async function notLeft(): Promise<Message[]> {
  const threads = await Promise.all(phones().map((phone) => readThread({ desk, accountId }, phone)));
  return threads
    .flat()
    .filter(({ clientId, status }) => clientId !== null && /queued|sending|uncertain/.test(status));
}

/** Everything is here again, and each message is in the server's ledger once. */
async function endsEqual(): Promise<void> {
  await network.plugIn();
  await desk.get('sync.now', { accountId });
  await desk.until('sync.status', { accountId }, ({ waiting }) => waiting === 0, 30_000);
  const taken = () => demo.ledger.entries().map(({ body }) => (body as { text: string }).text);
  // Of a message cut off on its way nobody knows, so a person decides, who in this test can look at the server.
  await expect
    .poll(
      async () => {
        const unsure = await notLeft();
        const lost = unsure.filter(
          ({ content }) => content.type === 'text' && !taken().includes(content.text),
        );
        for (const { id, status } of lost)
          if (status === 'uncertain') await desk.get('messages.retry', { accountId, id });
        return unsure.length;
      },
      { timeout: 60_000, interval: 200 },
    )
    .toBe(0);
  expect(taken().sort()).toEqual(
    Array.from({ length: sent }, (_, index) => `Message number ${index + 1}`).sort(),
  );
  await untilSameAsServer({ desk, accountId }, demo, { limitMs: 30_000 });
}

it(
  'pulled in the middle of the first reading: what was learnt is there offline, and the rest comes later',
  { timeout: 120_000 },
  async () => {
    await connect();
    await expect
      .poll(() => asked((path) => path.startsWith('/conversations/')), { interval: 5, timeout: 20_000 })
      .toBeGreaterThan(8);
    await write(phones().slice(0, 6));
    await expect
      .poll(() => demo.ledger.entries().length, { interval: 1, timeout: 20_000 })
      .toBeGreaterThan(1);
    await network.pull();
    await isOffline();
    await write(phones().slice(10, 14));
    const learnt = await readDesk({ desk, accountId });
    const waiting = await notLeft();
    expect(waiting.length).toBeGreaterThanOrEqual(4);
    const { asOf } = await desk.get('sync.status', { accountId });
    await desk.stop();

    await open();
    await isOffline();
    // One that is just being tried does not wait at that moment.
    const untold = async () => {
      const queued = (await notLeft()).filter(({ status }) => status === 'queued').length;
      return queued < 4 || queued - (await desk.get('sync.status', { accountId })).waiting;
    };
    await expect.poll(untold, { timeout: 20_000 }).toBe(0);
    const offline = await isOffline();
    expect(offline).toMatchObject({ problem: { code: 'UNREACHABLE' }, waitingFor: { code: 'UNREACHABLE' } });
    expect(asOf).not.toBeNull();
    expect(offline.since).not.toBeNull();
    expect(await readDesk({ desk, accountId })).toEqual(learnt);
    const ids = (rows: readonly Message[]) => rows.map(({ clientId }) => clientId).sort();
    expect(ids(await notLeft())).toEqual(ids(waiting));

    // Whom nobody has read yet is told apart from who has never written.
    const chats = await Promise.all(
      learnt.contacts.map(async ({ phone }) => ({
        phone,
        ...(await desk.get('messages.list', { accountId, phone })),
      })),
    );
    const isSilent = (phone: string) => demo.world.conversations.at(phone, Date.now()).length === 0;
    expect(chats.some(({ loaded }) => loaded)).toBe(true);
    expect(chats.some(({ loaded }) => !loaded)).toBe(true);
    for (const { phone, loaded, rows, asOf: readAt } of chats) {
      expect(readAt !== null).toBe(loaded);
      if (loaded && rows.length === 0) expect(isSilent(phone)).toBe(true);
    }
    // The list of conversations was not read whole, and says so.
    expect((await desk.get('conversations.list', { accountId })).asOf).toBeNull();

    await endsEqual();
  },
);

it(
  'pulled again and again, each time at another moment, ends as if it had never been',
  { timeout: 120_000 },
  async () => {
    await connect();
    await untilSameAsServer({ desk, accountId }, demo, { limitMs: 30_000 });
    await desk.until('sync.status', { accountId }, ({ state }) => state === 'up-to-date');
    const moments: readonly (readonly [string, (path: string, query: string) => boolean])[] = [
      ['contacts', (path, query) => path === '/contacts/' && !query.includes('group_id')],
      ['members', (path, query) => path === '/contacts/' && query.includes('group_id')],
      ['lists', (path) => path === '/contact-groups/' || path === '/auto-replies/' || path === '/templates/'],
      ['conversations', (path) => path.startsWith('/conversations/')],
    ];
    for (const [round, [what, isMeant]] of moments.entries()) {
      const before = asked(isMeant);
      const known = await readDesk({ desk, accountId });
      demo.control.receive(phones()[round]!, `Round ${round}`);
      await write(phones().slice(round * 5, round * 5 + 5));
      await desk.get('sync.now', { accountId });
      await expect
        .poll(() => asked(isMeant) - before, { interval: 1, timeout: 20_000, message: what })
        .toBeGreaterThan(1);
      await network.pull();
      await isOffline();

      const now = await readDesk({ desk, accountId });
      expect(now.contacts).toEqual(known.contacts);
      expect(now.groups).toEqual(known.groups);
      expect(now.autoReplies).toEqual(known.autoReplies);
      expect(now.templates).toEqual(known.templates);
      const { parts } = await desk.get('sync.status', { accountId });
      for (const part of parts) expect(part.asOf, part.name).not.toBeNull();
      await network.plugIn();
    }
    await endsEqual();
  },
);
