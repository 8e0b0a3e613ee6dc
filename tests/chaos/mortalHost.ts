import type { InputOf, OutputOf, RouteName } from '#contract/routes/index.ts';
import { startBrowserHost, type HostProcess } from '#tests/support/browserHost.ts';
import { setTimeout as delay } from 'node:timers/promises';

/** A browser host that is killed and started again under whoever speaks to it. */
export interface MortalHost {
  /**
   * Asks until an answer comes, across deaths, as a renderer with a lost connection does. Throws what the app itself
   * answers, but for an account that is still opening.
   */
  ask<N extends RouteName>(route: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** SIGKILL, and a new life on the same data folder. */
  dieAndLive(): Promise<void>;
  /** When each life ended (ms). */
  readonly deaths: readonly number[];
  stop(): Promise<void>;
}

const NOT_YET: readonly string[] = ['ACCOUNT_NOT_READY', 'STOPPING', 'STORE_IN_USE'];
const RETRY_MS = 50;

export async function startMortalHost(options: Parameters<typeof startBrowserHost>[0]): Promise<MortalHost> {
  let living: Promise<HostProcess> = startBrowserHost(options);
  const deaths: number[] = [];
  await living;

  return {
    deaths,
    async ask(route, input) {
      for (;;) {
        const host = await living;
        try {
          return await host.ask(route, input);
        } catch (error) {
          if (!isPassing(error)) throw error;
          await delay(RETRY_MS);
        }
      }
    },
    async dieAndLive() {
      const host = await living;
      living = host.kill().then(() => {
        deaths.push(Date.now());
        return startBrowserHost(options);
      });
      await living;
    },
    async stop() {
      await (await living).stop();
    },
  };
}

/** A connection that broke (fetch rejects with a TypeError, a cut body with a SyntaxError), or an app not ready yet. */
function isPassing(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof SyntaxError) return true;
  return error instanceof Error && 'code' in error && NOT_YET.includes(String(error.code));
}
