import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ApiFailure } from '#core/inlobo/outcome.ts';
import { afterEdit } from './afterEdit.ts';

const context = { baseUrl: 'https://inlobo.com/api/v1/whatsapp', attempts: 0, now: 1_000_000, fraction: 0.5 };
const decide = (failure: ApiFailure, over: Partial<typeof context> = {}) =>
  afterEdit(failure, { ...context, ...over });
const refused = (status: number): ApiFailure => ({
  kind: 'refused',
  status,
  fieldErrors: { phone_number: ['Not a phone.'] },
  message: null,
});
const LOST: ApiFailure = { kind: 'lost', reason: 'timeout', status: null, code: null };

describe('what becomes of an edit after its request', () => {
  it('waits, as all of the account does, where no server was found', () => {
    expect(decide({ kind: 'unreached', reason: 'dns', code: 'ENOTFOUND' })).toMatchObject({
      kind: 'defer',
      until: 1_004_000,
      mayHaveArrived: false,
      holdsAll: true,
    });
  });

  it('waits as long as the server asks', () => {
    const throttled: ApiFailure = {
      kind: 'throttled',
      status: 429,
      retryAfterMs: 7_000,
      scope: 'account',
      cloudCode: null,
    };
    expect(decide(throttled)).toMatchObject({ kind: 'defer', until: 1_007_000, holdsAll: true });
  });

  it('is made again, later each time, where the answer is lost; others go on', () => {
    expect(decide(LOST)).toMatchObject({ until: 1_002_000, mayHaveArrived: true, holdsAll: false });
    expect(decide(LOST, { attempts: 3 })).toMatchObject({ until: 1_016_000 });
    expect(decide(LOST, { attempts: 50 })).toMatchObject({ until: 1_300_000 });
  });

  it('is refused with complaints under our names of the fields', () => {
    expect(decide(refused(400))).toMatchObject({
      kind: 'refused',
      problem: { code: 'API_REJECTED', data: { fields: { phone: ['Not a phone.'] } } },
    });
  });

  it('has nothing to be made to where the server knows no such thing', () => {
    expect(decide(refused(404)).kind).toBe('gone');
  });

  it('stops the account where the key is refused', () => {
    expect(decide(refused(401))).toMatchObject({ kind: 'stop-account', problem: { code: 'KEY_REFUSED' } });
  });

  it('waits for a network that asks to sign in, and may have arrived where a page answered well', () => {
    const page = (mayHaveArrived: boolean): ApiFailure => ({
      kind: 'notInlobo',
      reason: 'html',
      status: 200,
      mayHaveArrived,
    });
    expect(decide(page(true))).toMatchObject({ kind: 'defer', holdsAll: true, mayHaveArrived: true });
    expect(decide(page(false))).toMatchObject({ kind: 'defer', holdsAll: true, mayHaveArrived: false });
  });

  it('is back in line at once where it was stopped', () => {
    expect(decide({ kind: 'cancelled', mayHaveArrived: true })).toMatchObject({
      kind: 'defer',
      until: context.now,
      problem: null,
      mayHaveArrived: true,
    });
  });

  it('never waits for no time at all, but after a stop', () => {
    const failures = fc.constantFrom<ApiFailure>(LOST, { kind: 'unreached', reason: 'tls', code: null });
    const numbers = fc.record({
      attempts: fc.nat(1_000),
      fraction: fc.double({ min: 0, max: 0.999, noNaN: true }),
    });
    fc.assert(
      fc.property(failures, numbers, (failure, over) => {
        const decision = decide(failure, over);
        expect(decision.kind === 'defer' && decision.until - context.now).toBeGreaterThanOrEqual(1_000);
        expect(decision.kind === 'defer' && decision.until - context.now).toBeLessThanOrEqual(400_000);
      }),
    );
  });
});
