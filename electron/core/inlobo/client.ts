import type { Clock, Logger } from '../ports.ts';
import type { ApiOutcome } from './outcome.ts';

export interface InloboClientDeps {
  /** As `readBaseUrl` gives it: no trailing slash. */
  readonly baseUrl: string;
  /** Asked before every request, so that a new key counts at once. */
  readonly apiKey: () => string | Promise<string>;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The whole exchange, from connecting to the last byte. */
  readonly timeoutMs?: number;
}

export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Begins and ends with a slash; its variable parts are already encoded (`pathSegment`). */
  readonly path: string;
  /** Left out where undefined. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** JSON. */
  readonly body?: unknown;
  readonly timeoutMs?: number;
}

export interface RequestOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface InloboClient {
  readonly baseUrl: string;
  /** One request, never repeated. Rejects only with what `apiKey()` rejects with: then nothing has left. */
  request(call: ApiCall, options?: RequestOptions): Promise<ApiOutcome>;
}

export function createInloboClient(deps: InloboClientDeps): InloboClient {
  return {
    baseUrl: deps.baseUrl,
    request: () => Promise.reject(new Error('not built yet')),
  };
}
