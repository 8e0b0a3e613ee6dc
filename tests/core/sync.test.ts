import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startDemoApi, type RunningDemoApi } from '#demo/index.ts';
import { startTestCore, type TestCore } from '#tests/support/core.ts';
import { removeDataDir } from '#tests/support/dataDir.ts';

const KEY = 'wak_test_0123456789abcdef7f3a';

let demo: RunningDemoApi;
let desk: TestCore;
let accountId: string;

async function connect(contacts: number): Promise<void> {
  demo = await startDemoApi({ apiKey: KEY, contacts, liveliness: false });
  desk = await startTestCore();
  const { account } = await desk.get('accounts.add', { apiKey: KEY, baseUrl: demo.baseUrl });
  accountId = account.id;
}

beforeEach(() => connect(12));

afterEach(async () => {
  await desk.stop();
  await demo.stop();
  await removeDataDir(desk.dataDir);
});

const upToDate = () => desk.until('sync.status', { accountId }, ({ state }) => state === 'up-to-date');
const phones = async () =>
  (await desk.get('contacts.list', { accountId, limit: 200 })).rows.map(({ phone }) => phone);

describe('the first pass', () => {
  it('brings every contact and conversation, and says as of when', async () => {
    const status = await upToDate();
    expect(status).toMatchObject({ contacts: 12, waiting: 0, progress: null, problem: null });
    const { rows, asOf } = await desk.get('conversations.list', { accountId, limit: 200 });
    expect(asOf).not.toBeNull();
    expect(await phones()).toHaveLength(12);
    for (const { phone, last } of rows) {
      const newest = demo.world.conversations.at(phone, Date.now()).at(-1);
      expect(last?.direction).toBe(newest?.direction === 'inbound' ? 'in' : 'out');
    }
  });

  it('reads a long conversation page by page when its older messages are asked for', async () => {
    await desk.stop();
    await demo.stop();
    await removeDataDir(desk.dataDir);
    await connect(300);
    const phone = demo.control.examples().longThread!;
    const all = demo.world.conversations.at(phone, Date.now()).length;
    expect(all).toBeGreaterThan(300);
    await desk.until('messages.list', { accountId, phone, limit: 20 }, ({ loaded }) => loaded);

    const found = new Set<number>();
    let before: number | undefined;
    for (;;) {
      const query = { accountId, phone, limit: 50, ...(before !== undefined && { before }) };
      const page = await desk.until(
        'messages.list',
        query,
        ({ rows, more }) => rows.length === 50 || !more,
        60_000,
      );
      for (const row of page.rows) found.add(row.id);
      if (!page.more) break;
      before = page.rows[0]!.id;
    }
    expect(found.size).toBe(all);
  }, 90_000);
});

describe('from then on', () => {
  it('sees what was added, changed and deleted elsewhere', async () => {
    await upToDate();
    const [gone, edited] = await phones();
    const api = (method: string, path: string, body?: object) =>
      fetch(`${demo.baseUrl}${path}`, {
        method,
        headers: { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
    await api('DELETE', `/contacts/${encodeURIComponent(gone!)}/`);
    await api('PUT', `/contacts/${encodeURIComponent(edited!)}/`, { name: 'Named elsewhere' });
    await api('POST', '/contacts/', { phone_number: '+919810099999', name: 'New elsewhere' });

    await desk.get('sync.now', { accountId });
    const { rows } = await desk.until('contacts.list', { accountId, limit: 200 }, (list) =>
      list.rows.every(({ phone }) => phone !== gone),
    );
    expect(rows.find(({ phone }) => phone === edited)?.name).toBe('Named elsewhere');
    expect(rows.find(({ phone }) => phone === '+919810099999')?.name).toBe('New elsewhere');
  });

  it('brings a new message of the open conversation within seconds', async () => {
    await upToDate();
    const phone = demo.control.examples().newest!;
    await desk.get('conversations.focus', { accountId, phone });
    await desk.until('messages.list', { accountId, phone }, ({ loaded }) => loaded);
    demo.control.receive(phone, 'Are you still there?');
    const { rows } = await desk.until('messages.list', { accountId, phone }, (list) =>
      list.rows.some(({ content }) => content.type === 'text' && content.text === 'Are you still there?'),
    );
    expect(rows.at(-1)).toMatchObject({ direction: 'in', status: 'received' });
    const { conversation } = await desk.get('conversations.get', { accountId, phone });
    expect(conversation?.unread).toBeGreaterThan(0);
    await desk.get('conversations.markRead', { accountId, phone });
    expect((await desk.get('conversations.get', { accountId, phone })).conversation?.unread).toBe(0);
  });

  it('knows that a number nobody wrote with has no history', async () => {
    await upToDate();
    const query = { accountId, phone: '+447911123456' };
    const list = await desk.until('messages.list', query, ({ loaded }) => loaded);
    expect(list).toMatchObject({ rows: [], more: false });
    const told = () =>
      desk.events.filter((event) => event.name === 'messages.changed' && event.phone === query.phone);
    await expect.poll(() => told().length).toBe(1);
  });

  it('fills the gap where more came at once than a page holds', async () => {
    await upToDate();
    const phone = demo.control.examples().newest!;
    await desk.get('messages.list', { accountId, phone });
    const texts = Array.from({ length: 70 }, (_, index) => `Message ${index}`);
    for (const text of texts) demo.control.receive(phone, text);
    await desk.get('conversations.focus', { accountId, phone });
    // Nobody asks for older messages here: sync must notice by itself that some are missing.
    const readTo = () =>
      demo.control
        .requests()
        .filter(({ path, query }) => path.includes(phone.slice(1)) && query.includes('page=4'));
    await expect.poll(() => readTo().length, { timeout: 15_000 }).toBe(1);
    const { rows } = await desk.until('messages.list', { accountId, phone, limit: 100 }, (list) =>
      list.rows.some(({ content }) => content.type === 'text' && content.text === 'Message 0'),
    );
    const found = rows.flatMap(({ content }) => (content.type === 'text' ? [content.text] : []));
    expect(found.filter((text) => text.startsWith('Message '))).toEqual(texts);
  });

  it('goes on with the others when one conversation can’t be read', async () => {
    const [broken] = demo.world.contacts.page({}, 1, 1).rows;
    const path = `/conversations/${encodeURIComponent(broken!.phone)}/messages/`;
    demo.control.fault({ match: path, kind: 'status', status: 422, times: 'always' });
    demo.control.fault({ match: path.replace('%2B', '+'), kind: 'status', status: 422, times: 'always' });
    await upToDate();
    const { total } = await desk.get('conversations.list', { accountId });
    expect(total).toBeGreaterThan(3);
  });
});

describe('offline', () => {
  it('is learnt from failing requests and forgotten at the first answer; everything stays readable', async () => {
    await upToDate();
    const before = await phones();
    await demo.control.offline();
    await desk.get('sync.now', { accountId });
    const offline = await desk.until('sync.status', { accountId }, ({ state }) => state === 'offline');
    expect(offline.since).not.toBeNull();
    expect(offline.problem).toMatchObject({ code: 'UNREACHABLE' });
    expect(await phones()).toEqual(before);

    await demo.control.online();
    await desk.get('sync.now', { accountId });
    const online = await upToDate();
    expect(online).toMatchObject({ since: null, problem: null });
  });

  it.each(['reset', 'cut', 'truncated', 'html', 'empty'] as const)(
    'comes through %s answers with a store like the server’s',
    async (kind) => {
      await upToDate();
      demo.control.fault({ match: 'GET /contacts/*', kind, times: 2, accepted: true });
      await desk.get('sync.now', { accountId });
      await expect.poll(() => demo.control.faults().length, { timeout: 15_000 }).toBe(0);
      await desk.until(
        'sync.status',
        { accountId },
        ({ state, problem }) => state === 'up-to-date' && problem === null,
      );
      expect(await phones()).toHaveLength(12);
    },
  );
});
