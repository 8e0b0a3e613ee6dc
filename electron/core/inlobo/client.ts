import { createFetch } from 'ofetch';
import { abortable } from '#core/lib/abortable.ts';
import type { Clock, Logger } from '../ports.ts';
import { readBody } from './body.ts';
import { classify, type HttpAnswer } from './classify.ts';
import { readNetworkFault } from './networkFault.ts';
import type { ApiOutcome } from './outcome.ts';

export interface InloboClientDeps {
  /** As `readBaseUrl` gives it: no trailing slash. */
  readonly baseUrl: string;
  /** Asked before every request, so that a new key counts at once. */
  readonly apiKey: () => string | Promise<string>;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The whole exchange, from connecting to the last byte. Connecting alone is limited by fetch (10 s in Node). */
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

const DEFAULT_TIMEOUT_MS = 30_000;
const MAX_BODY_BYTES = 20 * 1024 * 1024;

const TIMED_OUT = new Error('timed out');
const CANCELLED = new Error('cancelled');
/** A reason of our own: an abort without one makes an exception with a stack, for every request. */
const OVER = new Error('over');

export function createInloboClient(deps: InloboClientDeps): InloboClient {
  const { baseUrl, clock, logger } = deps;
  const http = createFetch({ fetch: deps.fetch });

  async function request(call: ApiCall, options: RequestOptions = {}): Promise<ApiOutcome> {
    const { signal } = options;
    if (isAborted(signal)) return { kind: 'cancelled', mayHaveArrived: false };
    const key = (await deps.apiKey()).trim();
    if (isAborted(signal)) return { kind: 'cancelled', mayHaveArrived: false };
    const startedAt = clock.now();
    const outcome = isHeaderValue(key) ? await exchange(call, key, signal) : NO_KEY;
    note(call, outcome, clock.now() - startedAt);
    return outcome;
  }

  /** One exchange under one time limit, whichever part of it takes the time. */
  async function exchange(call: ApiCall, key: string, signal: AbortSignal | undefined): Promise<ApiOutcome> {
    const stop = new AbortController();
    const timer = new AbortController();
    const cancel = () => stop.abort(CANCELLED);
    signal?.addEventListener('abort', cancel, { once: true });
    clock.sleep(call.timeoutMs ?? deps.timeoutMs ?? DEFAULT_TIMEOUT_MS, timer.signal).then(
      () => stop.abort(TIMED_OUT),
      () => undefined,
    );
    try {
      return classify(await fetchAnswer(call, key, stop.signal), clock.now());
    } catch (error) {
      if (stop.signal.reason === CANCELLED) return { kind: 'cancelled', mayHaveArrived: true };
      if (stop.signal.reason === TIMED_OUT)
        return { kind: 'lost', reason: 'timeout', status: null, code: null };
      return readNetworkFault(error);
    } finally {
      timer.abort(OVER);
      signal?.removeEventListener('abort', cancel);
    }
  }

  async function fetchAnswer(call: ApiCall, key: string, signal: AbortSignal): Promise<HttpAnswer> {
    const response = await abortable(
      http.raw(urlOf(baseUrl, call), {
        method: call.method,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${key}`,
          ...(call.body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
        // A redirect followed would carry the key to wherever it points.
        redirect: 'manual',
        credentials: 'omit',
        responseType: 'stream',
        ignoreResponseError: true,
        retry: 0,
        signal,
      }),
      signal,
    );
    const { status, headers } = response;
    try {
      const { text, fault } = await readBody(response, MAX_BODY_BYTES, signal);
      // A server that repeats the key must not get it into the store, a message or the log.
      return { status, headers, text: withoutKey(text, key), fault };
    } catch (error) {
      if (signal.reason === TIMED_OUT) return { status, headers, text: '', fault: 'timeout' };
      throw error;
    }
  }

  function note(call: ApiCall, outcome: ApiOutcome, ms: number): void {
    if (outcome.kind === 'ok' || outcome.kind === 'cancelled') return;
    logger.warn('an API request failed', { method: call.method, path: maskPath(call.path), ms, outcome });
  }

  return { baseUrl, request };
}

/** A key that no header can carry is refused here: fetch would repeat it in its error. */
const NO_KEY: ApiOutcome = { kind: 'refused', status: 401, fieldErrors: {}, message: null };

function isHeaderValue(key: string): boolean {
  return /^[\x21-\x7e]+$/.test(key);
}

/** A very short key is no secret, and words of the answer may hold it. */
function withoutKey(text: string, key: string): string {
  return key.length < 8 ? text : text.replaceAll(key, '[redacted]');
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

/** Query values as every server reads them: `+` as %2B, a space as %20. */
function urlOf(baseUrl: string, call: ApiCall): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined) query.append(name, String(value));
  }
  const text = query.toString().replaceAll('+', '%20');
  return `${baseUrl}${call.path}${text === '' ? '' : `?${text}`}`;
}

/** Phones do not belong in a log. */
function maskPath(path: string): string {
  return path.replace(/(?<=\/)[^/]*\d{4}[^/]*(?=\/)/g, '…');
}
