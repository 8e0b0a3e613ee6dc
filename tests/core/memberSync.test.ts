import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInloboClient } from '#core/inlobo/client.ts';
import { createSystemClock } from '#core/lib/clock.ts';
import type { Store } from '#core/store/store.ts';
import { createMemberSource, type MemberSource } from '#core/sync/contacts/memberSource.ts';
import { startDemoApi, type FaultInput, type RunningDemoApi } from '#demo/index.ts';
import { drive } from '#tests/support/drive.ts';
import { createFakeClock, type FakeClock } from '#tests/support/fakeClock.ts';
import { createRecordingLogger } from '#tests/support/recordingLogger.ts';
import { MINUTE, T0, openStoreAside, temporaryFolder, type Folder } from './storeFixture.ts';

let folder: Folder;
let store: Store;
let demo: RunningDemoApi;
let clock: FakeClock;
let source: MemberSource;
let changes: number;
let onTheWay: (url: URL, answer: () => Promise<Response>) => Promise<Response>;

beforeEach(async () => {
  folder = temporaryFolder();
  clock = createFakeClock(T0);
  onTheWay = (_, answer) => answer();
  changes = 0;
  demo = await startDemoApi({ contacts: 60, liveliness: false, maxPageSize: { contacts: 10 } });
  store = openStoreAside(folder.file);
  const client = createInloboClient({
    baseUrl: demo.baseUrl,
    apiKey: () => demo.apiKey,
    fetch: (input, init) => onTheWay(new URL(input as string), () => fetch(input, init)),
    clock: createSystemClock(),
    logger: createRecordingLogger(),
    timeoutMs: 400,
  });
  source = createMemberSource({
    ...{ store, client, clock, logger: createRecordingLogger() },
    random: { bytes: (count) => new Uint8Array(count), fraction: () => 0.5 },
    onApplied: () => undefined,
    onChanged: () => (changes += 1),
  });
  await readGroups();
});

afterEach(async () => {
  await store.close();
  await demo.stop();
  folder.remove();
});

/** Takes over the server's groups, as reading its list does. */
async function readGroups(): Promise<void> {
  const counts = demo.world.contacts.countGroups();
  await store.groups.replace({
    rows: demo.world.groups.map(({ id, name, description, createdAt, updatedAt }) => ({
      ...{ id, name, description, createdAt, updatedAt, raw: {} },
      contactCount: counts.get(id) ?? 0,
    })),
    unreadable: [],
    requestedAt: clock.now(),
  });
  await source.refresh();
}

async function untilRead(): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    await drive(source, { now: () => clock.now() });
    if (source.state().progress === null) return;
    clock.set(Math.max(clock.now() + 1, source.dueAt(clock.now())));
  }
  throw new Error('The groups are never read.');
}

const membersThere = (id: string) =>
  demo.world.contacts
    .page({ groupId: id }, 1, 1000)
    .rows.map(({ phone }) => phone)
    .sort();
const membersHere = async (id: string) =>
  (await store.contacts.list({ groupId: id, offset: 0, limit: 200 })).rows.map(({ phone }) => phone).sort();

async function expectSame(): Promise<void> {
  for (const { id } of demo.world.groups) expect(await membersHere(id)).toEqual(membersThere(id));
}

const [first, second] = [() => demo.world.groups[0]!, () => demo.world.groups[1]!];

describe('the members of groups', () => {
  it('are read group by group, and as of when is known', async () => {
    expect(await store.groups.membersAsOf()).toBeNull();
    expect(source.state().progress).toEqual({ done: 0, total: demo.world.groups.length });
    await untilRead();
    await expectSame();
    expect(await store.groups.membersAsOf()).toBe(T0);
    expect(changes).toBe(demo.world.groups.length);
    const { rows } = await store.groups.list({ offset: 0, limit: 50 });
    for (const { memberCount, contactCount } of rows) expect(memberCount).toBe(contactCount);
  });

  it('change with the server', async () => {
    await untilRead();
    const [leaving] = membersThere(first().id);
    const joining = demo.world.contacts.page({}, 1, 100).rows.find(({ groupIds }) => groupIds.length === 0)!;
    demo.world.contacts.get(leaving!)!.groupIds = [];
    joining.groupIds = [first().id, second().id];
    await readGroups();
    await untilRead();
    await expectSame();
  });

  it('go with a group that is gone', async () => {
    await untilRead();
    const { id } = first();
    demo.world.groups.splice(0, 1);
    demo.world.contacts.leaveGroup(id);
    await readGroups();
    await untilRead();
    expect(await membersHere(id)).toEqual([]);
  });

  it('are left where the server does not know the group', async () => {
    onTheWay = async (url, answer) =>
      url.searchParams.get('group_id') === first().id
        ? Response.json({ success: false, errors: {} }, { status: 404 })
        : answer();
    await untilRead();
    expect(await membersHere(second().id)).toEqual(membersThere(second().id));
    expect(source.state().problem).toBeNull();
  });

  it('of one group that fails do not keep the others waiting', async () => {
    let fails = true;
    onTheWay = async (url, answer) =>
      fails && url.searchParams.get('group_id') === first().id
        ? Response.json({ success: false, errors: {} }, { status: 400 })
        : answer();
    for (let tries = 0; tries < 8; tries += 1) {
      await drive(source, { now: () => clock.now() });
      clock.set(Math.min(clock.now() + 10 * MINUTE, source.dueAt(clock.now())));
    }
    expect(await membersHere(second().id)).toEqual(membersThere(second().id));
    expect(source.state().problem?.code).toBe('API_REJECTED');
    fails = false;
    await untilRead();
    await expectSame();
    expect(source.state().problem).toBeNull();
  });

  it('lose nobody while members move from page to page', async () => {
    await untilRead();
    const { id } = demo.world.groups.find((group) => membersThere(group.id).length > 20)!;
    let answers = 0;
    onTheWay = async (url, answer) => {
      if (url.searchParams.get('group_id') === id && answers++ === 1)
        demo.world.contacts.remove(demo.world.contacts.page({ groupId: id }, 1, 1).rows[0]!);
      return answer();
    };
    await readGroups();
    await untilRead();
    expect(answers).toBeGreaterThan(3);
    expect(await membersHere(id)).toEqual(expect.arrayContaining(membersThere(id)));
  });

  it('are all gone only where the server says so twice', async () => {
    await untilRead();
    const { id } = first();
    let empties = 1;
    onTheWay = async (url, answer) =>
      url.searchParams.get('group_id') === id && empties-- > 0
        ? Response.json({ success: true, data: [] })
        : answer();
    await readGroups();
    await untilRead();
    await expectSame();
    demo.world.contacts.leaveGroup(id);
    await readGroups();
    await untilRead();
    expect(await membersHere(id)).toEqual([]);
  });

  it('are not asked for again where many groups look unchanged', async () => {
    await untilRead();
    const groups = (await store.groups.list({ offset: 0, limit: 50 })).rows;
    await store.groups.replace({
      rows: groups.map((group) => ({ ...group, contactCount: null, raw: {} })),
      unreadable: [],
      requestedAt: T0,
    });
    const many = Array.from({ length: 40 }, (_, index) => ({
      ...{ id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`, name: `Group ${index}` },
      ...{ description: null, contactCount: 0, createdAt: null, updatedAt: null, raw: {} },
    }));
    await store.groups.replace({
      rows: [...groups.map((group) => ({ ...group, raw: {} })), ...many],
      unreadable: [],
      requestedAt: T0,
    });
    await source.refresh();
    expect(source.state().progress?.total).toBe(many.length);
    clock.set(T0 + 60 * MINUTE);
    await source.refresh();
    expect(source.state().progress?.total).toBe(many.length + groups.length);
  });
});

const FAULTS: FaultInput[] = [
  ...(
    ['refuse', 'reset', 'hang', 'cut', 'html', 'empty', 'status', 'repeat', 'total', 'shuffle'] as const
  ).map((kind) => ({ kind })),
  ...(['dataNull', 'rowNulls', 'rowMix', 'bodyText'] as const).map((variant) => ({
    kind: 'wrongType' as const,
    variant,
  })),
];

it.each(FAULTS.map((fault) => [`${fault.kind} ${fault.variant ?? ''}`, fault] as const))(
  '%s for a while takes nobody out of a group, and is forgotten afterwards',
  async (_, fault) => {
    await untilRead();
    demo.control.fault({ ...fault, match: 'GET /contacts/', times: 'always' });
    await source.refresh();
    for (let tries = 0; tries < 4; tries += 1) {
      await drive(source, { now: () => clock.now(), most: 40 });
      clock.set(Math.max(clock.now(), Math.min(clock.now() + 10 * MINUTE, source.dueAt(clock.now()))));
    }
    for (const { id } of demo.world.groups)
      expect(await membersHere(id)).toEqual(expect.arrayContaining(membersThere(id)));
    demo.control.clearFaults();
    await source.refresh();
    await untilRead();
    await expectSame();
  },
);
