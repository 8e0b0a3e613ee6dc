import type { InputOf, OutputOf, RouteName } from '#contract/routes/index.ts';
import { createBridge, type Bridge, type BridgeListener } from './bridge';
import { createHttpTransport, takeToken } from './httpTransport';
import { createPreloadTransport } from './preloadTransport';

let opened: Bridge | undefined;

/** Electron's preload script where there is one, the browser host's HTTP otherwise. Called once, at start. */
export function openBridge(): Bridge {
  const host = window.inloboHost;
  return installBridge(
    createBridge(
      host
        ? createPreloadTransport(host)
        : createHttpTransport({
            baseUrl: new URL('.', window.location.href).href,
            token: takeToken(window.location, window.sessionStorage, window.history),
            fetch: window.fetch.bind(window),
          }),
    ),
  );
}

/** Makes `bridge` the one that `call` and `onEvent` use; tests bring their own. */
export function installBridge(bridge: Bridge): Bridge {
  opened = bridge;
  return bridge;
}

function current(): Bridge {
  if (!opened) throw new Error('openBridge() comes first.');
  return opened;
}

/** Asks the app. Throws a BridgeError (code, message, data) where the answer is a problem. */
export function call<N extends RouteName>(route: N, input: InputOf<N>): Promise<OutputOf<N>> {
  return current().call(route, input);
}

/** Hears every event, and `bridge.resumed` after events may have been missed; gives what unsubscribes. */
export function onEvent(listener: BridgeListener): () => void {
  return current().onEvent(listener);
}

/** Whether the app behind this page is there; reactive. */
export function useConnection(): Bridge['connection'] {
  return current().connection;
}
