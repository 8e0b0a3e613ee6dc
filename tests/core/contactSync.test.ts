import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInloboClient } from '#core/inlobo/client.ts';
import { createSystemClock } from '#core/lib/clock.ts';
import type { ContactsApplied, Store } from '#core/store/store.ts';
import { createContactSource, type ContactSource } from '#core/sync/contacts/contactSource.ts';
import type { FaultInput, RunningDemoApi } from '#demo/index.ts';
import { startDemoApi, type DemoApiOptions } from '#demo/startDemoApi.ts';
import { drive } from '#tests/support/drive.ts';
import { createFakeClock, type FakeClock } from '#tests/support/fakeClock.ts';
import { createRecordingLogger } from '#tests/support/recordingLogger.ts';
import {
  contact,
  DAY,
  HOUR,
  MINUTE,
  SECOND,
  T0,
  openStoreAside,
  temporaryFolder,
  type Folder,
} from './storeFixture.ts';

let folder: Folder;
let store: Store;
let demo: RunningDemoApi;
let clock: FakeClock;
let source: ContactSource;
/** Between the client and the server: may look at a request, change what comes back, or let something happen first. */
let onTheWay: (url: URL, answer: () => Promise<Response>) => Promise<Response>;
let applied: ContactsApplied[];
let removed: string[];
let ended: number;

beforeEach(() => {
  folder = temporaryFolder();
  clock = createFakeClock(T0);
  onTheWay = (_, answer) => answer();
  [applied, removed, ended] = [[], [], 0];
});

afterEach(async () => {
  await store.close();
  await demo.stop();
  folder.remove();
});

/** A server that gives ten contacts a page, and a source that has not read anything yet. */
async function start(contacts: number, options: DemoApiOptions = {}): Promise<void> {
  demo = await startDemoApi({ contacts, liveliness: false, maxPageSize: { contacts: 10 }, ...options });
  await open();
}

async function open(): Promise<void> {
  store = openStoreAside(folder.file);
  const client = createInloboClient({
    baseUrl: demo.baseUrl,
    apiKey: () => demo.apiKey,
    fetch: (input, init) => onTheWay(new URL(input as string), () => fetch(input, init)),
    // Requests take real time.
    clock: createSystemClock(),
    logger: createRecordingLogger(),
    timeoutMs: 400,
  });
  source = createContactSource({
    store,
    client,
    clock,
    random: { bytes: (count) => new Uint8Array(count), fraction: () => 0.5 },
    logger: createRecordingLogger(),
    requestsPerSecond: () => 1,
    onApplied: (one) => applied.push(one),
    onRemoved: (phones) => removed.push(...phones),
    onEnded: () => (ended += 1),
  });
}

const run = (options = {}) => drive(source, { now: () => clock.now(), ...options });

/** Lets it read, and wait after failures, until a whole pass ended. */
async function untilEnded(atOnce = 4): Promise<void> {
  const before = ended;
  for (let tries = 0; tries < 60; tries += 1) {
    await run({ atOnce });
    if (ended > before) return;
    clock.set(Math.max(clock.now() + 1, source.dueAt(clock.now())));
  }
  throw new Error('The pass does not end.');
}

/** A pass from now on, to its end. */
async function again(): Promise<void> {
  source.requestNow();
  await untilEnded();
}

const there = () => demo.world.contacts.page({}, 1, 100_000).rows;
const phonesThere = () =>
  there()
    .map(({ phone }) => phone)
    .sort();

async function here() {
  const all = [];
  for (;;) {
    const { rows, total } = await store.contacts.list({ offset: all.length, limit: 200 });
    all.push(...rows);
    if (rows.length === 0 || all.length >= total) return all;
  }
}
const phonesHere = async () => (await here()).map(({ phone }) => phone).sort();

async function expectSame(): Promise<void> {
  const rows = (await here()).map(({ phone, name, tags, isOptedIn }) => ({ phone, name, tags, isOptedIn }));
  const wanted = there().map(({ phone, name, tags, isOptedIn }) => ({ phone, name, tags, isOptedIn }));
  const byPhone = (one: { phone: string }, other: { phone: string }) => (one.phone < other.phone ? -1 : 1);
  expect(rows.sort(byPhone)).toEqual(wanted.sort(byPhone));
}

const asked = () => demo.control.requests().filter(({ path }) => path === '/contacts/');
const pagesAsked = () => asked().map(({ query }) => Number(new URLSearchParams(query).get('page')));
const searches = () => asked().flatMap(({ query }) => new URLSearchParams(query).get('search') ?? []);
const forget = (phone: string) => demo.world.contacts.remove(demo.world.contacts.get(phone)!);

function addThere(phone: string, name = 'Somebody new'): void {
  const at = demo.epoch;
  demo.world.contacts.add({
    ...{ id: demo.world.newId('contact'), phone, name, email: null, tags: [], attributes: {}, groupIds: [] },
    ...{ isOptedIn: true, createdAt: at, updatedAt: at },
  });
}

describe('a pass', () => {
  it('brings every contact, says how far it is, and is as of its end', async () => {
    await start(47);
    expect(source.state()).toEqual({ progress: null, problem: null });
    await run({ most: 3, atOnce: 1 });
    expect(source.state().progress).toEqual({ done: 30, total: 47 });
    await untilEnded();
    await expectSame();
    expect(await store.contacts.asOf()).toBe(clock.now());
    expect(source.endedAt()).toBe(clock.now());
    expect(source.state()).toEqual({ progress: null, problem: null });
    expect(applied.flatMap(({ added }) => added)).toHaveLength(47);
  });

  it('asks for no page twice', async () => {
    await start(47);
    await untilEnded();
    expect(pagesAsked().sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it('asks once where the first page says that it is all', async () => {
    await start(7, { maxPageSize: {} });
    await untilEnded();
    expect(pagesAsked()).toEqual([1]);
  });

  it('reads several pages at a time, and takes them in together', async () => {
    await start(120);
    let [now, most] = [0, 0];
    onTheWay = async (_, answer) => {
      most = Math.max(most, ++now);
      return answer().finally(() => (now -= 1));
    };
    await untilEnded();
    expect(most).toBe(4);
    expect(applied.length).toBeLessThan(12);
    await expectSame();
  });

  it('brings what was edited elsewhere', async () => {
    await start(25);
    await untilEnded();
    const [one] = there();
    demo.world.contacts.edit(one!, { name: 'Renamed', tags: ['new'], isOptedIn: false }, demo.epoch);
    await again();
    expect(await store.contacts.get(one!.phone)).toMatchObject({ name: 'Renamed', tags: ['new'] });
    await expectSame();
    expect(applied.at(-1)!.changed + applied.at(-2)!.changed).toBe(1);
  });

  it('goes on after a crash where it was', async () => {
    await start(95);
    await run({ most: 6, atOnce: 1 });
    await store.close();
    const before = pagesAsked().length;
    await open();
    await untilEnded();
    // The last one of before may have lost rows to the one above it meanwhile.
    expect(pagesAsked().slice(before).sort()).toEqual([10, 6, 7, 8, 9]);
    await expectSame();
    expect(await store.contacts.asOf()).not.toBeNull();
  });

  it('keeps what came before the store failed, and reads the rest again', async () => {
    await start(60);
    const { applyPages } = store.contacts;
    let failures = 1;
    const failing: Store['contacts'] = {
      ...store.contacts,
      applyPages: (generation, pages) =>
        failures-- > 0 ? Promise.reject(new Error('The disk is full.')) : applyPages(generation, pages),
    };
    store = { ...store, contacts: failing };
    const real = store;
    source = createContactSource({
      ...{ store: real, clock, logger: createRecordingLogger(), requestsPerSecond: () => 1 },
      client: createInloboClient({
        ...{ baseUrl: demo.baseUrl, apiKey: () => demo.apiKey, fetch, clock: createSystemClock() },
        logger: createRecordingLogger(),
      }),
      random: { bytes: (count) => new Uint8Array(count), fraction: () => 0.5 },
      onApplied: () => undefined,
      onRemoved: () => undefined,
      onEnded: () => (ended += 1),
    });
    await expect(run()).rejects.toThrow('The disk is full.');
    await untilEnded();
    await expectSame();
  });
});

describe('the next pass', () => {
  it('follows ten minutes after the last, or at once where it is asked for', async () => {
    await start(12);
    await untilEnded();
    expect(source.dueAt(clock.now()) - clock.now()).toBe(10 * MINUTE);
    expect(source.next(clock.now())).toBeNull();
    source.requestNow();
    expect(source.dueAt(clock.now())).toBeLessThanOrEqual(clock.now());
  });

  it('takes no more than a tenth of the pace', async () => {
    await start(800);
    await untilEnded();
    expect(source.dueAt(clock.now()) - clock.now()).toBe(800 * SECOND);
  });

  it('follows soon where rows tell of activity, and tells whom it was with', async () => {
    await start(25, { activityField: true });
    await untilEnded();
    expect(source.dueAt(clock.now()) - clock.now()).toBe(15 * SECOND);
    const active = applied.flatMap(({ active }) => active);
    expect(active.length).toBeGreaterThan(0);
    applied = [];
    const { phone } = demo.control.receive(active[0]!.phone, 'Hello?', { at: Date.now() });
    clock.set(clock.now() + 15 * SECOND);
    await untilEnded();
    expect(applied.flatMap((one) => one.active.map((some) => some.phone))).toEqual([phone]);
  });

  it.each([
    ['back', -DAY],
    ['ahead', DAY],
  ])('comes all the same when the clock is set %s', async (_, ms) => {
    await start(12);
    await untilEnded();
    clock.set(clock.now() + ms);
    expect(source.dueAt(clock.now())).toBeLessThanOrEqual(clock.now());
    const [one] = there();
    demo.world.contacts.edit(one!, { name: 'Renamed' }, demo.epoch);
    await untilEnded();
    await expectSame();
  });

  it('does not wait for a clock that was set back while it waited after a failure', async () => {
    await start(12);
    demo.control.fault({ kind: 'status', match: 'GET /contacts/' });
    await run();
    expect(source.next(clock.now())).toBeNull();
    clock.set(clock.now() - HOUR);
    await untilEnded();
    await expectSame();
  });
});

describe('who was deleted elsewhere', () => {
  it('goes once asking for them by themselves finds nobody', async () => {
    await start(33);
    await untilEnded();
    const [gone, other] = [phonesThere()[4]!, phonesThere()[20]!];
    forget(gone);
    forget(other);
    await again();
    expect(removed.sort()).toEqual([gone, other].sort());
    expect(searches()).toHaveLength(3);
    await expectSame();
  });

  it('goes after a second pass where they are many', async () => {
    await start(180);
    await untilEnded();
    for (const phone of phonesThere().slice(0, 70)) forget(phone);
    await again();
    expect(removed).toHaveLength(70);
    expect(searches()).toEqual([]);
    await expectSame();
  });

  it('stays while only one pass saw an empty list', async () => {
    await start(90);
    await untilEnded();
    let empties = 1;
    onTheWay = async (_, answer) =>
      empties-- > 0 ? Response.json({ success: true, data: [], meta: { total: 0 } }) : answer();
    await again();
    expect(removed).toEqual([]);
    await expectSame();
    for (const phone of phonesThere()) forget(phone);
    await again();
    expect(await store.contacts.count()).toBe(0);
    expect(removed).toHaveLength(90);
  });

  it.each<[string, (answer: Response) => Response | Promise<Response>]>([
    ['finds nobody at all', () => Response.json({ success: true, data: [], meta: { total: 0 } })],
    ['answers 404', () => Response.json({ success: false, errors: {} }, { status: 404 })],
    ['gives rows that can’t be read', () => Response.json({ success: true, data: [null] })],
    ['finds the first page whatever it is asked', async (answer) => answer],
  ])('goes by a second pass where the search %s', async (_, odd) => {
    await start(33);
    await untilEnded();
    const gone = phonesThere()[7]!;
    forget(gone);
    onTheWay = async (url, answer) => {
      if (!url.searchParams.has('search')) return answer();
      url.searchParams.delete('search');
      return odd(await fetch(url, { headers: { authorization: `Bearer ${demo.apiKey}` } }));
    };
    await again();
    expect(removed).toEqual([gone]);
    await expectSame();
  });

  it('stays where neither the search nor another pass can tell', async () => {
    await start(33);
    await untilEnded();
    onTheWay = async (url, answer) => {
      if (url.searchParams.has('search')) return Response.json({ success: true, data: [] });
      if (url.searchParams.get('page') !== '2') return answer();
      return Response.json({ success: true, data: Array(10).fill(null), meta: { total: 33, limit: 10 } });
    };
    await again();
    expect(removed).toEqual([]);
    await expectSame();
  });

  it('keeps the chat', async () => {
    await start(12);
    await untilEnded();
    const gone = phonesThere()[0]!;
    await store.messages.mergeHistory({
      ...{ phone: gone, requestedAt: clock.now(), isFirstPage: true, reachesStart: true },
      rows: [
        {
          ...{ remoteId: 'w1', direction: 'in', content: { type: 'text', text: 'Hi' }, status: 'received' },
          ...{ at: T0 - 5, error: null, replyToId: null, raw: {} },
        },
      ],
    });
    forget(gone);
    await again();
    expect(await store.contacts.get(gone)).toBeNull();
    expect(await store.conversations.get(gone)).not.toBeNull();
  });
});

describe('rows that move while we read', () => {
  /** Lets something happen between the answers to two requests, `after` of which came. */
  function between(after: number, happen: () => void): void {
    let answers = 0;
    onTheWay = async (_, answer) => {
      if (answers++ === after) happen();
      return answer();
    };
  }

  it.each([1, 2, 3, 4])('lose nobody when others are deleted after page %i', async (after) => {
    await start(48);
    const newest = there()
      .slice(0, 3)
      .map(({ phone }) => phone);
    between(after, () => newest.forEach(forget));
    await untilEnded(1);
    for (const phone of phonesThere()) expect(await store.contacts.get(phone), phone).not.toBeNull();
    onTheWay = (_, answer) => answer();
    await again();
    await expectSame();
  });

  it.each([1, 2, 3, 4])('lose nobody when others are added after page %i', async (after) => {
    await start(48);
    between(after, () => ['+15550001', '+15550002', '+15550003'].forEach((phone) => addThere(phone)));
    const before = phonesThere();
    await untilEnded(1);
    expect(await phonesHere()).toEqual(expect.arrayContaining(before));
    await again();
    await expectSame();
  });

  it('lose nobody who was known while they moved from page to page in every pass', async () => {
    await start(60);
    await untilEnded();
    for (let round = 0; round < 4; round += 1) {
      const kept = phonesThere();
      let requests = 0;
      onTheWay = async (_, answer) => {
        requests += 1;
        const some = there();
        if (requests % 2 === 1) forget(some[requests % some.length]!.phone);
        else addThere(`+1555${round}${String(requests).padStart(4, '0')}`);
        return answer();
      };
      await again();
      onTheWay = (_, answer) => answer();
      const now = new Set(await phonesHere());
      const stillThere = new Set(phonesThere());
      for (const phone of kept) if (stillThere.has(phone)) expect(now.has(phone), phone).toBe(true);
    }
    await again();
    await expectSame();
  });

  it('go on through whole pages that are known already', async () => {
    await start(100);
    let answers = 0;
    onTheWay = async (_, answer) => {
      if (answers++ === 2) for (let index = 0; index < 50; index += 1) addThere(`+1555100${index}`);
      return answer();
    };
    await untilEnded(1);
    const now = new Set(await phonesHere());
    expect(now.size).toBeGreaterThanOrEqual(100);
    await again();
    await expectSame();
  });
});

describe('what is older', () => {
  it('does not overwrite what was said meanwhile', async () => {
    await start(12);
    await untilEnded();
    const [one] = there();
    onTheWay = async (_, answer) => {
      const old = await answer();
      onTheWay = (__, next) => next();
      clock.set(clock.now() + SECOND);
      await store.contacts.applyRows([contact(one!.phone, { name: 'Saved a moment ago' })], clock.now());
      return old;
    };
    source.requestNow();
    await untilEnded();
    expect((await store.contacts.get(one!.phone))?.name).toBe('Saved a moment ago');
    await again();
    await expectSame();
  });

  it('does not bring back who was deleted meanwhile', async () => {
    await start(12);
    await untilEnded();
    const [gone] = there();
    onTheWay = async (_, answer) => {
      const old = await answer();
      onTheWay = (__, next) => next();
      clock.set(clock.now() + SECOND);
      await store.contacts.remove([gone!.phone], clock.now());
      forget(gone!.phone);
      return old;
    };
    source.requestNow();
    await untilEnded();
    expect(await store.contacts.get(gone!.phone)).toBeNull();
    await expectSame();
  });
});

describe('a server that misleads', () => {
  /** Changes what answers say of the whole. */
  function saying(change: (body: { data: unknown[]; meta?: object }) => object): void {
    onTheWay = async (_, answer) => Response.json(change((await (await answer()).json()) as never));
  }

  it.each([
    ['0', 0],
    ['its page', 10],
    ['less than there are', 23],
    ['more than there are', 90],
    ['far more', 1_000_000],
  ])('about the total: %s', async (_, total) => {
    await start(47);
    saying((body) => ({ ...body, meta: { ...body.meta, total } }));
    await untilEnded();
    await expectSame();
    const gone = phonesThere()[3]!;
    forget(gone);
    await again();
    await expectSame();
  });

  it('by saying nothing of the whole', async () => {
    await start(47);
    saying(({ data }) => ({ data }));
    await untilEnded();
    await expectSame();
    await again();
    expect(removed).toEqual([]);
  });

  it('by having no page after the last', async () => {
    await start(40);
    onTheWay = async (_, answer) => {
      const body = (await (await answer()).json()) as { data: unknown[] };
      return body.data.length === 0
        ? Response.json({ detail: 'Invalid page.' }, { status: 404 })
        : Response.json({ data: body.data });
    };
    await untilEnded();
    await expectSame();
  });

  it('by giving all at once, whatever page is asked for', async () => {
    await start(47, { maxPageSize: {} });
    onTheWay = async (url) => {
      url.searchParams.set('page', '1');
      const answer = await fetch(url, { headers: { authorization: `Bearer ${demo.apiKey}` } });
      return Response.json(((await answer.json()) as { data: unknown }).data);
    };
    await untilEnded();
    await expectSame();
  });

  it('by repeating its last page for ever: nobody is removed, and a word is said', async () => {
    await start(47);
    await untilEnded();
    forget(phonesThere()[30]!);
    onTheWay = async (url, answer) => {
      if (url.searchParams.has('search')) return answer();
      url.searchParams.set('page', String(Math.min(3, Number(url.searchParams.get('page')))));
      const repeated = await fetch(url, { headers: { authorization: `Bearer ${demo.apiKey}` } });
      return Response.json({ data: ((await repeated.json()) as { data: unknown }).data });
    };
    source.requestNow();
    const { requests } = await run({ atOnce: 1 });
    expect(requests).toBeLessThan(20);
    expect(source.state().problem?.code).toBe('UNREADABLE_ANSWER');
    expect(await store.contacts.count()).toBe(47);
    expect(ended).toBe(1);
    onTheWay = (_, answer) => answer();
    await again();
    await expectSame();
    expect(source.state().problem).toBeNull();
  });

  it('with a page that is empty among others', async () => {
    await start(47);
    await untilEnded();
    onTheWay = async (url, answer) =>
      url.searchParams.get('page') === '2' && !url.searchParams.has('search')
        ? Response.json({ success: true, data: [], meta: { total: 47 } })
        : answer();
    source.requestNow();
    await run();
    expect(removed).toEqual([]);
    expect(await store.contacts.count()).toBe(47);
    expect(source.state().problem).not.toBeNull();
  });

  it('with bodies too large for whole pages', async () => {
    await start(230, { maxPageSize: {} });
    const tooLarge = new Uint8Array(21 * 1024 * 1024).fill(0x20);
    onTheWay = async (url, answer) =>
      Number(url.searchParams.get('limit')) > 20 && url.searchParams.get('page') !== '1'
        ? new Response(tooLarge)
        : answer();
    await untilEnded();
    await expectSame();
    expect(removed).toEqual([]);
  });

  it('with bodies too large for anything: it says so, and goes on trying', async () => {
    await start(12);
    const tooLarge = new Uint8Array(21 * 1024 * 1024).fill(0x20);
    onTheWay = () => Promise.resolve(new Response(tooLarge));
    await run({ atOnce: 1 });
    expect(source.state().problem?.code).toBe('UNREADABLE_ANSWER');
    expect(source.dueAt(clock.now())).toBeLessThan(clock.now() + MINUTE);
    onTheWay = (_, answer) => answer();
    await untilEnded();
    await expectSame();
  });
});

const FAULTS: FaultInput[] = [
  ...(['refuse', 'reset', 'hang', 'cut', 'truncated', 'html', 'empty', 'status', 'cloud'] as const).map(
    (kind) => ({
      kind,
    }),
  ),
  { kind: 'status', status: 404 },
  { kind: 'status', status: 400 },
  { kind: 'status', status: 429, retryAfterS: 1 },
  ...(['repeat', 'total', 'future', 'shuffle'] as const).map((kind) => ({ kind })),
  ...(
    ['bodyText', 'bodyNumber', 'bodyNull', 'dataText', 'dataNumber', 'dataNull', 'dataObject'] as const
  ).map((variant) => ({ kind: 'wrongType' as const, variant })),
  ...(['rowTexts', 'rowNulls', 'rowMix', 'fields'] as const).map((variant) => ({
    kind: 'wrongType' as const,
    variant,
  })),
];
const named = FAULTS.map(
  (fault) => [[fault.kind, fault.variant ?? fault.status].filter(Boolean).join(' '), fault] as const,
);

describe.each(named)('%s', (_, fault) => {
  it.each([1, 2, 3])('at page %i of the first pass ends in what the server has', async (page) => {
    await start(26);
    demo.control.fault({
      ...fault,
      ...(fault.kind !== 'refuse' && { match: 'GET /contacts/', query: { page: String(page) } }),
    });
    await untilEnded();
    if (fault.variant !== undefined || fault.kind === 'future') await again();
    await expectSame();
    expect(source.state().problem).toBeNull();
  });

  it('for a while takes away nobody who is still there, and keeps a word about it', async () => {
    await start(26);
    await untilEnded();
    const gone = phonesThere()[2]!;
    forget(gone);
    demo.control.fault({ ...fault, match: 'GET /contacts/', times: 'always' });
    source.requestNow();
    for (let tries = 0; tries < 6; tries += 1) {
      await run({ most: 40 });
      clock.set(Math.max(clock.now() + 1, Math.min(clock.now() + HOUR, source.dueAt(clock.now()))));
    }
    expect(await phonesHere()).toEqual(expect.arrayContaining(phonesThere()));
    demo.control.clearFaults();
    await again();
    await again();
    await expectSame();
  });
});
