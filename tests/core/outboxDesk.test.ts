import { afterEach, beforeEach, expect, it } from 'vitest';
import { startDemoApi, type RunningDemoApi } from '#demo/index.ts';
import { startTestCore, type TestCore } from '#tests/support/core.ts';
import { removeDataDir } from '#tests/support/dataDir.ts';

let demo: RunningDemoApi;
let desk: TestCore;
let accountId: string;

beforeEach(async () => {
  demo = await startDemoApi({
    contacts: 80,
    liveliness: { spontaneous: false, autoReplies: false, answers: false },
  });
  desk = await startTestCore();
  ({
    account: { id: accountId },
  } = await desk.get('accounts.add', { apiKey: demo.apiKey, baseUrl: demo.baseUrl }));
});

afterEach(async () => {
  await desk.stop();
  await demo.stop();
  await removeDataDir(desk.dataDir);
});

const send = (to: string, text: string, clientId: string) =>
  desk.ask('messages.send', { accountId, to, content: { type: 'text', text }, clientId });

const until = async (phone: string, clientId: string, statuses: RegExp) => {
  const { rows } = await desk.until('messages.list', { accountId, phone, limit: 200 }, (list) =>
    statuses.test(list.rows.find((row) => row.clientId === clientId)?.status ?? ''),
  );
  return rows.find((row) => row.clientId === clientId)!;
};

const posts = () => demo.control.requests().filter(({ method }) => method === 'POST');

it('sends to somebody whose window closed long ago, once they wrote a moment ago', async () => {
  const phone = demo.control.examples().windowClosed!;
  await desk.until('conversations.get', { accountId, phone }, ({ conversation }) => conversation !== null);
  demo.control.receive(phone, 'Are you still there?');
  await send(phone, 'We are!', 'a');
  await until(phone, 'a', /sent|delivered|read/);
  expect(demo.ledger.entries(phone)).toHaveLength(1);
});

it('lists what waits and why nothing leaves, and what failed; a new key sets it going', async () => {
  const phone = demo.control.examples().windowOpen!;
  const never = demo.control.examples().neverWrote!;
  await send(never, 'Hello', 'n');
  await until(never, 'n', /failed/);
  demo.control.fault({ match: 'POST /messages/*', kind: 'status', status: 401 });
  await send(phone, 'Wait for it', 'w');
  const listed = await desk.until('outbox.list', { accountId }, ({ held }) => held !== null);
  expect(listed).toMatchObject({
    total: 2,
    counts: { waiting: 1, uncertain: 0, failed: 1 },
    held: { problem: { code: 'KEY_REFUSED' }, until: null },
    rows: [
      { message: { clientId: 'w', status: 'queued' }, waitsBecause: { code: 'KEY_REFUSED' } },
      { message: { clientId: 'n', error: { code: 'WINDOW_CLOSED' } } },
    ],
  });
  expect(posts()).toHaveLength(1);
  await desk.get('accounts.rekey', { accountId, apiKey: demo.apiKey });
  await until(phone, 'w', /sent|delivered|read/);
  expect(await desk.get('outbox.list', { accountId })).toMatchObject({
    held: null,
    counts: { waiting: 0 },
  });
});

it('shows why the account sends nothing while it is locked, and sends once somebody has settled it', async () => {
  const phone = demo.control.examples().windowOpen!;
  demo.control.fault({ match: 'POST /messages/*', kind: 'cloud', code: 131031 });
  await send(phone, 'Later', 'l');
  const { accounts } = await desk.until('accounts.list', {}, (list) => list.accounts[0]?.problem !== null);
  const [account] = accounts;
  expect(account).toMatchObject({ state: 'ready', problem: { code: 'WHATSAPP_FAILED' } });
  const { held } = await desk.get('outbox.list', { accountId });
  expect(held).toEqual({ problem: account!.problem, until: null });
  await desk.get('accounts.profile', { accountId });
  await until(phone, 'l', /sent|delivered|read/);
  expect(demo.ledger.entries()).toHaveLength(1);
});

it('reads the templates again where one is refused', async () => {
  const phone = demo.control.examples().windowOpen!;
  const templatesRead = () =>
    demo.control.requests().filter(({ path }) => path.endsWith('/templates/')).length;
  await desk.until('templates.list', { accountId }, ({ asOf }) => asOf !== null);
  const before = templatesRead();
  const content = { type: 'template', name: 'nowhere_to_be_found', language: 'en_US' } as const;
  await desk.ask('messages.send', { accountId, to: phone, content, clientId: 't' });
  expect((await until(phone, 't', /failed/)).error?.data).toMatchObject({ treatment: 'template' });
  await expect.poll(templatesRead, { timeout: 20_000 }).toBeGreaterThan(before);
});

it('does not send what was discarded, whoever asks for it again', async () => {
  const phone = demo.control.examples().windowOpen!;
  await demo.control.offline();
  await send(phone, 'Never mind', 'd');
  const { id } = await until(phone, 'd', /queued|sending/);
  await expect
    .poll(async () => (await desk.ask('messages.discard', { accountId, id })).ok, { timeout: 20_000 })
    .toBe(true);
  expect(await send(phone, 'Never mind', 'd')).toMatchObject({
    ok: false,
    error: { code: 'MESSAGE_NOT_RETRYABLE' },
  });
  expect(await desk.get('outbox.list', { accountId })).toMatchObject({ total: 0, rows: [] });
});
