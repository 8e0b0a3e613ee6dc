import { describe, expect, it } from 'vitest';
import { readNetworkFault } from './networkFault.ts';

const coded = (code: string, extra: object = {}) =>
  Object.assign(new Error(`connect ${code} 1.2.3.4:443`), { code, ...extra });
const fetchFailed = (cause: unknown) => new TypeError('fetch failed', { cause });

describe('an error before any answer', () => {
  it.each([
    ['ECONNREFUSED', 'refused'],
    ['ENOTFOUND', 'dns'],
    ['EAI_AGAIN', 'dns'],
    ['ENETUNREACH', 'offline'],
    ['EHOSTUNREACH', 'offline'],
    ['ENETDOWN', 'offline'],
    ['UND_ERR_CONNECT_TIMEOUT', 'connect-timeout'],
    ['CERT_HAS_EXPIRED', 'tls'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
    ['EPROTO', 'tls'],
  ])('%s means that nothing left', (code, reason) => {
    expect(readNetworkFault(fetchFailed(coded(code)))).toEqual({ kind: 'unreached', reason, code });
    expect(readNetworkFault(new Error('wrapped', { cause: fetchFailed(coded(code)) }))).toMatchObject({
      reason,
    });
  });

  it.each([
    'ECONNRESET',
    'EPIPE',
    'UND_ERR_SOCKET',
    'UND_ERR_HEADERS_TIMEOUT',
    'HPE_INVALID_CONSTANT',
    'SOMETHING_NEW',
  ])('%s means that it may have arrived', (code) => {
    expect(readNetworkFault(fetchFailed(coded(code)))).toMatchObject({ kind: 'lost', code });
  });

  it('tells a connection that timed out from an answer that did', () => {
    expect(readNetworkFault(fetchFailed(coded('ETIMEDOUT', { syscall: 'connect' })))).toMatchObject({
      kind: 'unreached',
      reason: 'connect-timeout',
    });
    expect(readNetworkFault(fetchFailed(coded('ETIMEDOUT', { syscall: 'read' })))).toMatchObject({
      kind: 'lost',
      reason: 'timeout',
    });
  });

  it('takes a reset during the TLS handshake for what it is', () => {
    const error = Object.assign(
      new Error('Client network socket disconnected before secure TLS connection was established'),
      { code: 'ECONNRESET' },
    );
    expect(readNetworkFault(fetchFailed(error))).toMatchObject({ kind: 'unreached', reason: 'tls' });
  });

  it('is sure of several addresses only where all of them failed to connect', () => {
    const both = new AggregateError([coded('ENETUNREACH'), coded('ECONNREFUSED')]);
    expect(readNetworkFault(fetchFailed(both))).toMatchObject({ kind: 'unreached', reason: 'refused' });
    const mixed = new AggregateError([coded('ENETUNREACH'), coded('ECONNRESET')]);
    expect(readNetworkFault(fetchFailed(mixed))).toMatchObject({ kind: 'lost' });
  });

  it.each([
    ['net::ERR_NAME_NOT_RESOLVED', 'dns'],
    ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'tls'],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'proxy'],
  ])('understands Chromium: %s', (message, reason) => {
    expect(readNetworkFault(new Error(message))).toMatchObject({ kind: 'unreached', reason });
  });

  it.each([[undefined], ['text'], [new Error('?')], [fetchFailed(undefined)]])(
    'is never sure of %s',
    (error) => {
      expect(readNetworkFault(error)).toMatchObject({ kind: 'lost', reason: 'reset' });
    },
  );
});
