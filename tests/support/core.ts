import type { AppEvent } from '#contract/events.ts';
import type { Result } from '#contract/errors.ts';
import type { InputOf, OutputOf, RouteName } from '#contract/routes/index.ts';
import { createCore, type Core } from '#core/createCore.ts';
import { createSystemPorts } from '#core/host.ts';
import type { Ports, WebAccess } from '#core/ports.ts';
import { createDataDir } from './dataDir.ts';

const ORIGIN = 'http://127.0.0.1:1';

export interface TestCore {
  readonly core: Core;
  readonly dataDir: string;
  readonly events: AppEvent[];
  /** Asks and gives the Result. */
  ask<N extends RouteName>(route: N, input: InputOf<N>): Promise<Result<OutputOf<N>>>;
  /** Asks and gives the value; throws the problem as it came. */
  get<N extends RouteName>(route: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** Asks again at every event until the value is as wanted; throws the last one at the time limit. */
  until<N extends RouteName>(
    route: N,
    input: InputOf<N>,
    isWanted: (value: OutputOf<N>) => boolean,
    limitMs?: number,
  ): Promise<OutputOf<N>>;
  stop(): Promise<void>;
}

export interface TestCoreOptions {
  /** Left out, a new temporary folder. */
  readonly dataDir?: string;
  readonly vault?: Parameters<typeof createSystemPorts>[0]['vault'];
  readonly over?: Partial<Ports>;
  /** Set at the start; the test servers mind no haste. */
  readonly requestsPerSecond?: number;
}

/** The real core over real ports, its keys kept in memory unless told otherwise. */
export async function startTestCore(options: TestCoreOptions = {}): Promise<TestCore> {
  const dataDir = options.dataDir ?? (await createDataDir());
  const ports = createSystemPorts({
    host: 'browser',
    version: '0.0.0-test',
    dataDir,
    storeWorker: new URL('../../electron/core/store/worker.ts', import.meta.url),
    isOwnOrigin: (origin) => origin === ORIGIN,
    vault: options.vault ?? { usesKeychain: false, preset: { backend: 'session' } },
  });
  const core = createCore({ ...ports, fetch: loopbackOnly, web: noWeb, ...options.over });
  const events: AppEvent[] = [];
  core.onEvent((event) => events.push(event));
  await core.start();

  async function ask<N extends RouteName>(route: N, input: InputOf<N>): Promise<Result<OutputOf<N>>> {
    return (await core.dispatch({ origin: ORIGIN, isTopFrame: true }, route, input)) as Result<OutputOf<N>>;
  }

  async function get<N extends RouteName>(route: N, input: InputOf<N>): Promise<OutputOf<N>> {
    const result = await ask(route, input);
    if (!result.ok) throw Object.assign(new Error(`${route}: ${result.error.message}`), result.error);
    return result.value;
  }

  await get('settings.set', { requestsPerSecond: options.requestsPerSecond ?? 100 });

  return {
    core,
    dataDir,
    events,
    ask,
    get,
    async until(route, input, isWanted, limitMs = 40_000) {
      const deadline = Date.now() + limitMs;
      for (;;) {
        const changed = nextEvent(core, 250);
        const value = await get(route, input);
        if (isWanted(value)) return value;
        if (Date.now() > deadline)
          throw new Error(`${route} never came to it: ${JSON.stringify(value).slice(0, 2_000)}`);
        await changed;
      }
    },
    stop: () => core.stop(),
  };
}

/** Tests speak to servers of their own; anything else is as if there were no network. */
const loopbackOnly: typeof fetch = (input, init) => {
  const { hostname } = new URL(input instanceof Request ? input.url : input);
  if (hostname === '127.0.0.1') return fetch(input, init);
  const cause = Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND' });
  return Promise.reject(new TypeError('fetch failed', { cause }));
};

/** As if there were no network: links that people type lead nowhere. */
const noWeb: WebAccess = {
  lookup: (hostname) => Promise.reject(new Error(`getaddrinfo ENOTFOUND ${hostname}`)),
  connect: () => Promise.reject(new Error('connect ENETUNREACH')),
};

/** Resolves at the next event, or after `limitMs` for changes that make none. */
function nextEvent(core: Core, limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, limitMs);
    const unsubscribe = core.onEvent(end);
    function end(): void {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    }
  });
}
