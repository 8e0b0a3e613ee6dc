import { describe, expect, it } from 'vitest';
import { findCloudCode } from './cloudCode.ts';

const meta = (code: number) => ({
  message: `(#${code}) Something`,
  type: 'OAuthException',
  code,
  error_data: { messaging_product: 'whatsapp', details: 'In Meta’s words.' },
  fbtrace_id: 'Abc',
});
const code = (body: unknown, status = 502) => findCloudCode(body, status, false)?.code ?? null;

describe('the Cloud API code within a 502', () => {
  it.each<[string, unknown, number]>([
    ['under error', { error: meta(131047) }, 131047],
    ['under errors.error', { success: false, errors: { error: meta(131026) } }, 131026],
    ['in a list', { errors: [{ code: 131053, title: 'Media' }] }, 131053],
    ['under data.whatsapp.response', { data: { whatsapp: { response: { error: meta(132001) } } } }, 132001],
    ['beside a message', { success: false, message: 'WhatsApp Cloud API error', code: 131056 }, 131056],
    ['as text', { success: false, errors: { code: '131048' } }, 131048],
    ['as error_code', { error_code: 130429 }, 130429],
    ['as errorCode', { detail: { errorCode: 131051 } }, 131051],
    ['as WA_131026', { code: 'WA_131026' }, 131026],
    ['in a sentence', { detail: '(#131047) Re-engagement message' }, 131047],
    ['in JSON within a text', { detail: `Meta said: ${JSON.stringify({ error: meta(190) })}` }, 190],
    ['in Python within a text', { errors: "{'error': {'message': 'x', 'code': 131031}}" }, 131031],
    ['in words', { message: 'Cloud API error 131042: payment' }, 131042],
    ['in a plain text body', 'upstream error code: 131000', 131000],
    ['a code that is not in any table', { error: { ...meta(0), code: 199_999 } }, 199_999],
    ['0, as Meta writes it', { errors: { error: meta(0) } }, 0],
    ['4, under errors', { success: false, errors: { code: 4, message: 'Application request limit' } }, 4],
    ['the inner one, not the status', { code: 502, status: 502, error: { code: 131016 } }, 131016],
    ['Meta’s own, not the gateway’s', { code: 9001, error: { cause: { error: meta(2) } } }, 2],
  ])('is found %s', (_, body, found) => {
    expect(code(body)).toBe(found);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a plain complaint', { success: false, message: 'WhatsApp Cloud API error', errors: {} }],
    ['the status alone', { code: 502, message: 'Bad Gateway' }],
    ['a small number of the envelope’s own', { code: 1, message: 'failed' }],
    ['a country code', { errors: { country_code: 91, postcode: 411001 } }],
    ['a phone number', { detail: 'Could not reach +919810007919' }],
  ])('is not seen in %s', (_, body) => {
    expect(code(body)).toBeNull();
  });

  it('counts elsewhere only where it is plainly Meta’s', () => {
    expect(findCloudCode({ errors: { pin_code: 131000 }, code: 131000 }, 400, true)).toBeNull();
    expect(findCloudCode({ error: meta(131000) }, 400, true)?.code).toBe(131000);
  });

  it('brings Meta’s words, short and without secrets', () => {
    expect(findCloudCode({ error: meta(131047) }, 502, false)?.details).toBe('In Meta’s words.');
    const long = findCloudCode(
      { error: { code: 131047, message: `wak_c4nary ${'x'.repeat(5000)}` } },
      502,
      false,
    );
    expect(long?.details).toHaveLength(300);
    expect(long?.details).not.toContain('c4nary');
  });

  it('looks through a huge body without end or overflow', () => {
    expect(code({ rows: Array.from({ length: 300_000 }, (_, id) => ({ id })) })).toBeNull();
    let deep: unknown = { error: meta(131047) };
    for (let depth = 0; depth < 90; depth += 1) deep = [deep];
    expect(code(deep)).toBe(131047);
  });
});
