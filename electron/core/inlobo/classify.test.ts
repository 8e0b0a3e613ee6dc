import { describe, expect, it } from 'vitest';
import { classify, type HttpAnswer } from './classify.ts';

const HTML = '<!doctype html><html><body>Sign in</body></html>';
const now = Date.UTC(2026, 10, 3);

function answer(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
  fault: HttpAnswer['fault'] = null,
) {
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  return classify({ status, headers: new Headers(headers), text, fault }, now);
}
const cloud = (code: number) => ({
  success: false,
  errors: { error: { code, fbtrace_id: 'x', message: 'm' } },
});

describe('what an answer means', () => {
  it.each<[string, ReturnType<typeof answer>, object]>([
    [
      '200 with an envelope',
      answer(200, { success: true, data: [1] }),
      { kind: 'ok', body: { success: true, data: [1] } },
    ],
    ['201', answer(201, { data: {} }), { kind: 'ok', status: 201 }],
    ['200 with a bare array', answer(200, []), { kind: 'ok', body: [] }],
    ['200 with JSON null', answer(200, 'null'), { kind: 'ok', body: null }],
    ['204', answer(204, undefined), { kind: 'ok', body: null }],
    ['200 with nothing', answer(200, '  \n'), { kind: 'ok', body: null }],
    ['200 with a page', answer(200, HTML), { kind: 'notInlobo', reason: 'html', mayHaveArrived: true }],
    [
      '200 with half of it',
      answer(200, '{"data":{"mess', {}, 'truncated'),
      { kind: 'lost', reason: 'truncated' },
    ],
    ['200 with JSON cut clean', answer(200, '{"data":{"mess'), { kind: 'lost', reason: 'unreadable' }],
    ['200 too long to read', answer(200, '[', {}, 'too-large'), { kind: 'lost', reason: 'too-large' }],
    ['200 that stopped coming', answer(200, '[', {}, 'timeout'), { kind: 'lost', reason: 'timeout' }],
    [
      '200 nested past all sense',
      answer(200, '['.repeat(500) + ']'.repeat(500)),
      { kind: 'lost', reason: 'unreadable' },
    ],
    [
      '200 that says no',
      answer(200, { success: false, errors: { to: ['No.'] } }),
      { kind: 'refused', status: 200, fieldErrors: { to: ['No.'] } },
    ],
    ['200 that says no with a code', answer(200, cloud(131047)), { kind: 'whatsapp', cloudCode: 131047 }],
    [
      '301',
      answer(301, HTML, { location: 'https://x/' }),
      { kind: 'notInlobo', reason: 'redirect', mayHaveArrived: false },
    ],
    ['307', answer(307, ''), { kind: 'notInlobo', reason: 'redirect' }],
    ['a hidden redirect', answer(0, ''), { kind: 'notInlobo', reason: 'redirect' }],
    [
      '400',
      answer(400, { errors: { text: ['Too long.'] } }),
      { kind: 'refused', status: 400, fieldErrors: { text: ['Too long.'] } },
    ],
    ['400 from Meta', answer(400, cloud(132000)), { kind: 'whatsapp', treatment: 'template' }],
    ['401', answer(401, { message: 'Invalid API key' }), { kind: 'refused', status: 401 }],
    ['401 with a page', answer(401, HTML), { kind: 'refused', status: 401 }],
    ['403', answer(403, { detail: 'Forbidden' }), { kind: 'refused', status: 403, message: 'Forbidden' }],
    ['404', answer(404, { success: false, message: 'Not found' }), { kind: 'refused', status: 404 }],
    ['404 with a page', answer(404, HTML), { kind: 'notInlobo', reason: 'html', mayHaveArrived: false }],
    ['404 half read', answer(404, '{"mess', {}, 'truncated'), { kind: 'refused', status: 404 }],
    ['407', answer(407, HTML), { kind: 'unreached', reason: 'proxy' }],
    ['408', answer(408, HTML), { kind: 'lost', reason: 'server-error' }],
    [
      '429 with seconds',
      answer(429, HTML, { 'retry-after': '7' }),
      { kind: 'throttled', retryAfterMs: 7000, scope: 'account', cloudCode: null },
    ],
    ['429 without a word', answer(429, {}), { kind: 'throttled', retryAfterMs: null }],
    [
      '429 for one recipient',
      answer(429, cloud(131056)),
      { kind: 'throttled', scope: 'recipient', cloudCode: 131056 },
    ],
    ['500', answer(500, { detail: 'oops' }), { kind: 'lost', reason: 'server-error', status: 500 }],
    [
      '500 that mentions a number',
      answer(500, { detail: 'row 131047 broke' }),
      { kind: 'lost', reason: 'server-error' },
    ],
    ['500 from Meta', answer(500, cloud(131000)), { kind: 'whatsapp', treatment: 'uncertain' }],
    ['502 with a page', answer(502, HTML), { kind: 'lost', reason: 'server-error', status: 502 }],
    [
      '502 without a code',
      answer(502, { success: false, message: 'WhatsApp Cloud API error' }),
      { kind: 'lost', reason: 'server-error' },
    ],
    [
      '502 with Retry-After and no code',
      answer(502, {}, { 'retry-after': '5' }),
      { kind: 'lost', reason: 'server-error' },
    ],
    ['502, token', answer(502, cloud(190)), { kind: 'whatsapp', treatment: 'reconnect' }],
    ['502, token of another kind', answer(502, cloud(0)), { kind: 'whatsapp', treatment: 'reconnect' }],
    [
      '502, throughput',
      answer(502, cloud(130429), { 'retry-after': '3' }),
      { kind: 'throttled', scope: 'account', retryAfterMs: 3000, cloudCode: 130429 },
    ],
    ['502, app limit', answer(502, cloud(4)), { kind: 'throttled', scope: 'account' }],
    [
      '502, pair rate',
      answer(502, cloud(131056)),
      { kind: 'throttled', scope: 'recipient', retryAfterMs: null },
    ],
    ['502, spam', answer(502, cloud(131048)), { kind: 'whatsapp', treatment: 'spam' }],
    ['502, window', answer(502, cloud(131047)), { kind: 'whatsapp', treatment: 'window' }],
    ['502, undeliverable', answer(502, cloud(131026)), { kind: 'whatsapp', treatment: 'final' }],
    ['502, media', answer(502, cloud(131053)), { kind: 'whatsapp', treatment: 'media' }],
    ['502, payment', answer(502, cloud(131042)), { kind: 'whatsapp', treatment: 'blocked' }],
    ['502, temporary', answer(502, cloud(2)), { kind: 'whatsapp', treatment: 'uncertain' }],
    [
      '502, never heard of',
      answer(502, cloud(199_999)),
      { kind: 'whatsapp', treatment: 'final', cloudCode: 199_999 },
    ],
    [
      '503 with Retry-After',
      answer(503, HTML, { 'retry-after': '9' }),
      { kind: 'throttled', retryAfterMs: 9000 },
    ],
    ['503 without', answer(503, HTML), { kind: 'lost', reason: 'server-error' }],
    ['504', answer(504, HTML), { kind: 'lost', reason: 'server-error', status: 504 }],
    ['a status of its own', answer(799, '{}'), { kind: 'lost', reason: 'unreadable' }],
  ])('%s', (_, outcome, expected) => {
    expect(outcome).toMatchObject(expected);
  });
});
