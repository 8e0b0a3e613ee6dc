import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BulkAction } from '#contract/routes/contacts.ts';
import { startDemoApi, type RunningDemoApi } from '#demo/index.ts';
import { startBrowserHost, type HostProcess } from '#tests/support/browserHost.ts';
import { createDataDir, removeDataDir } from '#tests/support/dataDir.ts';

const vault = { passphrase: 'correct horse battery' };
const CONTACTS = 40;
const LIMIT = { timeout: 25_000 };

let dataDir: string;
let demo: RunningDemoApi;
let host: HostProcess;
let accountId: string;

beforeEach(async () => {
  dataDir = await createDataDir();
  demo = await startDemoApi({ contacts: CONTACTS, liveliness: false, latencyMs: [1, 20] });
  host = await startBrowserHost({ dataDir, vault });
  ({ id: accountId } = (
    await host.ask('accounts.add', { apiKey: demo.apiKey, baseUrl: demo.baseUrl })
  ).account);
  await host.ask('settings.set', { requestsPerSecond: 5 });
  await expect.poll(async () => (await contacts()).asOf, LIMIT).not.toBeNull();
}, 60_000);

afterEach(async () => {
  await host.stop();
  await demo.stop();
  await removeDataDir(dataDir);
});

const contacts = () => host.ask('contacts.list', { accountId });
const people = () => demo.world.contacts.page({}, 1, 1_000).rows;
const writes = (method: string) =>
  demo.control
    .requests()
    .filter((request) => request.method === method && request.path.startsWith('/contacts/'));

it(
  'a kill in the middle of a batch loses no row of it, and sends none twice',
  { timeout: 90_000 },
  async () => {
    const action: BulkAction = { kind: 'addTags', tags: ['bulk'] };
    const { batchId, total } = await host.ask('contacts.bulk', {
      accountId,
      selection: { filter: {} },
      action,
    });
    const batch = async () => (await host.ask('batches.get', { accountId, id: batchId })).batch;
    await expect.poll(async () => (await batch())?.counts.done, LIMIT).toBeGreaterThan(3);
    await host.kill();
    host = await startBrowserHost({ dataDir, vault });
    await expect.poll(async () => (await batch())?.state, { timeout: 40_000 }).toBe('finished');
    expect((await batch())?.counts).toMatchObject({ done: total, refused: 0 });
    expect(people().map(({ tags }) => tags.filter((tag) => tag === 'bulk'))).toEqual(
      people().map(() => ['bulk']),
    );
    // One for each: what had arrived when it was killed is seen at the server.
    const paths = writes('PUT').map(({ path }) => path);
    expect(paths).toHaveLength(new Set(paths).size);
  },
);

it.each([
  ['before the server took it', false],
  ['after the server took it', true],
])(
  'a kill in the middle of adding a contact, %s, leaves one',
  { timeout: 90_000 },
  async (_when, accepted) => {
    const phone = '+919810012345';
    // The request is held up for longer than the app will live.
    demo.control.fault({ match: 'POST /contacts/', kind: 'hang', accepted });
    const adding = host
      .ask('contacts.create', { accountId, contact: { phone, name: 'New' } })
      .catch(() => null);
    const edits = async () => (await host.ask('edits.list', { accountId })).rows;
    await expect.poll(async () => (await edits()).map(({ state }) => state), LIMIT).toEqual(['sending']);
    if (accepted) await expect.poll(() => demo.world.contacts.get(phone)?.name, LIMIT).toBe('New');
    await host.kill();
    await adding;
    host = await startBrowserHost({ dataDir, vault });
    await expect.poll(edits, LIMIT).toEqual([]);
    expect(demo.world.contacts.page({ search: phone }, 1, 10).total).toBe(1);
    const { contact } = await host.ask('contacts.get', { accountId, phone });
    expect(contact).toMatchObject({ name: 'New', editState: null });
  },
);
