import type { PageCaps } from './api.ts';
import { createApp, BASE_PATH, type SeenRequest } from './app.ts';
import { createControl, type Control } from './control.ts';
import { SHOP } from './data/shop.ts';
import type { FaultInput } from './faults/fault.ts';
import { createFaults } from './faults/faults.ts';
import type { Envelope } from './http/envelope.ts';
import { createKeys, defaultApiKey, defaultDashboardToken } from './keys.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { listen } from './listener.ts';
import { controlRoutes } from './routes/control.ts';
import { createWorld, type Liveliness, type World } from './world/createWorld.ts';
import type { Range } from './world/statuses.ts';

const REQUESTS_KEPT = 10_000;

/** Times and delays are milliseconds; ranges include both ends. */
export interface DemoApiOptions {
  /** 0 (default): any free one. */
  readonly port?: number;
  readonly host?: string;
  /** The key that is let in; by default one that follows from the seed. */
  readonly apiKey?: string;
  /** What POST /keys/ takes instead of a key. */
  readonly dashboardToken?: string;
  /** Where the story starts; by default now. The same seed and epoch give the same people, messages and ids. */
  readonly epoch?: number;
  readonly seed?: number;
  /** 300 by default, up to 100,000 and more. */
  readonly contacts?: number;
  readonly now?: () => number;
  /** What happens by itself; `true` (default): everything, `false`: nothing. */
  readonly liveliness?: boolean | Partial<Liveliness>;
  readonly answerDelayMs?: Range;
  /** How many of a hundred texts get an answer, as a share; 1: everybody who can be reached answers. */
  readonly answerRate?: number;
  readonly deliveredDelayMs?: Range;
  /** Counted from delivery. */
  readonly readDelayMs?: Range;
  /** How long every answer takes at least. */
  readonly latencyMs?: number | Range;
  /** Refuse free-form messages more than 24 hours after the customer's newest one; true by default. */
  readonly enforceWindow?: boolean;
  /** Add `last_message_at` to the rows of GET /contacts/. */
  readonly activityField?: boolean;
  /** Pages have at most so many rows, whatever limit was asked for: of every list, or of these. */
  readonly maxPageSize?: number | Partial<PageCaps>;
  /** Where lists and their totals sit; `meta` by default. */
  readonly envelope?: Envelope;
  /** Offer the control surface over HTTP, under `/__demo/`. */
  readonly control?: boolean;
  readonly faults?: readonly FaultInput[];
  /** Called back for each request, once it was answered or left without an answer. */
  readonly onRequest?: (request: SeenRequest) => void;
  /** One line for each request. */
  readonly log?: (line: string) => void;
}

export interface RunningDemoApi {
  /** `http://127.0.0.1:PORT/api/v1/whatsapp` */
  readonly baseUrl: string;
  /** `http://127.0.0.1:PORT`; the control surface is under `{origin}/__demo/`. */
  readonly origin: string;
  readonly apiKey: string;
  readonly dashboardToken: string;
  /** What POST /keys/ wants as `account_id`. */
  readonly accountId: string;
  readonly epoch: number;
  readonly world: World;
  readonly ledger: Ledger;
  readonly control: Control;
  stop(): Promise<void>;
}

/**
 * Starts the embedded Inlobo API on loopback. Rejects with the system's error where the port can't be had. `stop` cuts
 * what is under way and resolves once the port is free.
 */
export async function startDemoApi(options: DemoApiOptions = {}): Promise<RunningDemoApi> {
  const {
    seed = 1,
    now = Date.now,
    apiKey = defaultApiKey(seed),
    dashboardToken = defaultDashboardToken(seed),
  } = options;
  const epoch = options.epoch ?? now();
  const world = createWorld({
    seed,
    epoch,
    contacts: options.contacts ?? 300,
    now,
    liveliness: livelinessOf(options.liveliness ?? true),
    answerDelayMs: options.answerDelayMs ?? [2500, 14_000],
    answerRate: options.answerRate ?? 0.88,
    statusDelayMs: {
      delivered: options.deliveredDelayMs ?? [500, 1500],
      read: options.readDelayMs ?? [1000, 6000],
    },
  });
  const ledger = createLedger();
  const keys = createKeys({ seed, apiKey, dashboardToken });
  const faults = createFaults(seed);
  for (const fault of options.faults ?? []) faults.add(fault);
  const requests: SeenRequest[] = [];
  const stopping = new AbortController();
  const latencyMs = options.latencyMs ?? 0;

  const app = createApp(
    {
      world,
      ledger,
      keys,
      now,
      faults,
      enforceWindow: options.enforceWindow ?? true,
      activityField: options.activityField ?? false,
      maxPageSize: pageCapsOf(options.maxPageSize),
      envelope: options.envelope ?? 'meta',
      latencyMs: typeof latencyMs === 'number' ? [latencyMs, latencyMs] : latencyMs,
      signal: stopping.signal,
      onRequest(request) {
        requests.push(request);
        if (requests.length > REQUESTS_KEPT) requests.shift();
        options.onRequest?.(request);
        options.log?.(describe(request));
      },
    },
    options.control ? controlRoutes({ ledger, keys, control: () => control }) : null,
  );
  const listener = await listen({
    host: options.host ?? '127.0.0.1',
    port: options.port ?? 0,
    fetch: app.fetch,
    isRefused: () => faults.takeConnection(),
  });
  const control = createControl({ world, faults, listener, now, requests });

  return {
    baseUrl: `${listener.origin}${BASE_PATH}`,
    origin: listener.origin,
    apiKey,
    dashboardToken,
    accountId: SHOP.accountId,
    epoch,
    world,
    ledger,
    control,
    async stop() {
      stopping.abort();
      await listener.stop();
    },
  };
}

function pageCapsOf(wanted: DemoApiOptions['maxPageSize'] = {}): PageCaps {
  return typeof wanted === 'number'
    ? { contacts: wanted, messages: wanted }
    : { contacts: Infinity, messages: Infinity, ...wanted };
}

function livelinessOf(wanted: boolean | Partial<Liveliness>): Liveliness {
  const all = (value: boolean): Liveliness => ({
    answers: value,
    spontaneous: value,
    statuses: value,
    autoReplies: value,
  });
  return typeof wanted === 'boolean' ? all(wanted) : { ...all(true), ...wanted };
}

function describe({ method, path, query, status, fault }: SeenRequest): string {
  return `${method} ${path}${query} → ${status ?? 'no answer'}${fault ? ` (${fault})` : ''}`;
}
