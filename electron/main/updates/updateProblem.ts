import type { Problem } from '#contract/errors.ts';

/** Chromium's and Node's names for a line that does not reach the server. */
const UNREACHABLE =
  /^(?:ERR_(?:INTERNET_DISCONNECTED|NAME_|ADDRESS_|CONNECTION_|NETWORK_|PROXY_|TIMED_OUT|EMPTY_RESPONSE)|ENOTFOUND|EAI_AGAIN|ECONN|ENET|EHOST|ETIMEDOUT|HTTP_ERROR_5)/;
/** What arrived is not what was published, or not from who publishes it. */
const UNTRUSTED = /^(?:ERR_CHECKSUM_MISMATCH|ERR_UPDATER_INVALID_SIGNATURE|ERR_CERT_|ERR_SSL_)/;

/**
 * An error of electron-updater as a person reads it. Its own message is not shown: it holds addresses and whole
 * answers of servers.
 */
export function problemOfUpdate(error: unknown): Problem {
  const name = nameOfUpdateError(error);
  if (UNREACHABLE.test(name)) {
    return {
      code: 'UPDATE_UNREACHABLE',
      message: 'The place where newer versions lie can’t be reached. Check the connection, then look again.',
    };
  }
  if (UNTRUSTED.test(name)) {
    return {
      code: 'UPDATE_UNTRUSTED',
      message:
        'What was downloaded is not what was published, so it was thrown away. If this happens again, get the new version from where you got this one.',
    };
  }
  return {
    code: 'UPDATE_FAILED',
    message: 'The new version could not be fetched. Look again later, or get it from where you got this one.',
  };
}

/** The bare name of an error, such as `ERR_NAME_NOT_RESOLVED` or `HTTP_ERROR_404`: fit for a log. */
export function nameOfUpdateError(error: unknown): string {
  const { code, message } = Object(error) as { code?: unknown; message?: unknown };
  // Chromium's errors carry their name in the message alone.
  const netName = /^net::(ERR_[A-Z_]+)/.exec(String(message))?.[1];
  if (netName) return netName;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{0,60}$/.test(code) ? code : 'UNKNOWN';
}
