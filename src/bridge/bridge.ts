import { readonly, shallowRef, type DeepReadonly, type Ref } from 'vue';
import type { AppEvent } from '#contract/events.ts';
import type { InputOf, OutputOf, RouteName } from '#contract/routes/index.ts';
import { BridgeError } from './bridgeError';
import type { ConnectionState, Transport } from './transport';

/** `bridge.resumed`: events may have been missed, so whoever shows data asks again. */
export type BridgeEvent = AppEvent | { readonly name: 'bridge.resumed' };
export type BridgeListener = (event: BridgeEvent) => void;

export interface Bridge {
  /** Asks the app. Throws a BridgeError where the answer is a problem, or where none came (`HOST_GONE`). */
  call<N extends RouteName>(route: N, input: InputOf<N>): Promise<OutputOf<N>>;
  /** Hears every event; gives what unsubscribes. */
  onEvent(listener: BridgeListener): () => void;
  readonly connection: DeepReadonly<Ref<ConnectionState>>;
  close(): void;
}

export function createBridge(transport: Transport): Bridge {
  const listeners = new Set<BridgeListener>();
  const connection = shallowRef<ConnectionState>('connected');
  const emit = (event: BridgeEvent) => {
    for (const listener of [...listeners]) listener(event);
  };

  const stop = transport.listen({
    event: emit,
    state(state) {
      connection.value = state;
      if (state === 'connected') emit({ name: 'bridge.resumed' });
    },
  });

  return {
    async call<N extends RouteName>(route: N, input: InputOf<N>) {
      const result = await transport.rpc(route, input).catch((cause: unknown) => {
        throw new BridgeError({ code: 'HOST_GONE', message: 'Inlobo Desk gave no answer.' }, { cause });
      });
      if (!result.ok) throw new BridgeError(result.error);
      return result.value as OutputOf<N>;
    },
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    connection: readonly(connection),
    close: stop,
  };
}
