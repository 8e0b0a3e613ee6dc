import type { Result } from '#contract/errors.ts';
import type { AppEvent } from '#contract/events.ts';

/** `gone`: the app behind this page stopped. `denied`: the page holds no token, or one the app no longer takes. */
export type ConnectionState = 'connected' | 'gone' | 'denied';

export interface TransportListener {
  event(event: AppEvent): void;
  /** Called with every state, also when it is the one there was. Events may have been missed before `connected`. */
  state(state: ConnectionState): void;
}

/** How requests and events travel. `rpc` rejects only where no answer came at all. */
export interface Transport {
  rpc(route: string, input: unknown): Promise<Result<unknown>>;
  /** Gives what stops it. */
  listen(listener: TransportListener): () => void;
}
