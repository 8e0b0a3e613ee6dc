import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createEdits } from '#core/edits/edits.ts';
import type { InloboClient } from '#core/inlobo/client.ts';
import type { ApiFailure, ApiOutcome } from '#core/inlobo/outcome.ts';
import type { Clock } from '#core/ports.ts';
import type { NewEdit } from '#core/store/store.ts';
import { RESET, UNREACHED } from '#tests/support/failures.ts';
import { createFakeClock } from '#tests/support/fakeClock.ts';
import { createLife, isWaitedFor, passTime, settleAll } from '#tests/support/life.ts';
import { createRecordingLogger } from '#tests/support/recordingLogger.ts';
import { contact, createStoreCopies, MINUTE, openAside, SECOND, T0 } from './storeFixture.ts';

/**
 * The real engine over the real store, against a server that does whatever servers do, while somebody else changes the
 * same contacts, killed wherever a kill may come. Whatever the script, nothing is lost and nothing made twice.
 */
const PHONES = ['+911', '+912'];
const NAMES = ['VIP', 'Leads'];

interface Plan {
  readonly answer: 'ok' | ApiFailure;
  /** When it takes effect after the request; null: never. */
  readonly takenAfterMs: number | null;
  readonly answerAfterMs: number;
}

const PAGE: ApiFailure = { kind: 'notInlobo', reason: 'html', status: 200, mayHaveArrived: true };
const THROTTLED: ApiFailure = {
  ...{ kind: 'throttled', status: 429, retryAfterMs: 3_000, scope: 'account', cloudCode: null },
};

const plans = fc.constantFrom<Plan>(
  { answer: 'ok', takenAfterMs: 0, answerAfterMs: 300 },
  { answer: RESET, takenAfterMs: 0, answerAfterMs: 0 },
  { answer: RESET, takenAfterMs: 0, answerAfterMs: 20_000 },
  { answer: RESET, takenAfterMs: 500, answerAfterMs: 1_000 },
  { answer: RESET, takenAfterMs: null, answerAfterMs: 100 },
  { answer: PAGE, takenAfterMs: 0, answerAfterMs: 0 },
  { answer: PAGE, takenAfterMs: null, answerAfterMs: 0 },
  { answer: UNREACHED, takenAfterMs: null, answerAfterMs: 0 },
  { answer: THROTTLED, takenAfterMs: null, answerAfterMs: 0 },
);
const GOOD: Plan = { answer: 'ok', takenAfterMs: 0, answerAfterMs: 0 };

type Step =
  | { readonly do: 'tag' | 'attribute' | 'elsewhere'; readonly phone: string }
  | { readonly do: 'group' | 'rule'; readonly name: string }
  | { readonly do: 'contact' | 'batch' | 'kill' | 'stop' }
  | { readonly do: 'plan'; readonly plans: readonly Plan[] }
  | { readonly do: 'wait'; readonly ms: number };

const phone = fc.constantFrom(...PHONES);
const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constantFrom('tag' as const, 'attribute', 'elsewhere'), phone }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('group' as const, 'rule'),
      name: fc.constantFrom(...NAMES),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('contact' as const, 'batch', 'kill', 'stop') }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('plan' as const), plans: fc.array(plans, { maxLength: 4 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(1, 200, 1_000, 5_000, 30_000, 3 * MINUTE),
    }),
  },
);

interface Row extends Record<string, unknown> {
  readonly id: string;
}
type Body = Record<string, unknown>;

/** An Inlobo API without a network: it outlives the app that speaks to it. */
function createServer(clock: Clock) {
  const contacts = new Map<string, Row>();
  const lists = { '/contact-groups/': [] as Row[], '/auto-replies/': [] as Row[] };
  const queue: Plan[] = [];
  let made = 0;
  let underWay = 0;

  const ok = (data: unknown): ApiOutcome => ({ kind: 'ok', status: 200, body: { success: true, data } });
  const refused = (status: number): ApiOutcome => {
    const fieldErrors: Record<string, string[]> =
      status === 400 ? { phone_number: ['It exists already.'] } : {};
    return { kind: 'refused', status, fieldErrors, message: null };
  };

  function add(fields: Body): Row {
    const row: Row = { custom_attributes: {}, tags: [], is_opted_in: true, ...fields, id: `id${++made}` };
    contacts.set(String(row['phone_number']), row);
    return row;
  }

  function carryOut(method: string, path: string, query: Body, body: Body): ApiOutcome {
    const list = path in lists ? lists[path as keyof typeof lists] : null;
    if (method === 'GET' && list) return ok([...list]);
    if (method === 'GET')
      return ok(
        [...contacts.values()].filter((row) => String(row['phone_number']).includes(String(query['search']))),
      );
    if (method === 'POST' && list) {
      const row = { ...body, id: `id${++made}` };
      list.push(row);
      return ok(row);
    }
    if (method === 'POST') return contacts.has(String(body['phone_number'])) ? refused(400) : ok(add(body));
    const key = decodeURIComponent(path.split('/')[2] ?? '');
    const before = contacts.get(key);
    if (!before) return refused(404);
    const after = { ...before, ...body };
    contacts.set(key, after);
    return ok(after);
  }

  return {
    contacts,
    lists,
    add,
    plan: (next: readonly Plan[]) => void queue.push(...next),
    forgetPlans: () => void queue.splice(0),
    /** Requests that arrived and have yet to take effect. */
    underWay: () => underWay,
    async request(
      {
        method,
        path,
        query = {},
        body = {},
      }: { method: string; path: string; query?: object; body?: unknown },
      signal: AbortSignal | undefined,
    ): Promise<ApiOutcome> {
      const plan = method === 'GET' && queue[0]?.answer === PAGE ? GOOD : (queue.shift() ?? GOOD);
      let outcome: ApiOutcome = RESET;
      const take = () => {
        underWay -= 1;
        outcome = carryOut(method, path, query as Body, body as Body);
      };
      if (plan.takenAfterMs !== null) underWay += 1;
      if (plan.takenAfterMs === 0) take();
      const taken = plan.takenAfterMs ? clock.sleep(plan.takenAfterMs).then(take) : null;
      if (!(await isWaitedFor(clock, plan.answerAfterMs, signal)))
        return { kind: 'cancelled', mayHaveArrived: true };
      if (plan.answer !== 'ok') return plan.answer;
      await taken;
      return outcome;
    },
  };
}

let copies: ReturnType<typeof createStoreCopies>;

beforeAll(() => {
  copies = createStoreCopies((store) => {
    store.contacts.applyRows(
      PHONES.map((one) => contact(one)),
      T0,
    );
  });
});

afterAll(() => copies.remove());

async function play(script: readonly Step[]): Promise<void> {
  const clock = createFakeClock(T0 + MINUTE);
  const server = createServer(clock);
  for (const one of PHONES) server.add({ phone_number: one });
  const file = copies.next();
  /** What everybody added, by contact. */
  const added = new Map(
    PHONES.map((one) => [one, { tags: new Set<string>(), attributes: new Set<string>() }]),
  );
  const created = { '/contact-groups/': [] as string[], '/auto-replies/': [] as string[] };
  const people: string[] = [];
  /** As the last batch wants it that changes it. */
  const optedIn = new Map(PHONES.map((one) => [one, true]));
  let count = 0;
  let here = copies.open(file);
  let run = start();

  function start() {
    const life = createLife();
    const client: InloboClient = {
      baseUrl: 'https://inlobo.test/api/v1/whatsapp',
      request: (call, { signal } = {}) => life.whileAlive(() => server.request(call, signal)),
    };
    const edits = createEdits({
      accountId: 'a',
      store: life.store(openAside(here)),
      client,
      clock: life.clock(clock),
      random: { bytes: (length) => new Uint8Array(length), fraction: () => 0.5 },
      logger: createRecordingLogger(),
      emit: () => {},
      requestsPerSecond: () => ({ catchingUp: 5 }),
      isOffline: () => false,
      onStopped: () => {},
      onSend: () => {},
      onThrottled: () => {},
      onContacts: () => {},
      onListOdd: () => {},
    });
    edits.start();
    return { edits, kill: () => life.kill() };
  }

  const advance = (ms: number): Promise<void> => passTime(clock, ms);

  function submit(edit: NewEdit): void {
    // What is kept is a promise; whoever waits for it may be gone by then.
    run.edits.submit(edit).catch(() => undefined);
  }

  async function act(step: Step): Promise<void> {
    switch (step.do) {
      case 'tag':
      case 'attribute': {
        const row = here.contacts.get(step.phone)!;
        const name = `ours${++count}`;
        const tags = [...row.tags, name];
        const customAttributes = { ...row.customAttributes, [name]: count };
        const edit = { target: 'contact', op: 'update', key: step.phone } as const;
        if (step.do === 'tag') submit({ ...edit, change: { tags }, seen: { tags: row.tags } });
        else
          submit({ ...edit, change: { customAttributes }, seen: { customAttributes: row.customAttributes } });
        await settleAll();
        added.get(step.phone)![step.do === 'tag' ? 'tags' : 'attributes'].add(name);
        return;
      }
      case 'elsewhere': {
        // Between the read before a change and the change itself nobody is protected: the API has no versions.
        const sending = here.edits.list({ target: 'contact', key: step.phone });
        if (server.underWay() > 0 || sending.some(({ state }) => state === 'sending')) return;
        const row = server.contacts.get(step.phone)!;
        const name = `theirs${++count}`;
        const tags = [...(row['tags'] as string[]), name];
        const attributes = { ...(row['custom_attributes'] as object), [name]: count };
        server.contacts.set(step.phone, { ...row, tags, custom_attributes: attributes });
        added.get(step.phone)!.tags.add(name);
        added.get(step.phone)!.attributes.add(name);
        return;
      }
      case 'group':
      case 'rule': {
        const [target, path] =
          step.do === 'group'
            ? (['group', '/contact-groups/'] as const)
            : (['autoReply', '/auto-replies/'] as const);
        const rule = { triggerType: 'ALWAYS', replyType: 'TEXT', replyText: 'Hi' };
        const change = { name: step.name, ...(step.do === 'rule' && rule) };
        submit({ target, op: 'create', key: `new:${++count}`, change, seen: {} });
        await settleAll();
        created[path].push(step.name);
        return;
      }
      case 'contact': {
        const key = `+92${++count}`;
        submit({ target: 'contact', op: 'create', key, change: { name: 'New', tags: ['new'] }, seen: {} });
        await settleAll();
        people.push(key);
        return;
      }
      case 'batch': {
        const isOptedIn = ++count % 2 === 0;
        const bulk = { selection: { phones: PHONES }, action: { kind: 'setOptIn', isOptedIn } } as const;
        const id = here.batches.openBulk(bulk, clock.now());
        here.batches.fillBulk(id);
        here.batches.start(id, clock.now());
        const { rows } = here.batches.rows(id, { offset: 0, limit: 10 });
        for (const row of rows) optedIn.set(row.phone, isOptedIn);
        run.edits.wake();
        return;
      }
      case 'plan':
        server.plan(step.plans);
        return;
      case 'wait':
        return advance(step.ms);
      case 'stop': {
        const stopping = run.edits.stop();
        await advance(10 * SECOND);
        await stopping;
        reopen();
        return;
      }
      case 'kill':
        run.kill();
        reopen();
        return;
    }
  }

  function reopen(): void {
    here.close();
    here = copies.open(file);
    run = start();
  }

  for (const step of script) {
    await act(step);
    await settleAll();
  }

  // All is well from now on.
  server.forgetPlans();
  for (let minute = 0; minute < 12; minute += 1) {
    await advance(MINUTE);
    run.edits.wake();
  }
  expect(here.edits.list({}), 'still waits').toEqual([]);
  for (const batch of here.batches.list()) expect(batch, 'did not end').toMatchObject({ state: 'finished' });
  for (const [key, wanted] of added) {
    const row = server.contacts.get(key)!;
    expect(new Set(row['tags'] as string[]), 'tags').toEqual(wanted.tags);
    expect(new Set(Object.keys(row['custom_attributes'] as object)), 'attributes').toEqual(wanted.attributes);
    expect(row['is_opted_in'], 'opt-in').toBe(optedIn.get(key));
  }
  for (const key of people) expect(server.contacts.has(key), 'a contact was not made').toBe(true);
  expect(server.contacts.size).toBe(PHONES.length + people.length);
  for (const [path, names] of Object.entries(created))
    expect(server.lists[path as keyof typeof created].map((row) => row['name']).sort(), path).toEqual(
      names.sort(),
    );
  const stopping = run.edits.stop();
  await advance(10 * SECOND);
  await stopping;
  here.close();
}

it(
  'loses no change and makes nothing twice, whatever the server does and whenever the app is killed',
  { timeout: 180_000 },
  async () => {
    await fc.assert(fc.asyncProperty(fc.array(steps, { minLength: 4, maxLength: 35 }), play), {
      numRuns: 60,
    });
  },
);
