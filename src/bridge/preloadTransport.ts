import type { Result } from '#contract/errors.ts';
import type { AppEvent } from '#contract/events.ts';
import type { Transport } from './transport';

/** What the preload script offers on `window` (its name: BRIDGE_KEY in the contract). */
export interface PreloadHost {
  rpc(route: string, input: unknown): Promise<Result<unknown>>;
  onEvent(callback: (event: AppEvent) => void): () => void;
}

declare global {
  interface Window {
    inloboHost?: PreloadHost;
  }
}

export function createPreloadTransport(host: PreloadHost): Transport {
  return {
    rpc: (route, input) => host.rpc(route, input),
    listen: (listener) => host.onEvent((event) => listener.event(event)),
  };
}
