import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutgoingContent } from '#contract/routes/messages.ts';
import type { ApiFailure } from '#core/inlobo/outcome.ts';
import { RESET } from '#tests/support/failures.ts';
import { createFakeClock, type FakeClock } from '#tests/support/fakeClock.ts';
import { passTime } from '#tests/support/life.ts';
import {
  createScriptedServer,
  GOOD_HISTORY,
  OK,
  startOutbox,
  type OutboxRun,
  type ScriptedServer,
  type SendPlan,
} from '#tests/support/outboxScene.ts';
import {
  DAY,
  HOUR,
  MINUTE,
  openAside,
  openStoreHere,
  SECOND,
  T0,
  temporaryFolder,
  text,
  words,
  type Folder,
  type StoreHere,
} from './storeFixture.ts';

const RAVI = '+911';
const MEERA = '+912';
const LOST: SendPlan = { answer: RESET, takenAfterMs: null };
const TAKEN: SendPlan = { answer: RESET, takenAfterMs: 0 };
const answered = (answer: ApiFailure, answerAfterMs = 0): SendPlan => ({
  answer,
  answerAfterMs,
  takenAfterMs: null,
});
const cloud = (cloudCode: number, treatment: 'reconnect' | 'blocked' | 'template' | 'spam'): SendPlan =>
  answered({ kind: 'whatsapp', status: 502, cloudCode, treatment, details: null });

let folder: Folder;
let store: StoreHere;
let clock: FakeClock;
let server: ScriptedServer;
let run: OutboxRun;
let made = 0;

beforeEach(() => {
  folder = temporaryFolder();
  store = openStoreHere(folder.file);
  clock = createFakeClock(T0);
  server = createScriptedServer(clock);
  made = 0;
  run = startOutbox({ store: openAside(store), clock, server });
});

afterEach(async () => {
  const stopping = run.outbox.stop();
  await pass(10 * SECOND);
  await stopping;
  store.close();
  folder.remove();
});

const pass = (ms: number): Promise<void> => passTime(clock, ms);

/** Somebody who wrote just now, as the history told. */
function writes(...phones: readonly string[]): void {
  for (const phone of phones) {
    server.receive(phone);
    const { rows } = server.page(phone, 1, GOOD_HISTORY);
    const merge = { phone, rows, requestedAt: clock.now(), isFirstPage: true, reachesStart: true };
    store.messages.mergeHistory(merge);
  }
}

function send(phone: string, content: string | OutgoingContent): number {
  const sent = typeof content === 'string' ? text(content) : content;
  const { id } = store.outbox.enqueue({ clientId: `c${++made}`, phone, content: sent, at: clock.now() });
  run.outbox.wake();
  return id;
}

const message = (id: number) => store.messages.get(id)!;
const statusOf = (id: number) => message(id).status;
const postsTo = (phone: string) => server.posts.filter((post) => post.phone === phone);
const TEMPLATE = { type: 'template', name: 'hello' } as const;

describe('the customer service window at the instant of sending', () => {
  it('lets a message leave while it is open, without reading anything first', async () => {
    writes(RAVI);
    const id = send(RAVI, 'hi');
    await pass(100);
    expect(statusOf(id)).toBe('sent');
    expect(server.reads).toEqual([]);
  });

  it('fails a message once it is closed, though it was open when it was queued', async () => {
    writes(RAVI);
    run.outbox.pause({ code: 'UNREACHABLE', message: 'Wait.' });
    const id = send(RAVI, 'hi');
    await pass(DAY);
    run.outbox.resume();
    await pass(SECOND);
    expect(message(id)).toMatchObject({
      status: 'failed',
      error: { code: 'WINDOW_CLOSED', message: expect.stringContaining('24 hours') },
    });
    expect([server.posts, server.reads]).toEqual([[], [RAVI]]);
  });

  it('reads the history first where it seems closed, and sends where they wrote since', async () => {
    writes(RAVI, MEERA);
    await pass(DAY);
    server.receive(RAVI);
    server.receive(MEERA);
    writes(MEERA);
    server.history = { ...GOOD_HISTORY, answerAfterMs: 2 * SECOND };
    const [first, second, other] = [send(RAVI, '1'), send(RAVI, '2'), send(MEERA, '3')];
    await pass(SECOND);
    expect([first, second, other].map(statusOf)).toEqual(['queued', 'queued', 'sent']);
    await pass(2 * SECOND);
    expect([first, second].map(statusOf)).toEqual(['sent', 'sent']);
  });

  it('reads it once for a message, however slowly it is answered', async () => {
    server.history = { ...GOOD_HISTORY, answerAfterMs: 12 * SECOND };
    const id = send(RAVI, 'hi');
    await pass(MINUTE);
    expect(message(id)).toMatchObject({ status: 'failed', error: { code: 'WINDOW_CLOSED' } });
    expect(server.reads).toEqual([RAVI]);
  });

  it('does not take what was read half a minute ago for what is so now', async () => {
    server.receive(RAVI);
    await pass(DAY);
    store.messages.mergeHistory({
      phone: RAVI,
      rows: [],
      requestedAt: clock.now(),
      isFirstPage: true,
      reachesStart: true,
    });
    await pass(30 * SECOND);
    server.receive(RAVI);
    const id = send(RAVI, 'hi');
    await pass(SECOND);
    expect(statusOf(id)).toBe('sent');
  });

  it('fails what goes to somebody who never wrote, in words of its own, but for a template', async () => {
    const [id, template] = [send(RAVI, 'hi'), send(MEERA, TEMPLATE)];
    await pass(SECOND);
    expect(message(id)).toMatchObject({
      status: 'failed',
      error: { code: 'WINDOW_CLOSED', message: expect.stringContaining('not written to you yet') },
    });
    expect(statusOf(template)).toBe('sent');
    expect(server.reads).toEqual([RAVI]);
  });

  it('waits while the history can’t be reached, as any message does, and says why', async () => {
    server.history = { ...GOOD_HISTORY, reading: 'unreachable' };
    const id = send(RAVI, 'hi');
    await pass(MINUTE);
    expect(statusOf(id)).toBe('queued');
    expect(store.outbox.list({ offset: 0, limit: 1 }).rows).toMatchObject([
      { attempts: 0, waitsBecause: { code: 'UNREACHABLE' } },
    ]);
    server.receive(RAVI);
    server.history = GOOD_HISTORY;
    await pass(10 * SECOND);
    expect(statusOf(id)).toBe('sent');
  });

  it('leaves it to WhatsApp where the server answers but not with the history', async () => {
    server.history = { ...GOOD_HISTORY, reading: 'failed' };
    const id = send(RAVI, 'hi');
    await pass(SECOND);
    expect(statusOf(id)).toBe('sent');
  });
});

describe('the pace', () => {
  it('lets twenty messages to one person leave at once, then one in six seconds; others go on', async () => {
    writes(RAVI, MEERA);
    for (let index = 0; index < 23; index += 1) send(RAVI, `m${index}`);
    const other = send(MEERA, 'hi');
    await pass(2 * SECOND);
    expect(postsTo(RAVI)).toHaveLength(20);
    expect(statusOf(other)).toBe('sent');
    await pass(5 * SECOND);
    expect(postsTo(RAVI)).toHaveLength(21);
    await pass(12 * SECOND);
    expect(postsTo(RAVI).map(({ content }) => (content as { text: string }).text)).toEqual(
      Array.from({ length: 23 }, (_, index) => `m${index}`),
    );
  });

  it('holds one person back where WhatsApp says so, and everybody where the number sends too much', async () => {
    writes(RAVI, MEERA);
    const throttled = (scope: 'account' | 'recipient', cloudCode: number) =>
      answered({ kind: 'throttled', status: 502, retryAfterMs: 10 * SECOND, scope, cloudCode });
    server.plan(throttled('recipient', 131_056));
    const first = send(RAVI, '1');
    await pass(100);
    const second = send(MEERA, '2');
    await pass(100);
    expect([first, second].map(statusOf)).toEqual(['queued', 'sent']);
    expect(run.outbox.held()).toBeNull();
    server.plan(throttled('account', 130_429));
    const third = send(MEERA, '3');
    await pass(100);
    expect(run.outbox.held()).toMatchObject({ problem: { code: 'RATE_LIMITED' }, until: expect.any(Number) });
    await pass(9 * SECOND);
    expect([first, third].map(statusOf)).toEqual(['queued', 'queued']);
    await pass(2 * SECOND);
    expect([first, third].map(statusOf)).toEqual(['sent', 'sent']);
    expect(run.outbox.held()).toBeNull();
  });

  it('gives a server that loses one answer after the other less and less to lose', async () => {
    writes(RAVI);
    server.standard = LOST;
    for (let index = 0; index < 20; index += 1) send(RAVI, `m${index}`);
    await pass(10 * SECOND);
    expect(server.posts.length).toBeLessThan(10);
    expect(run.outbox.held()).toMatchObject({ problem: { code: 'UNREACHABLE' } });
    server.standard = OK;
    await pass(2 * MINUTE);
    expect(server.posts).toHaveLength(20);
  });
});

describe('what the server says of the account', () => {
  it.each([
    ['must be connected again', 190, 'reconnect'],
    ['is locked', 131_031, 'blocked'],
    ['is unpaid', 131_042, 'blocked'],
  ] as const)(
    'stops sending while it %s, keeps everything, and goes on when a person has acted',
    async (...args) => {
      writes(RAVI);
      server.plan(cloud(args[1], args[2]));
      const ids = [send(RAVI, '1'), send(RAVI, '2')];
      await pass(HOUR);
      expect(ids.map(statusOf)).toEqual(['queued', 'queued']);
      expect(run.stopped).toMatchObject([{ isKeyRefused: false, problem: { code: 'WHATSAPP_FAILED' } }]);
      expect(run.outbox.held()).toMatchObject({ problem: run.stopped[0]!.problem, until: null });
      run.outbox.resume();
      await pass(SECOND);
      expect(ids.map(statusOf)).toEqual(['sent', 'sent']);
      expect(run.outbox.held()).toBeNull();
    },
  );

  it('does not stop it once more for a request that left before the person acted', async () => {
    writes(RAVI, MEERA);
    const refused: ApiFailure = { kind: 'refused', status: 401, fieldErrors: {}, message: null };
    server.plan(answered(refused, SECOND), answered(refused, 5 * SECOND));
    const ids = [send(RAVI, '1'), send(MEERA, '2')];
    await pass(2 * SECOND);
    run.outbox.resume();
    await pass(10 * SECOND);
    expect(run.stopped).toHaveLength(1);
    expect(ids.map(statusOf)).toEqual(['sent', 'sent']);
  });

  it('has the templates read again where one was refused, and not for anything else', async () => {
    writes(RAVI);
    server.plan(cloud(131_048, 'spam'), cloud(132_001, 'template'));
    const ids = [send(RAVI, TEMPLATE), send(RAVI, TEMPLATE)];
    await pass(SECOND);
    expect(ids.map(statusOf)).toEqual(['failed', 'failed']);
    expect(run.templatesRead.count).toBe(1);
  });
});

describe('a message that may have been sent', () => {
  it('is settled within seconds where the server took it, with no chat open, and never sent again', async () => {
    writes(RAVI);
    server.plan(TAKEN);
    const id = send(RAVI, 'hi');
    await pass(100);
    expect(statusOf(id)).toBe('uncertain');
    await pass(SECOND);
    expect(message(id)).toMatchObject({ status: 'sent', remoteId: 'w2' });
    await pass(HOUR);
    expect(server.posts).toHaveLength(1);
    expect(words(store, RAVI)).toEqual(['hello', 'hi']);
  });

  it('is asked about after a minute of looking in vain, and looked for no more', async () => {
    writes(RAVI);
    server.plan(LOST);
    const id = send(RAVI, 'hi');
    await pass(59 * SECOND);
    expect(message(id).error?.code).not.toBe('NOT_IN_HISTORY');
    await pass(4 * SECOND);
    expect(message(id)).toMatchObject({ status: 'uncertain', error: { code: 'NOT_IN_HISTORY' } });
    const { length } = server.reads;
    await pass(HOUR);
    expect(server.reads).toHaveLength(length);
    expect(server.posts).toHaveLength(1);
  });

  it.each(['unreachable', 'failed'] as const)(
    'is asked about after two minutes where the history is %s, and settled once it is not',
    async (reading) => {
      writes(RAVI);
      server.plan(TAKEN);
      server.history = { ...GOOD_HISTORY, reading };
      const id = send(RAVI, 'hi');
      await pass(110 * SECOND);
      expect(message(id).error?.code).not.toBe('HISTORY_UNAVAILABLE');
      await pass(30 * SECOND);
      expect(message(id)).toMatchObject({ status: 'uncertain', error: { code: 'HISTORY_UNAVAILABLE' } });
      expect(run.events.filter(({ name }) => name === 'messages.changed').length).toBeGreaterThan(2);
      server.history = GOOD_HISTORY;
      await pass(MINUTE);
      expect(statusOf(id)).toBe('sent');
    },
  );

  it('is first unavailable, then not there, where the history comes back without it', async () => {
    writes(RAVI);
    server.plan(LOST);
    server.history = { ...GOOD_HISTORY, reading: 'unreachable' };
    const id = send(RAVI, 'hi');
    await pass(3 * MINUTE);
    expect(message(id).error?.code).toBe('HISTORY_UNAVAILABLE');
    server.history = GOOD_HISTORY;
    await pass(4 * MINUTE);
    expect(message(id).error?.code).toBe('NOT_IN_HISTORY');
  });

  it('is looked for again after a restart', async () => {
    writes(RAVI);
    server.plan({ ...TAKEN, answerAfterMs: HOUR });
    const id = send(RAVI, 'hi');
    await pass(SECOND);
    expect(statusOf(id)).toBe('sending');
    run.kill();
    run = startOutbox({ store: openAside(store), clock, server });
    await pass(SECOND);
    expect(statusOf(id)).toBe('sent');
    expect(server.posts).toHaveLength(1);
  });
});

describe('the end', () => {
  it('lets what is under way end, and nothing more leave', async () => {
    writes(RAVI, MEERA);
    server.plan({ ...OK, answerAfterMs: 2 * SECOND }, { ...OK, answerAfterMs: HOUR });
    const ids = [send(RAVI, '1'), send(MEERA, '2'), send(RAVI, '3')];
    await pass(SECOND);
    const stopping = run.outbox.stop();
    await pass(6 * SECOND);
    await stopping;
    expect(ids.map(statusOf)).toEqual(['sent', 'uncertain', 'queued']);
    run.outbox.wake();
    await pass(HOUR);
    expect(server.posts).toHaveLength(2);
  });

  it('lets nothing leave that was taken up in the very moment', async () => {
    writes(RAVI);
    const id = send(RAVI, '1');
    const stopping = run.outbox.stop();
    await pass(6 * SECOND);
    await stopping;
    expect(server.posts).toEqual([]);
    expect(statusOf(id)).toBe('queued');
  });

  it('lets nothing leave while it is paused', async () => {
    writes(RAVI);
    run.outbox.pause({ code: 'KEY_REFUSED', message: 'No.' });
    const id = send(RAVI, '1');
    await pass(HOUR);
    expect(server.posts).toEqual([]);
    expect(run.outbox.held()).toEqual({ problem: { code: 'KEY_REFUSED', message: 'No.' }, until: null });
    run.outbox.resume();
    await pass(SECOND);
    expect(statusOf(id)).toBe('sent');
  });
});
