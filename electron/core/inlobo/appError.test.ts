import { describe, expect, it } from 'vitest';
import { toAppError, type FailureContext } from './appError.ts';
import type { ApiFailure } from './outcome.ts';

const baseUrl = 'https://inlobo.example/api/v1/whatsapp';
const error = (outcome: ApiFailure, purpose: FailureContext['purpose'] = 'read') =>
  toAppError(outcome, { baseUrl, purpose });
const lost = (reason: 'timeout' | 'reset' | 'unreadable' | 'server-error'): ApiFailure => ({
  kind: 'lost',
  reason,
  status: null,
  code: null,
});
const refused = (status: number): ApiFailure => ({ kind: 'refused', status, fieldErrors: {}, message: null });

describe('the error people see', () => {
  it.each<[string, ApiFailure, FailureContext['purpose'], string, RegExp]>([
    [
      'a refused key',
      refused(401),
      'read',
      'KEY_REFUSED',
      /^The key was refused\. Paste a new one from Developer Tools in the Inlobo dashboard\.$/,
    ],
    ['a refused token', refused(401), 'key', 'TOKEN_REFUSED', /token was refused/],
    ['a wrong address', refused(404), 'connect', 'NOT_INLOBO', /not the Inlobo API.*base URL/],
    ['a missing contact', refused(404), 'read', 'API_REJECTED', /no reason \(HTTP 404\)/],
    [
      'no such host',
      { kind: 'unreached', reason: 'dns', code: 'ENOTFOUND' },
      'connect',
      'UNREACHABLE',
      /inlobo\.example could not be found/,
    ],
    [
      'a bad certificate',
      { kind: 'unreached', reason: 'tls', code: null },
      'send',
      'UNREACHABLE',
      /nothing was sent/,
    ],
    ['no answer in time', lost('timeout'), 'connect', 'TIMED_OUT', /Try again/],
    ['no answer to a send', lost('timeout'), 'send', 'TIMED_OUT', /may have been sent/],
    ['a broken connection', lost('reset'), 'send', 'UNREACHABLE', /may have been sent/],
    ['half an answer', lost('unreadable'), 'read', 'UNREADABLE_ANSWER', /could not be read/],
    ['a key that may exist', lost('timeout'), 'key', 'TIMED_OUT', /key may have been made/],
    ['a server in trouble', lost('server-error'), 'read', 'API_FAILED', /problem of its own/],
    [
      'a web page',
      { kind: 'notInlobo', reason: 'html', status: 200, mayHaveArrived: true },
      'read',
      'NOT_INLOBO',
      /sign in/,
    ],
    [
      'a web page after a send',
      { kind: 'notInlobo', reason: 'html', status: 200, mayHaveArrived: true },
      'send',
      'NOT_INLOBO',
      /may have been sent/,
    ],
    [
      'a redirect',
      { kind: 'notInlobo', reason: 'redirect', status: 302, mayHaveArrived: false },
      'send',
      'NOT_INLOBO',
      /not followed/,
    ],
    [
      'too many requests',
      { kind: 'throttled', status: 429, retryAfterMs: 30_000, scope: 'account', cloudCode: null },
      'read',
      'RATE_LIMITED',
      /in 30 seconds/,
    ],
    [
      'too many requests at connecting',
      { kind: 'throttled', status: 429, retryAfterMs: null, scope: 'account', cloudCode: null },
      'connect',
      'RATE_LIMITED',
      /Wait a moment, then try again/,
    ],
    [
      'too many to one person',
      { kind: 'throttled', status: 502, retryAfterMs: null, scope: 'recipient', cloudCode: 131056 },
      'send',
      'RATE_LIMITED',
      /this person/,
    ],
    ['a stop', { kind: 'cancelled', mayHaveArrived: false }, 'send', 'STOPPING', /stopped/],
  ])('of %s', (_, outcome, purpose, code, words) => {
    expect(error(outcome, purpose)).toMatchObject({ code, message: expect.stringMatching(words) });
  });

  it.each([
    190, 0, 4, 80007, 130429, 131056, 131048, 131049, 131047, 131026, 131051, 131053, 132000, 132001, 132015,
    132016, 131000, 2, 131031, 368, 131042, 77,
  ])('of code %i says what to do, in words without the code', (cloudCode) => {
    const problem = error(
      { kind: 'whatsapp', status: 502, cloudCode, treatment: 'final', details: 'Meta’s words' },
      'send',
    );
    expect(problem).toMatchObject({ code: 'WHATSAPP_FAILED', data: { cloudCode, details: 'Meta’s words' } });
    expect(problem.message).toMatch(/^[A-Z].{30,}\.$/);
    expect(problem.message).not.toMatch(/\d{3,}/);
  });

  it('carries the field errors to the form that can mend them', () => {
    const fieldErrors = { phone_number: ['Not a number.'] };
    const problem = error({ kind: 'refused', status: 400, fieldErrors, message: 'Validation error' });
    expect(problem.code).toBe('API_REJECTED');
    expect(problem.message).toBe('Inlobo refused this: phone number: Not a number.');
    expect(problem.data).toMatchObject({ status: 400, fields: fieldErrors });
  });
});
