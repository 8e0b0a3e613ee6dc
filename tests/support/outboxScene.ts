import type { MessageStatus, OutgoingContent } from '#contract/routes/messages.ts';
import type { AppEvent } from '#contract/events.ts';
import type { InloboClient } from '#core/inlobo/client.ts';
import type { ApiFailure, ApiOutcome } from '#core/inlobo/outcome.ts';
import { createOutbox, type Outbox, type OutboxDeps } from '#core/outbox/outbox.ts';
import type { ReadHistory } from '#core/outbox/settling.ts';
import type { HistoryRecord } from '#core/records.ts';
import type { Problem } from '#contract/errors.ts';
import type { Clock } from '#core/ports.ts';
import type { Store } from '#core/store/store.ts';
import { createLife, isWaitedFor } from './life.ts';
import { createRecordingLogger } from './recordingLogger.ts';

/** What a scripted server does with a send: answers so, and takes it now, later or not at all. */
export interface SendPlan {
  readonly answer: 'ok' | ApiFailure;
  /** How long after the request it is taken; null: never. */
  readonly takenAfterMs: number | null;
  /** How long the answer takes. */
  readonly answerAfterMs?: number;
}

export interface ServerRow {
  readonly id: string;
  readonly phone: string;
  readonly direction: 'in' | 'out';
  readonly content: OutgoingContent;
  readonly at: number;
  status: MessageStatus;
}

/** How the server tells a history. */
export interface HistoryPlan {
  readonly reading: 'read' | 'unreachable' | 'failed';
  readonly answerAfterMs: number;
  /** The rows as they were when it was asked, not when it answers. */
  readonly isOld: boolean;
  /** Rows without a time. */
  readonly isTimeless: boolean;
  /** Some rows come twice. */
  readonly isDoubled: boolean;
}

export const GOOD_HISTORY: HistoryPlan = {
  reading: 'read',
  answerAfterMs: 0,
  isOld: false,
  isTimeless: false,
  isDoubled: false,
};

export const OK: SendPlan = { answer: 'ok', takenAfterMs: 0 };
const PAGE = 20;

/** An Inlobo API without a network: it outlives the app that speaks to it. */
export function createScriptedServer(clock: Clock, aheadMs = 0) {
  const rows: ServerRow[] = [];
  const plans: SendPlan[] = [];
  const posts: { readonly phone: string; readonly at: number; readonly content: unknown }[] = [];
  const reads: string[] = [];
  let made = 0;

  const server = {
    rows,
    /** Requests to send that arrived, taken or not. */
    posts,
    reads,
    history: GOOD_HISTORY,
    standard: OK,
    /** What becomes of the next sends; then `standard`. */
    plan: (...next: readonly SendPlan[]) => void plans.push(...next),
    forgetPlans: () => void plans.splice(0),
    outbound: (phone: string) => rows.filter((row) => row.phone === phone && row.direction === 'out'),
    receive: (phone: string, text = 'hello') => add(phone, 'in', { type: 'text', text }),
    add,
    async post(phone: string, content: OutgoingContent, signal?: AbortSignal): Promise<ApiOutcome> {
      const { answer, takenAfterMs, answerAfterMs = 0 } = plans.shift() ?? server.standard;
      posts.push({ phone, content, at: clock.now() });
      let id = '';
      const taken =
        takenAfterMs === null ? null : later(takenAfterMs, () => (id = add(phone, 'out', content).id));
      if (!(await isWaitedFor(clock, answerAfterMs, signal)))
        return { kind: 'cancelled', mayHaveArrived: true };
      if (answer !== 'ok') return answer;
      await taken;
      return { kind: 'ok', status: 200, body: { success: true, data: { message_id: id } } };
    },
    /** A page of the history, newest first. */
    page(phone: string, number: number, plan: HistoryPlan): { rows: HistoryRecord[]; isLast: boolean } {
      const all = rows.filter((row) => row.phone === phone).toReversed();
      const found = all
        .slice((number - 1) * PAGE, number * PAGE)
        .map((row) => toRecord(row, plan.isTimeless));
      return {
        rows: plan.isDoubled ? found.flatMap((row) => [row, row]) : found,
        isLast: number * PAGE >= all.length,
      };
    },
  };

  function add(phone: string, direction: 'in' | 'out', content: OutgoingContent): ServerRow {
    const status = direction === 'in' ? 'received' : 'sent';
    const row = { id: `w${++made}`, phone, direction, content, at: clock.now() + aheadMs, status } as const;
    rows.push({ ...row });
    return row;
  }

  async function later(ms: number, act: () => void): Promise<void> {
    if (ms > 0) await clock.sleep(ms);
    act();
  }

  return server;
}

export type ScriptedServer = ReturnType<typeof createScriptedServer>;

function toRecord(row: ServerRow, isTimeless: boolean): HistoryRecord {
  const { id: remoteId, direction, content, status, at } = row;
  return {
    remoteId,
    direction,
    content,
    status,
    at: isTimeless ? null : at,
    error: null,
    replyToId: null,
    raw: null,
  };
}

/** A run of the app's sending over a store, until it ends or is killed. */
export interface OutboxRun {
  readonly outbox: Outbox;
  readonly events: AppEvent[];
  readonly stopped: { problem: Problem; isKeyRefused: boolean }[];
  readonly templatesRead: { count: number };
  /** As a kill does: nothing of this run goes on. */
  kill(): void;
}

export function startOutbox(options: {
  readonly store: Store;
  readonly clock: Clock;
  readonly server: ScriptedServer;
  readonly onClaim?: (jobId: number, phone: string) => void;
}): OutboxRun {
  const { clock, server } = options;
  const life = createLife();
  const { whileAlive } = life;
  const store = life.store(options.store);
  const mortalClock = life.clock(clock);
  const client: InloboClient = {
    baseUrl: 'https://inlobo.test/api/v1/whatsapp',
    request: ({ path, body }, { signal } = {}) =>
      whileAlive(async () => {
        if (signal?.aborted) return { kind: 'cancelled', mayHaveArrived: false };
        const { to, ...fields } = body as { to: string };
        return server.post(to, contentOf(path, fields), signal);
      }),
  };
  const read: ReadHistory = (phone, { capMs, signal }) =>
    whileAlive(async () => {
      const over = new AbortController();
      const both = AbortSignal.any([over.signal, signal]);
      const cap = clock.sleep(capMs, both).then(
        () => 'failed' as const,
        () => 'failed' as const,
      );
      const reading = await Promise.race([readAll(phone), cap]);
      over.abort();
      return reading;
    });

  async function readAll(phone: string): Promise<'read' | 'unreachable' | 'failed'> {
    server.reads.push(phone);
    const plan = server.history;
    const topAt = clock.now();
    for (let number = 1; ; number += 1) {
      const requestedAt = clock.now();
      const old = server.page(phone, number, plan);
      if (plan.answerAfterMs > 0) await mortalClock.sleep(plan.answerAfterMs);
      if (plan.reading !== 'read') return plan.reading;
      const { rows, isLast } = plan.isOld ? old : server.page(phone, number, plan);
      const merged = await store.messages.mergeHistory({
        phone,
        rows,
        requestedAt,
        isFirstPage: number === 1,
        ...(number > 1 && { readFromTopAt: topAt }),
        reachesStart: isLast,
      });
      if (!merged.seeksOlder || isLast) return 'read';
    }
  }

  const events: AppEvent[] = [];
  const stopped: OutboxRun['stopped'] = [];
  const templatesRead = { count: 0 };
  const claiming: Store = {
    ...store,
    outbox: {
      ...store.outbox,
      async claim(...args) {
        const job = await store.outbox.claim(...args);
        if (job) options.onClaim?.(job.id, job.phone);
        return job;
      },
    },
  };
  const deps: OutboxDeps = {
    accountId: 'a',
    store: claiming,
    client,
    clock: mortalClock,
    random: { bytes: (count) => new Uint8Array(count), fraction: () => 0.5 },
    logger: createRecordingLogger(),
    emit: (event) => void events.push(event),
    read,
    onStopped: (problem, isKeyRefused) => void stopped.push({ problem, isKeyRefused }),
    onSend: () => {},
    onThrottled: () => {},
    onAccepted: () => {},
    onTemplateRefused: () => void (templatesRead.count += 1),
  };
  const outbox = createOutbox(deps);
  outbox.start();
  return {
    outbox,
    events,
    stopped,
    templatesRead,
    kill: () => life.kill(),
  };
}

function contentOf(path: string, fields: object): OutgoingContent {
  const type = path.split('/').at(-2);
  if (type === 'template') return { type, name: (fields as { template_name: string }).template_name };
  return { type: 'text', text: (fields as { text: string }).text };
}
