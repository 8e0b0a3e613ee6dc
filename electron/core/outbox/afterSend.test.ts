import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, ApiFailure, CloudTreatment } from '#core/inlobo/outcome.ts';
import { afterSend } from './afterSend.ts';

const context = { baseUrl: 'https://inlobo.com/api/v1/whatsapp', attempts: 0, now: 1_000_000, fraction: 0.5 };

function decide(outcome: ApiFailure, over: Partial<typeof context> = {}) {
  return afterSend({ ok: false, outcome }, { ...context, ...over });
}

const whatsapp = (treatment: CloudTreatment): ApiFailure => ({
  kind: 'whatsapp',
  status: 502,
  cloudCode: 131_000,
  treatment,
  details: null,
});

describe('what becomes of a message after its request', () => {
  it('is sent under the id the server gave', () => {
    expect(afterSend({ ok: true, value: { messageId: 'wamid.1' } }, context)).toEqual({
      kind: 'accepted',
      remoteId: 'wamid.1',
    });
  });

  it('waits without spending an attempt where no server was found', () => {
    expect(decide({ kind: 'unreached', reason: 'dns', code: 'ENOTFOUND' })).toMatchObject({
      kind: 'defer',
      countAttempt: false,
      holds: 'account',
      until: 1_004_000,
    });
  });

  it('waits as long as the server asks', () => {
    const asked = {
      kind: 'throttled',
      status: 429,
      retryAfterMs: 7_000,
      scope: 'account',
      cloudCode: null,
    } as const;
    expect(decide(asked)).toMatchObject({
      kind: 'defer',
      until: 1_007_000,
      countAttempt: true,
      holds: 'account',
    });
  });

  it('waits four times longer each time for one recipient who gets too much, and lets others go on', () => {
    const pair = {
      kind: 'throttled',
      status: 502,
      retryAfterMs: null,
      scope: 'recipient',
      cloudCode: 131_056,
    } as const;
    const waits = [0, 1, 2].map((attempts) => {
      const decision = decide(pair, { attempts });
      return decision.kind === 'defer' && decision.holds === 'recipient'
        ? decision.until - context.now
        : null;
    });
    expect(waits).toEqual([4_000, 16_000, 64_000]);
  });

  it('fails with the server’s complaints where the server refused the message', () => {
    const decision = decide({
      kind: 'refused',
      status: 400,
      fieldErrors: { to: ['Unknown.'] },
      message: null,
    });
    expect(decision).toMatchObject({ kind: 'failed', problem: { code: 'API_REJECTED' } });
  });

  it('keeps the message and stops the account where the key is refused', () => {
    expect(decide({ kind: 'refused', status: 401, fieldErrors: {}, message: null })).toMatchObject({
      kind: 'stop-account',
      isKeyRefused: true,
    });
  });

  it.each(['reconnect', 'blocked'] as const)('keeps the message and stops the account: %s', (treatment) => {
    expect(decide(whatsapp(treatment))).toMatchObject({ kind: 'stop-account', isKeyRefused: false });
  });

  it.each(['window', 'template', 'media', 'spam', 'final'] as const)(
    'fails this message alone: %s',
    (treatment) => {
      expect(decide(whatsapp(treatment))).toMatchObject({
        kind: 'failed',
        problem: { code: 'WHATSAPP_FAILED' },
      });
    },
  );

  it('never sends again, nor calls failed, what may have arrived', () => {
    const mayHaveArrived = fc.oneof(
      fc.record({
        kind: fc.constant('lost' as const),
        reason: fc.constantFrom(
          'reset' as const,
          'timeout',
          'truncated',
          'unreadable',
          'too-large',
          'server-error',
        ),
        status: fc.option(fc.integer({ min: 200, max: 599 })),
        code: fc.constant(null),
      }),
      fc.constant(whatsapp('uncertain')),
      fc.record({
        kind: fc.constant('notInlobo' as const),
        reason: fc.constantFrom('html' as const, 'redirect', 'other'),
        status: fc.constant(200),
        mayHaveArrived: fc.constant(true),
      }),
      fc.constant({ kind: 'cancelled', mayHaveArrived: true } as const),
    );
    fc.assert(
      fc.property(mayHaveArrived, fc.nat(9), (outcome, attempts) => {
        const answer: Answer<{ messageId: string }> = { ok: false, outcome };
        expect(afterSend(answer, { ...context, attempts }).kind).toBe('uncertain');
      }),
    );
  });
});
