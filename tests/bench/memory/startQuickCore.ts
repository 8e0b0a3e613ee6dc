import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Result } from '#contract/errors.ts';
import type { InputOf, OutputOf, RouteName } from '#contract/routes/index.ts';
import { createCore } from '#core/createCore.ts';
import { createSystemPorts } from '#core/host.ts';
import type { QuickClock } from '#tests/support/quickClock.ts';

const ORIGIN = 'http://127.0.0.1:1';

export type Ask = <N extends RouteName>(route: N, input: InputOf<N>) => Promise<OutputOf<N>>;

export interface QuickCore {
  /** Gives the value; throws the problem in words. */
  readonly ask: Ask;
  /** Stops it and removes what it kept. */
  stop(): Promise<void>;
}

/** The core in this process as a host starts it, but for its clock; somebody hears its events, and keeps none of them. */
export async function startQuickCore(clock: QuickClock): Promise<QuickCore> {
  const dataDir = await mkdtemp(join(tmpdir(), 'inlobo-bench-'));
  const ports = createSystemPorts({
    host: 'browser',
    version: '0.0.0-bench',
    dataDir,
    storeWorker: new URL('../../../electron/core/store/worker.ts', import.meta.url),
    isOwnOrigin: (origin) => origin === ORIGIN,
    vault: { usesKeychain: false, preset: { backend: 'session' } },
  });
  const core = createCore({ ...ports, clock });
  core.onEvent(() => undefined);
  await core.start();
  return {
    async ask(route, input) {
      const answer = await core.dispatch({ origin: ORIGIN, isTopFrame: true }, route, input);
      const result = answer as Result<OutputOf<typeof route>>;
      if (!result.ok) throw new Error(`${route}: ${result.error.message}`);
      return result.value;
    },
    async stop() {
      await core.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
