import type { Lost, NotInlobo, Unreached } from './outcome.ts';

/** Errors that say the connection was never made, by the code that Node, undici or Chromium gives them. */
const NEVER_LEFT: readonly (readonly [RegExp, Unreached['reason']])[] = [
  [/^(?:ENOTFOUND|EAI_\w+|EDNS|ENODATA|ESERVFAIL|ERR_NAME_NOT_RESOLVED|ERR_NAME_RESOLUTION_FAILED)$/, 'dns'],
  [/^(?:ECONNREFUSED|ERR_CONNECTION_REFUSED|EADDRNOTAVAIL|ERR_INVALID_URL|EACCES|EPERM)$/, 'refused'],
  [
    /^(?:ENETUNREACH|EHOSTUNREACH|ENETDOWN|EHOSTDOWN|ENONET|ERR_INTERNET_DISCONNECTED|ERR_ADDRESS_UNREACHABLE|ERR_NETWORK_ACCESS_DENIED)$/,
    'offline',
  ],
  [/^(?:UND_ERR_CONNECT_TIMEOUT|ERR_CONNECTION_TIMED_OUT)$/, 'connect-timeout'],
  [/^(?:ERR_PROXY_\w+|ERR_TUNNEL_CONNECTION_FAILED|ERR_SOCKS_\w+|UND_ERR_PRX_\w+)$/, 'proxy'],
  [
    /^(?:CERT_\w+|ERR_CERT_\w+|ERR_TLS_\w+|ERR_SSL_\w+|EPROTO|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|HOSTNAME_MISMATCH|UNABLE_TO_\w+|CRL_\w+|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)$/,
    'tls',
  ],
];

/** The same for errors that carry no code of their own. */
const NEVER_LEFT_WORDS: readonly (readonly [RegExp, Unreached['reason']])[] = [
  [/before secure TLS connection was established/i, 'tls'],
  [/^bad port$/i, 'refused'],
];

const REDIRECT_WORDS = /redirect was cancelled|redirect mode is set to error|unexpected redirect/i;

/**
 * What an error that `fetch` threw before any answer says of the request. It never left only where every cause says so;
 * anything not known for certain may have arrived.
 */
export function readNetworkFault(error: unknown): Unreached | Lost | NotInlobo {
  const leaves = causesOf(error);
  if (leaves.some((leaf) => REDIRECT_WORDS.test(leaf.message))) {
    return { kind: 'notInlobo', reason: 'redirect', status: 0, mayHaveArrived: false };
  }
  const reasons = leaves.map(neverLeft);
  const first = reasons[0];
  const code = leaves.map(codeOf).find((found) => found !== null) ?? null;
  if (first && reasons.every((reason) => reason !== null)) {
    // Of several addresses tried, the one that refused says more than the one that has no route.
    return { kind: 'unreached', reason: reasons.find((reason) => reason === 'refused') ?? first, code };
  }
  return { kind: 'lost', reason: leaves.some(isTimeout) ? 'timeout' : 'reset', status: null, code };
}

function neverLeft(error: Error): Unreached['reason'] | null {
  const code = codeOf(error);
  const known =
    (code !== null && NEVER_LEFT.find(([codes]) => codes.test(code))) ||
    NEVER_LEFT_WORDS.find(([words]) => words.test(error.message));
  if (known) return known[1];
  // Whatever went wrong, it went wrong in connecting.
  if ('syscall' in error && error.syscall === 'connect')
    return code === 'ETIMEDOUT' ? 'connect-timeout' : 'refused';
  return null;
}

function isTimeout(error: Error): boolean {
  return /^(?:ETIMEDOUT|UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT|ERR_TIMED_OUT)$/.test(
    codeOf(error) ?? '',
  );
}

/** `code`, or the `net::ERR_…` that Chromium writes into the message. */
function codeOf(error: Error): string | null {
  if ('code' in error && typeof error.code === 'string') return error.code;
  return /\bnet::(ERR_[A-Z0-9_]+)/.exec(error.message)?.[1] ?? null;
}

/** The innermost errors: causes followed, and every error of an AggregateError. */
function causesOf(error: unknown, depth = 0): Error[] {
  if (!(error instanceof Error)) return [];
  if (depth < 8) {
    const inner: unknown[] = error instanceof AggregateError ? error.errors : [error.cause];
    const found = inner.flatMap((cause) => causesOf(cause, depth + 1));
    if (found.length > 0) return found;
  }
  return [error];
}
