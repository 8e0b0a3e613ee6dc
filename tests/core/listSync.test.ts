import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountProfile } from '#contract/routes/accounts.ts';
import { createInloboClient } from '#core/inlobo/client.ts';
import type { ApiFailure } from '#core/inlobo/outcome.ts';
import { openStore } from '#core/store/openStore.ts';
import type { Store } from '#core/store/store.ts';
import { createListSource, type ListPartName, type ListSource } from '#core/sync/lists/listSource.ts';
import { startDemoApi, type FaultInput, type RunningDemoApi } from '#demo/index.ts';
import { createFakeClock, type FakeClock } from '#tests/support/fakeClock.ts';
import { createRecordingLogger } from '#tests/support/recordingLogger.ts';
import { DAY, KEY, MINUTE, SECOND, T0, temporaryFolder, WORKER, type Folder } from './storeFixture.ts';

const LISTS = ['groups', 'autoReplies', 'templates'] as const;
const PATHS: Record<ListPartName, string> = {
  account: '/account/',
  groups: '/contact-groups/',
  autoReplies: '/auto-replies/',
  templates: '/templates/',
};

let folder: Folder;
let store: Store;
let demo: RunningDemoApi;
let clock: FakeClock;
let source: ListSource;
let changes: string[];
let profiles: AccountProfile[];
const servers: Server[] = [];

beforeEach(async () => {
  folder = temporaryFolder();
  clock = createFakeClock(T0);
  store = await openStore({ file: folder.file, key: KEY, worker: WORKER, clock });
  demo = await startDemoApi({ contacts: 40, liveliness: false });
  changes = [];
  profiles = [];
  source = sourceOf(demo.baseUrl);
});

afterEach(async () => {
  await store.close();
  await demo.stop();
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  folder.remove();
});

function sourceOf(baseUrl: string): ListSource {
  const logger = createRecordingLogger();
  const client = createInloboClient({ baseUrl, apiKey: () => demo.apiKey, fetch, clock, logger });
  return createListSource({
    store,
    client,
    clock,
    random: { bytes: (count) => new Uint8Array(count), fraction: () => 0.5 },
    logger,
    onChanged: (part) => changes.push(part),
    onProfile: (profile) => profiles.push(profile),
  });
}

/** Makes every request that is due, one after the other; gives the failures. */
async function drive(of: ListSource = source): Promise<ApiFailure[]> {
  const failures: ApiFailure[] = [];
  for (let job = of.next(clock.now()); job; job = of.next(clock.now())) {
    const failure = await job.run(new AbortController().signal);
    if (failure) failures.push(failure);
  }
  return failures;
}

/** Lets a source that waits after a failure come to its turn. */
async function driveLater(ms: number): Promise<ApiFailure[]> {
  clock.set(clock.now() + ms);
  return drive();
}

const ALL = { offset: 0, limit: 200 };

async function everything() {
  const [groups, autoReplies, templates, unreadable] = await Promise.all([
    store.groups.list(ALL),
    store.autoReplies.list(ALL),
    store.templates.list(ALL),
    store.unreadable.counts(),
  ]);
  const asOf = await Promise.all([store.groups.asOf(), store.autoReplies.asOf(), store.templates.asOf()]);
  return { groups, autoReplies, templates, unreadable, asOf };
}

/** A server that answers each request with what `answer` makes of it; other paths with an empty list. */
async function serve(
  path: string,
  answer: (page: number) => { status?: number; body: unknown },
): Promise<string> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://x');
    const { status = 200, body } = url.pathname.endsWith(path)
      ? answer(Number(url.searchParams.get('page') ?? 1))
      : { body: { success: true, data: url.pathname.endsWith('/account/') ? { phone_number: '+911' } : [] } };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1/whatsapp`;
}

const groupsOf = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `g${from + index}`, name: `Group ${from + index}` }));

describe('the first reading', () => {
  it('brings every group, rule and template, and the account card', async () => {
    expect(source.accountAsOf()).toBeNull();
    expect(await drive()).toEqual([]);
    const { groups, autoReplies, templates, asOf } = await everything();
    expect(groups.rows.map(({ id }) => id).sort()).toEqual(demo.world.groups.map(({ id }) => id).sort());
    expect(autoReplies.total).toBe(demo.world.rules.length);
    expect(templates.total).toBe(demo.world.templates.length);
    expect(asOf).toEqual([T0, T0, T0]);
    expect(profiles).toMatchObject([{ phoneNumber: '+918045671290', messagingLimit: 'TIER_1K' }]);
    expect(source.accountAsOf()).toBe(T0);
    expect([...changes].sort()).toEqual(['autoReplies', 'groups', 'templates']);
    for (const part of ['account', ...LISTS] as const)
      expect(source.state(part)).toEqual({ progress: null, problem: null });
  });

  it('says so of an empty list, which is not one that was never read', async () => {
    demo.world.groups.splice(0);
    await drive();
    expect(await store.groups.asOf()).toBe(T0);
    expect(changes).toContain('groups');
  });

  it('remembers when the card was read', async () => {
    await drive();
    const next = sourceOf(demo.baseUrl);
    await store.meta.get('');
    await Promise.resolve();
    expect(next.accountAsOf()).toBe(T0);
  });

  it('asks for each list once, as the document shows it', async () => {
    await drive();
    const asked = demo.control.requests().map(({ path, query }) => `${path}${query}`);
    expect(asked.filter((path) => !path.startsWith('/templates/'))).toEqual([
      '/account/',
      '/contact-groups/',
      '/auto-replies/',
    ]);
    // As many as a first page may have at least, and no word of how many there are: another page is looked for.
    expect(asked.filter((path) => path.startsWith('/templates/'))).toEqual([
      '/templates/',
      '/templates/?page=2',
    ]);
  });
});

describe('from then on', () => {
  it('reads again after ten minutes, and not before', async () => {
    await drive();
    const first = demo.control.requests().length;
    expect(source.dueAt(clock.now())).toBe(T0 + 10 * MINUTE);
    await driveLater(10 * MINUTE - 1);
    expect(demo.control.requests()).toHaveLength(first);
    await driveLater(1);
    expect(demo.control.requests()).toHaveLength(2 * first);
  });

  it('brings what was added, changed and deleted elsewhere', async () => {
    await drive();
    const [gone, edited] = demo.world.groups;
    edited!.name = 'Renamed elsewhere';
    demo.world.groups.splice(0, 1);
    const [rule, ...rules] = demo.world.rules;
    demo.world.rules = [{ ...rule!, is_active: !rule!.is_active }, ...rules.slice(1)];
    source.requestNow();
    clock.set(T0 + SECOND);
    await drive();

    const { groups, autoReplies, asOf } = await everything();
    expect(groups.rows.some(({ id }) => id === gone!.id)).toBe(false);
    expect(groups.rows.find(({ id }) => id === edited!.id)?.name).toBe('Renamed elsewhere');
    expect(autoReplies.total).toBe(rules.length);
    expect(autoReplies.rows.find(({ id }) => id === rule!.id)?.isActive).toBe(!rule!.is_active);
    expect(asOf[0]).toBe(T0 + SECOND);
  });

  it('believes that everything is gone once the server says so twice', async () => {
    await drive();
    demo.world.groups.splice(0);
    source.requestNow('groups');
    await drive();
    expect((await store.groups.list(ALL)).total).toBeGreaterThan(0);
    expect(source.state('groups').problem?.code).toBe('UNREADABLE_ANSWER');
    await driveLater(5 * SECOND);
    expect((await store.groups.list(ALL)).total).toBe(0);
    expect(source.state('groups').problem).toBeNull();
  });

  it('reads one part at once on request', async () => {
    await drive();
    const before = demo.control.requests().length;
    source.requestNow('groups');
    await drive();
    expect(
      demo.control
        .requests()
        .slice(before)
        .map(({ path }) => path),
    ).toEqual(['/contact-groups/']);
  });

  it('reads once more what was being read when the wish came', async () => {
    await drive();
    source.requestNow('groups');
    const job = source.next(clock.now())!;
    const running = job.run(new AbortController().signal);
    demo.world.groups[0]!.name = 'Changed meanwhile';
    source.requestNow('groups');
    await running;
    await drive();
    expect((await store.groups.list(ALL)).rows.map(({ name }) => name)).toContain('Changed meanwhile');
    expect(demo.control.requests().filter(({ path }) => path === '/contact-groups/')).toHaveLength(3);
  });

  it('is not stopped by a clock that was set back', async () => {
    await drive();
    clock.set(T0 - DAY);
    demo.world.groups[0]!.name = 'Changed since';
    await drive();
    expect((await store.groups.list(ALL)).rows.map(({ name }) => name)).toContain('Changed since');
  });

  it('gives no part out twice', () => {
    const given = [1, 2, 3, 4].map(() => source.next(T0));
    expect(given.every((job) => job !== null)).toBe(true);
    expect(source.next(T0)).toBeNull();
    expect(source.dueAt(T0)).toBe(Infinity);
  });
});

const FAULTS: readonly (readonly [string, Omit<FaultInput, 'match'>, string])[] = [
  ['a connection that is reset', { kind: 'reset' }, 'UNREACHABLE'],
  ['an answer that breaks off', { kind: 'cut' }, 'UNREADABLE_ANSWER'],
  ['half an answer', { kind: 'truncated' }, 'UNREADABLE_ANSWER'],
  ['a gateway’s page', { kind: 'html' }, 'API_FAILED'],
  ['a web page', { kind: 'html', status: 200 }, 'NOT_INLOBO'],
  ['an empty answer', { kind: 'empty' }, 'UNREADABLE_ANSWER'],
  ['500', { kind: 'status', status: 500 }, 'API_FAILED'],
  ['403', { kind: 'status', status: 403 }, 'API_REJECTED'],
  ['404', { kind: 'status', status: 404 }, 'API_REJECTED'],
  ['429', { kind: 'status', status: 429, retryAfterS: 3 }, 'RATE_LIMITED'],
  ['503 with Retry-After', { kind: 'status', status: 503, retryAfterS: 3 }, 'RATE_LIMITED'],
  ['a Cloud API error', { kind: 'cloud', code: 131000 }, 'WHATSAPP_FAILED'],
  ['a Cloud API throttle', { kind: 'cloud', code: 130429 }, 'RATE_LIMITED'],
  ['a body of 50 MB', { kind: 'huge', megabytes: 50 }, 'UNREADABLE_ANSWER'],
  ['a total twice as high', { kind: 'total', factor: 2 }, 'UNREADABLE_ANSWER'],
  ['a row twice and one missing', { kind: 'shuffle', seed: 7 }, 'UNREADABLE_ANSWER'],
  ['a text for a body', { kind: 'wrongType', variant: 'bodyText' }, 'NOT_INLOBO'],
  ['a number for a body', { kind: 'wrongType', variant: 'bodyNumber' }, 'NOT_INLOBO'],
  ['null for a body', { kind: 'wrongType', variant: 'bodyNull' }, 'UNREADABLE_ANSWER'],
  ['a text for a list', { kind: 'wrongType', variant: 'dataText' }, 'NOT_INLOBO'],
  ['a number for a list', { kind: 'wrongType', variant: 'dataNumber' }, 'NOT_INLOBO'],
  ['null for a list', { kind: 'wrongType', variant: 'dataNull' }, 'UNREADABLE_ANSWER'],
  ['an object for a list', { kind: 'wrongType', variant: 'dataObject' }, 'NOT_INLOBO'],
  ['texts for rows', { kind: 'wrongType', variant: 'rowTexts' }, 'UNREADABLE_ANSWER'],
  ['null for rows', { kind: 'wrongType', variant: 'rowNulls' }, 'UNREADABLE_ANSWER'],
  ['some rows that are none', { kind: 'wrongType', variant: 'rowMix', seed: 3 }, 'UNREADABLE_ANSWER'],
];

describe.each(LISTS)('the list of %s', (part) => {
  const match = `GET ${PATHS[part]}`;

  it('stays as it was after whatever goes wrong, which is told, and goes on when that is mended', async () => {
    await drive();
    for (const [name, fault, code] of FAULTS) {
      const before = await everything();
      changes = [];
      demo.control.fault({ ...fault, match, times: 1 });
      clock.set(clock.now() + MINUTE);
      source.requestNow(part);
      do await source.next(clock.now())!.run(new AbortController().signal);
      while (source.state(part).progress !== null);
      expect(await everything(), name).toEqual(before);
      expect(changes, name).toEqual([]);
      const { problem } = source.state(part);
      expect(problem, name).toMatchObject({ code, message: expect.stringMatching(/\w{3}/) as string });

      await driveLater(MINUTE);
      expect(source.state(part).problem, name).toBeNull();
      expect({ ...(await everything()), asOf: null }, name).toEqual({ ...before, asOf: null });
      expect(await store[part].asOf(), name).toBe(clock.now());
    }
  });

  it('stays while the line is down, and is due again at once', async () => {
    await drive();
    const before = await everything();
    await demo.control.offline();
    source.requestNow(part);
    // The first notices that its connection is gone, the second that there is none to be had.
    await drive();
    clock.set(T0 + 10 * SECOND);
    const failure = await source.next(clock.now())!.run(new AbortController().signal);
    expect(failure).toMatchObject({ kind: 'unreached' });
    expect(source.state(part).problem?.code).toBe('UNREACHABLE');
    // When the line is tried again is not the part's to say.
    expect(source.dueAt(clock.now())).toBeLessThanOrEqual(clock.now());
    expect(await everything()).toEqual(before);
    await demo.control.online();
    expect(await drive()).toEqual([]);
    expect(source.state(part).problem).toBeNull();
  });

  it('stays when the request is stopped, of which nothing is told', async () => {
    await drive();
    const before = await everything();
    demo.control.fault({ kind: 'hang', match });
    source.requestNow(part);
    const stop = new AbortController();
    const running = source.next(clock.now())!.run(stop.signal);
    stop.abort();
    expect(await running).toMatchObject({ kind: 'cancelled' });
    expect(source.state(part)).toEqual({ progress: null, problem: null });
    expect(await everything()).toEqual(before);
  });

  it('stays when nothing answers in time', async () => {
    await drive();
    const before = await everything();
    demo.control.fault({ kind: 'hang', match });
    source.requestNow(part);
    const running = source.next(clock.now())!.run(new AbortController().signal);
    await expect.poll(() => demo.control.faults()).toEqual([]);
    await clock.advance(31 * SECOND);
    expect(await running).toMatchObject({ kind: 'lost', reason: 'timeout' });
    expect(source.state(part).problem?.code).toBe('TIMED_OUT');
    expect(await everything()).toEqual(before);
  });

  it('waits longer and longer while it fails, and the others go on', async () => {
    demo.control.fault({ kind: 'status', status: 500, match, times: 'always' });
    const waits: number[] = [];
    await drive();
    for (let turn = 0; turn < 7; turn += 1) {
      const dueAt = source.dueAt(clock.now());
      waits.push(Math.round((dueAt - clock.now()) / 100) / 10);
      clock.set(dueAt);
      await drive();
    }
    expect(waits.slice(0, 4)).toEqual([4.4, 13.1, 39.4, 118.1]);
    expect(await store[part].asOf()).toBeNull();
    for (const other of LISTS) if (other !== part) expect(await store[other].asOf()).not.toBeNull();
  });

  it('is one that this server does not have, and what is here stays', async () => {
    await drive();
    const before = await everything();
    demo.control.fault({ kind: 'status', status: 404, match, times: 'always' });
    source.requestNow(part);
    await drive();
    expect(source.state(part).problem).toMatchObject({
      code: 'API_REJECTED',
      message: expect.stringMatching(/^This server does not offer /) as string,
      data: { status: 404, reason: 'not-offered', part },
    });
    expect(await everything()).toEqual(before);
  });
});

describe('odd values in fields', () => {
  it('never make a row go, and are mended with the next reading', async () => {
    await drive();
    const before = await everything();
    for (const part of LISTS)
      demo.control.fault({ kind: 'wrongType', variant: 'fields', match: `GET ${PATHS[part]}`, times: 2 });
    await driveLater(10 * MINUTE);
    const odd = await everything();
    for (const part of LISTS) expect(odd[part].total).toBe(before[part].total);
    await driveLater(11 * MINUTE);
    await driveLater(11 * MINUTE);
    expect({ ...(await everything()), asOf: null }).toEqual({ ...before, asOf: null });
  });
});

describe('the account card', () => {
  it.each([
    ['a web page', { kind: 'html', status: 200 }, 'NOT_INLOBO'],
    ['500', { kind: 'status', status: 500 }, 'API_FAILED'],
    ['a text for a body', { kind: 'wrongType', variant: 'bodyText' }, 'NOT_INLOBO'],
    ['404', { kind: 'status', status: 404 }, 'API_REJECTED'],
  ] as const)('stays as it was after %s', async (_, fault, code) => {
    await drive();
    demo.control.fault({ ...fault, match: 'GET /account/' });
    source.requestNow('account');
    clock.set(T0 + MINUTE);
    await drive();
    expect(profiles).toHaveLength(1);
    expect(source.accountAsOf()).toBe(T0);
    expect(source.state('account').problem?.code).toBe(code);
    await driveLater(MINUTE);
    expect(profiles).toHaveLength(2);
    expect(source.state('account').problem).toBeNull();
  });
});

describe('a server that pages a list', () => {
  const names = async () => (await store.groups.list(ALL)).total;

  it.each<[string, (page: number) => unknown]>([
    [
      'with totals',
      (page) => ({
        success: true,
        data: groupsOf((page - 1) * 20, page === 3 ? 5 : 20),
        meta: { total: 45 },
      }),
    ],
    [
      'with totals, its pages smaller than usual',
      (page) => ({ data: groupsOf((page - 1) * 9, page === 5 ? 9 : 9), pagination: { total: 45 } }),
    ],
    [
      'with totals, its pages larger than usual',
      (page) => ({ data: groupsOf((page - 1) * 30, page === 2 ? 15 : 30), meta: { total: 45 } }),
    ],
    [
      'with links',
      (page) => ({
        results: groupsOf((page - 1) * 15, 15),
        next: page < 3 ? `http://x/?page=${page + 1}` : null,
      }),
    ],
    ['until a short page', (page) => groupsOf((page - 1) * 20, page === 3 ? 5 : 20)],
    [
      'until an empty page',
      (page) => ({ data: page > 3 ? [] : groupsOf((page - 1) * 15, 15), has_more: page < 4 }),
    ],
    ['not at all', () => groupsOf(0, 45)],
    [
      'under its own name',
      (page) => ({ data: { contact_groups: groupsOf((page - 1) * 45, page > 1 ? 0 : 45) } }),
    ],
  ])('%s is read to its end', async (_, answer) => {
    const lists = sourceOf(await serve('/contact-groups/', (page) => ({ body: answer(page) })));
    expect(await drive(lists)).toEqual([]);
    expect(await names()).toBe(45);
    expect(lists.state('groups').problem).toBeNull();
  });

  it('shows how far it came', async () => {
    const body = (page: number) => ({
      data: groupsOf((page - 1) * 20, page === 3 ? 5 : 20),
      meta: { total: 45 },
    });
    const lists = sourceOf(await serve('/contact-groups/', (page) => ({ body: body(page) })));
    lists.next(T0);
    await lists.next(T0)!.run(new AbortController().signal);
    expect(lists.state('groups').progress).toEqual({ done: 20, total: 45 });
    expect(await store.groups.asOf()).toBeNull();
  });

  it('is read whole where it refuses a page it never promised', async () => {
    const lists = sourceOf(
      await serve('/contact-groups/', (page) =>
        page === 1 ? { body: groupsOf(0, 45) } : { status: 404, body: { detail: 'Invalid page.' } },
      ),
    );
    expect(await drive(lists)).toEqual([]);
    expect(await names()).toBe(45);
  });

  it.each<[string, (page: number) => unknown]>([
    ['gives the same page for ever', () => ({ data: groupsOf(0, 20), has_more: true })],
    [
      'promises more rows than it has',
      (page) => ({ data: page > 2 ? [] : groupsOf(page * 20, 20), meta: { total: 90 } }),
    ],
    ['goes on for ever', (page) => ({ data: groupsOf(page * 20, 20), has_more: true })],
  ])('and %s is left, and that is told', async (_, answer) => {
    await drive();
    const before = await everything();
    let asked = 0;
    const lists = sourceOf(
      await serve('/contact-groups/', (page) => ({ body: (asked += 1) && answer(page) })),
    );
    expect(await drive(lists)).toEqual([]);
    expect(asked).toBeLessThanOrEqual(200);
    expect((await everything()).groups).toEqual(before.groups);
    expect(lists.state('groups').problem?.code).toBe('UNREADABLE_ANSWER');
  });

  it('goes on where it failed, and begins anew after a longer while', async () => {
    let fails = true;
    const asked: number[] = [];
    const baseUrl = await serve('/contact-groups/', (page) => {
      asked.push(page);
      if (page === 2 && fails) return { status: 500, body: {} };
      return { body: { data: groupsOf((page - 1) * 20, page === 3 ? 5 : 20), meta: { total: 45 } } };
    });
    const lists = sourceOf(baseUrl);
    await drive(lists);
    expect(asked).toEqual([1, 2]);
    fails = false;
    clock.set(T0 + 30 * SECOND);
    await drive(lists);
    expect(asked).toEqual([1, 2, 2, 3]);
    // As of when the first page was asked for, not the last.
    expect(await store.groups.asOf()).toBe(T0);

    fails = true;
    lists.requestNow('groups');
    await drive(lists);
    fails = false;
    clock.set(T0 + 10 * MINUTE);
    asked.splice(0);
    await drive(lists);
    expect(asked).toEqual([1, 2, 3]);
  });
});

describe('rows that can not be read', () => {
  it('are kept as they came, beside those that can', async () => {
    const rows = [...groupsOf(0, 3), { odd: true }, null];
    const lists = sourceOf(await serve('/contact-groups/', () => ({ body: { data: rows } })));
    await drive(lists);
    expect((await store.groups.list(ALL)).total).toBe(3);
    expect(await store.unreadable.counts()).toMatchObject({ groups: 2 });
  });

  it('do not take away the groups they may have been, until they come a second time', async () => {
    let rows: unknown[] = groupsOf(0, 3);
    const lists = sourceOf(await serve('/contact-groups/', () => ({ body: { data: rows } })));
    await drive(lists);
    rows = [...groupsOf(0, 2), { name: 'Without an id' }];
    lists.requestNow('groups');
    await drive(lists);
    expect((await store.groups.list(ALL)).total).toBe(3);
    expect(lists.state('groups').problem).not.toBeNull();
    clock.set(T0 + MINUTE);
    await drive(lists);
    expect((await store.groups.list(ALL)).total).toBe(2);
    expect(lists.state('groups').problem).toBeNull();
  });

  it('never empty a list that was read before, however often they come', async () => {
    let rows: unknown[] = groupsOf(0, 3);
    const lists = sourceOf(await serve('/contact-groups/', () => ({ body: { data: rows } })));
    await drive(lists);
    rows = ['a', 'b', 'c'];
    for (let turn = 0; turn < 4; turn += 1) {
      lists.requestNow('groups');
      await drive(lists);
    }
    expect((await store.groups.list(ALL)).total).toBe(3);
  });
});

it('keeps what a newer answer said when a slow older one comes', async () => {
  await drive();
  demo.control.fault({ kind: 'delay', delayMs: 300, accepted: true, match: 'GET /contact-groups/' });
  const slow = sourceOf(demo.baseUrl);
  slow.requestNow('groups');
  slow.next(clock.now());
  const late = slow.next(clock.now())!.run(new AbortController().signal);
  await expect.poll(() => demo.control.faults()).toEqual([]);

  demo.world.groups[0]!.name = 'Newer';
  clock.set(T0 + SECOND);
  source.requestNow('groups');
  await drive();
  await late;
  expect((await store.groups.list(ALL)).rows.map(({ name }) => name)).toContain('Newer');
  expect(await store.groups.asOf()).toBe(T0 + SECOND);
});
