import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Message, MessageStatus } from '#contract/routes/messages.ts';
import type { ApiFailure } from '#core/inlobo/outcome.ts';
import { RESET, UNREACHED } from '#tests/support/failures.ts';
import { createFakeClock } from '#tests/support/fakeClock.ts';
import { passTime, settleAll } from '#tests/support/life.ts';
import {
  createScriptedServer,
  GOOD_HISTORY,
  OK,
  startOutbox,
  type HistoryPlan,
  type SendPlan,
} from '#tests/support/outboxScene.ts';
import { createStoreCopies, MINUTE, openAside, SECOND, T0, text } from './storeFixture.ts';

/**
 * The real outbox over the real store, against a server that does whatever servers do, killed wherever a kill may come.
 * Whatever the script, what is promised of sends must hold.
 */
const PHONES = ['+911', '+912'];
const TEXTS = ['hi', 'ok'];

const REFUSED: ApiFailure = { kind: 'refused', status: 400, fieldErrors: {}, message: 'no' };
const throttled = (scope: 'account' | 'recipient'): ApiFailure => ({
  kind: 'throttled',
  status: 429,
  retryAfterMs: scope === 'account' ? 3_000 : null,
  scope,
  cloudCode: null,
});
const cloud = (treatment: 'uncertain' | 'final' | 'blocked'): ApiFailure => ({
  kind: 'whatsapp',
  status: 502,
  cloudCode: 131_000,
  treatment,
  details: null,
});

const plans: fc.Arbitrary<SendPlan> = fc.constantFrom<SendPlan>(
  OK,
  { answer: 'ok', takenAfterMs: 300, answerAfterMs: 400 },
  { answer: RESET, takenAfterMs: 0 },
  { answer: RESET, takenAfterMs: 0, answerAfterMs: 20_000 },
  { answer: RESET, takenAfterMs: 4_000 },
  { answer: RESET, takenAfterMs: null },
  { answer: REFUSED, takenAfterMs: null },
  { answer: UNREACHED, takenAfterMs: null },
  { answer: throttled('account'), takenAfterMs: null },
  { answer: throttled('recipient'), takenAfterMs: null },
  { answer: throttled('recipient'), takenAfterMs: null, answerAfterMs: 600 },
  { answer: UNREACHED, takenAfterMs: null, answerAfterMs: 600 },
  { answer: cloud('uncertain'), takenAfterMs: 0 },
  { answer: cloud('uncertain'), takenAfterMs: null },
  { answer: cloud('final'), takenAfterMs: null },
  { answer: cloud('blocked'), takenAfterMs: null },
);

const histories: fc.Arbitrary<HistoryPlan> = fc.record({
  reading: fc.constantFrom('read', 'read', 'read', 'unreachable', 'failed'),
  answerAfterMs: fc.constantFrom(0, 0, 1_500, 7_000),
  isOld: fc.boolean(),
  isTimeless: fc.constant(false),
  isDoubled: fc.boolean(),
});

type Step =
  | { readonly do: 'send' | 'sendAgain'; readonly phone: string; readonly text: string; readonly nth: number }
  | { readonly do: 'retry' | 'discard' | 'settle'; readonly nth: number }
  | { readonly do: 'plan'; readonly plans: readonly SendPlan[] }
  | { readonly do: 'history'; readonly plan: HistoryPlan }
  | { readonly do: 'look' | 'receive'; readonly phone: string }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'kill' | 'stop' | 'resume' };

const nth = fc.nat(5);
const phone = fc.constantFrom(...PHONES);
const weighted = <T extends Step>(weight: number, arbitrary: fc.Arbitrary<T>) => ({ weight, arbitrary });
const steps: fc.Arbitrary<Step> = fc.oneof(
  weighted(6, fc.record({ do: fc.constant('send' as const), phone, text: fc.constantFrom(...TEXTS), nth })),
  weighted(1, fc.record({ do: fc.constant('sendAgain' as const), phone, text: fc.constant(''), nth })),
  weighted(2, fc.record({ do: fc.constantFrom('retry' as const, 'discard', 'settle'), nth })),
  weighted(
    4,
    fc.record({ do: fc.constant('plan' as const), plans: fc.array(plans, { minLength: 1, maxLength: 4 }) }),
  ),
  weighted(2, fc.record({ do: fc.constant('history' as const), plan: histories })),
  weighted(2, fc.record({ do: fc.constantFrom('look' as const, 'receive'), phone })),
  weighted(
    6,
    fc.record({
      do: fc.constant('wait' as const),
      ms: fc.constantFrom(1, 200, 1_000, 5_000, 30_000, 90_000, 4 * MINUTE),
    }),
  ),
  weighted(2, fc.record({ do: fc.constantFrom('kill' as const, 'kill', 'stop', 'resume') })),
);

let copies: ReturnType<typeof createStoreCopies>;

beforeAll(() => {
  copies = createStoreCopies();
});

afterAll(() => copies.remove());

const SETTLED = new Set<MessageStatus>(['sent', 'delivered', 'read']);

interface Sent {
  readonly clientId: string;
  readonly phone: string;
  readonly text: string;
  id: number;
  /** How often the person said "send it". */
  asked: number;
  /** When it was last put into the queue, counted up. */
  turn: number;
  taken: number;
  isDiscarded: boolean;
  isSaidSent: boolean;
}

async function play(script: readonly Step[], aheadMs: number, isTimeless: boolean): Promise<void> {
  const clock = createFakeClock(T0);
  const server = createScriptedServer(clock, aheadMs);
  const tell = (plan: HistoryPlan): HistoryPlan => ({ ...plan, isTimeless });
  server.history = tell(GOOD_HISTORY);
  const file = copies.next();
  const sent: Sent[] = [];
  const ofId = new Map<number, Sent>();
  let turns = 0;
  let personActs = 0;
  const before = new Map<number, MessageStatus>();
  let here = copies.open(file);
  let run = start();

  function start() {
    return startOutbox({ store: openAside(here), clock, server, onClaim: claimed });
  }

  function claimed(id: number): void {
    const mine = ofId.get(id)!;
    for (const other of sent) {
      const isBefore = other.phone === mine.phone && other.turn < mine.turn && !other.isDiscarded;
      if (isBefore) expect(here.messages.get(other.id)?.status, 'left before its turn').not.toBe('queued');
    }
  }

  const advance = (ms: number): Promise<void> => passTime(clock, ms);

  const messageOf = (one: Sent): Message | null => here.messages.get(one.id);

  function check(): void {
    for (const one of sent) {
      const message = messageOf(one);
      if (one.isDiscarded) continue;
      expect(message, 'lost').not.toBeNull();
      const was = before.get(one.id);
      const is = message!.status;
      if (was !== undefined && SETTLED.has(was)) expect(SETTLED.has(is), `${was} became ${is}`).toBe(true);
      if (was === 'uncertain' && one.asked === 1) expect(['uncertain', ...SETTLED]).toContain(is);
      before.set(one.id, is);
    }
    for (const phone of PHONES) {
      const rows = here.messages.list({ phone, limit: 200 }).rows;
      const ids = rows.flatMap(({ remoteId }) => remoteId ?? []);
      expect(new Set(ids).size, 'an id twice').toBe(ids.length);
      for (const words of TEXTS) {
        const taken = server.outbound(phone).filter(({ content }) => isText(content, words)).length;
        const group = sent.filter((one) => one.phone === phone && one.text === words);
        const asked = group.reduce((sum, one) => sum + one.asked, 0);
        expect(taken, 'taken more often than anyone asked').toBeLessThanOrEqual(asked);
        const known = group.filter((one) => {
          const message = one.isDiscarded ? null : messageOf(one);
          return message && SETTLED.has(message.status) && !one.isSaidSent;
        });
        expect(known.length, 'called sent and was not').toBeLessThanOrEqual(taken);
      }
    }
  }

  function pick(wanted: readonly MessageStatus[], index: number): Sent | undefined {
    const found = sent.filter((one) => !one.isDiscarded && wanted.includes(messageOf(one)?.status ?? 'sent'));
    return found[index % Math.max(1, found.length)];
  }

  async function act(step: Step): Promise<void> {
    switch (step.do) {
      case 'send': {
        const clientId = `c${sent.length}`;
        const { phone, text: words } = step;
        const { id } = here.outbox.enqueue({ clientId, phone, content: text(words), at: clock.now() });
        const one = { clientId, phone, text: words, id, asked: 1, turn: ++turns, taken: 0 };
        sent.push({ ...one, isDiscarded: false, isSaidSent: false });
        ofId.set(id, sent.at(-1)!);
        run.outbox.wake();
        return;
      }
      case 'sendAgain': {
        const one = sent[step.nth % Math.max(1, sent.length)];
        if (!one) return;
        const again = () =>
          here.outbox.enqueue({
            clientId: one.clientId,
            phone: one.phone,
            content: text(one.text),
            at: clock.now(),
          });
        if (one.isDiscarded)
          expect(again).toThrow(expect.objectContaining({ code: 'MESSAGE_NOT_RETRYABLE' }));
        else expect(again().id).toBe(one.id);
        run.outbox.wake();
        return;
      }
      case 'retry': {
        const one = pick(['uncertain', 'failed'], step.nth);
        if (!one || !here.outbox.retry(one.id, clock.now())) return;
        one.asked += 1;
        one.turn = ++turns;
        personActs += 1;
        before.delete(one.id);
        run.outbox.wake();
        return;
      }
      case 'discard': {
        const one = pick(['uncertain', 'failed', 'queued'], step.nth);
        if (!one || !here.outbox.discard(one.id)) return;
        one.isDiscarded = true;
        personActs += 1;
        return;
      }
      case 'settle': {
        const one = pick(['uncertain'], step.nth);
        if (one && here.outbox.settleAsSent(one.id)) one.isSaidSent = true;
        return;
      }
      case 'plan': {
        server.plan(...step.plans);
        return;
      }
      case 'history':
        server.history = tell(step.plan);
        return;
      case 'look': {
        const { rows, isLast } = server.page(step.phone, 1, tell(GOOD_HISTORY));
        here.messages.mergeHistory({
          phone: step.phone,
          rows,
          requestedAt: clock.now(),
          isFirstPage: true,
          reachesStart: isLast,
        });
        return;
      }
      case 'receive':
        return void server.receive(step.phone);
      case 'wait':
        return advance(step.ms);
      case 'resume': {
        run.outbox.resume();
        return;
      }
      case 'stop': {
        const stopping = run.outbox.stop();
        await advance(10 * SECOND);
        await stopping;
        const posts = server.posts.length;
        await advance(30 * SECOND);
        expect(server.posts.length, 'left after the stop').toBe(posts);
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

  for (const one of PHONES) {
    server.receive(one);
    await act({ do: 'look', phone: one });
  }
  for (const step of script) {
    await act(step);
    await settleAll();
    check();
  }

  // All is well from now on: whatever can be known is known.
  server.history = tell(GOOD_HISTORY);
  server.forgetPlans();
  run.outbox.resume();
  for (let minute = 0; minute < 8; minute += 1) {
    await advance(MINUTE);
    for (const one of PHONES) await act({ do: 'look', phone: one });
    run.outbox.wake();
    check();
  }
  for (const one of sent.filter(({ isDiscarded }) => !isDiscarded)) {
    const { status, error } = messageOf(one)!;
    expect(['queued', 'sending']).not.toContain(status);
    if (status === 'uncertain') expect(error?.code).toBe('NOT_IN_HISTORY');
  }
  for (const phone of PHONES) {
    const rows = here.messages
      .list({ phone, limit: 200 })
      .rows.filter(({ direction }) => direction === 'out');
    const told = server.outbound(phone);
    expect(rows.flatMap(({ remoteId }) => remoteId ?? []).sort(), 'not as the server has it').toEqual(
      told.map(({ id }) => id).sort(),
    );
    const foreign = rows.filter(({ clientId }) => clientId === null).length;
    expect(foreign, 'a message of ours was shown twice').toBeLessThanOrEqual(personActs);
  }
  const stopping = run.outbox.stop();
  await advance(10 * SECOND);
  await stopping;
  here.close();
}

function isText(content: unknown, words: string): boolean {
  return (content as { text?: string }).text === words;
}

it(
  'keeps what is promised of sends, whatever the server does and whenever the app is killed',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(steps, { minLength: 5, maxLength: 45 }),
        fc.constantFrom(0, 0, 7 * MINUTE, -7 * MINUTE, 90 * MINUTE),
        fc.constantFrom(false, false, false, true),
        play,
      ),
      { numRuns: 60 },
    );
  },
);
