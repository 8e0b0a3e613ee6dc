import type { Result } from '#contract/errors.ts';
import { followEvents } from './eventStream';
import type { Transport, TransportListener } from './transport';

interface HttpHost {
  readonly baseUrl: string;
  readonly token: string | null;
  readonly fetch: typeof fetch;
}

/** The browser host: `POST /rpc` and `GET /events`, both with the token as Bearer. */
export function createHttpTransport({ baseUrl, token, fetch }: HttpHost): Transport {
  const headers = { authorization: `Bearer ${token ?? ''}` };
  let wake = () => {};
  return {
    async rpc(route, input) {
      try {
        const response = await fetch(new URL('rpc', baseUrl), {
          method: 'POST',
          headers: { ...headers, 'content-type': 'application/json' },
          body: JSON.stringify({ route, input }),
        });
        if (response.status === 401 || response.status === 403) return NO_ACCESS;
        return readResult(await response.json());
      } catch (error) {
        wake();
        throw error;
      }
    },
    listen(listener: TransportListener) {
      if (token === null) {
        listener.state('denied');
        return () => {};
      }
      const stream = followEvents({ url: new URL('events', baseUrl), headers, fetch, listener });
      wake = stream.retryNow;
      return () => stream.stop();
    },
  };
}

const NO_ACCESS: Result<never> = {
  ok: false,
  error: { code: 'FORBIDDEN', message: 'Open the address that Inlobo Desk printed when it started.' },
};

function readResult(body: unknown): Result<unknown> {
  if (typeof body === 'object' && body !== null && 'ok' in body) return body as Result<unknown>;
  throw new TypeError('The answer is not a Result.');
}

const TOKEN_KEY = 'inlobo.token';

/**
 * The token from `#token=…`, which leaves the address bar at once so that it is neither bookmarked nor shown; after a
 * reload it comes from this tab's storage. null: there is none.
 */
export function takeToken(location: Location, storage: Storage, history: History): string | null {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (!given) return storage.getItem(TOKEN_KEY);
  storage.setItem(TOKEN_KEY, given);
  history.replaceState(null, '', location.pathname + location.search);
  return given;
}
