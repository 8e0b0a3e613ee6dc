import { describe, expect, it } from 'vitest';
import { readRefusal } from './refusal.ts';

describe('the complaints of an error body', () => {
  it.each<[string, unknown, object]>([
    [
      'lists by field',
      { success: false, errors: { to: ['Not a number.', 'Too short.'] } },
      { fieldErrors: { to: ['Not a number.', 'Too short.'] } },
    ],
    ['texts by field', { errors: { to: 'Not a number.' } }, { fieldErrors: { to: ['Not a number.'] } }],
    [
      'objects by field',
      { errors: { to: { message: 'No.', code: 'bad' } } },
      { fieldErrors: { to: ['No.'] } },
    ],
    [
      'a list of {field, message}',
      { errors: [{ field: 'to', message: 'No.' }] },
      { fieldErrors: { to: ['No.'] } },
    ],
    [
      'a list of {loc, msg}',
      { errors: [{ loc: ['body', 'to'], msg: 'No.' }] },
      { fieldErrors: { to: ['No.'] } },
    ],
    ['a list of objects by field', { errors: [{ to: ['No.'] }] }, { fieldErrors: { to: ['No.'] } }],
    [
      'fields at the top',
      { to: ['No.'], text: ['Blank.'] },
      { fieldErrors: { to: ['No.'], text: ['Blank.'] } },
    ],
    ['a list of texts', { errors: ['No.', 'Never.'] }, { fieldErrors: {}, message: 'No.' }],
    ['a text', { errors: 'No.' }, { fieldErrors: {}, message: 'No.' }],
    [
      'a message beside',
      { success: false, message: 'Validation error', errors: { to: ['No.'] } },
      { message: 'Validation error', fieldErrors: { to: ['No.'] } },
    ],
    ['a detail', { detail: 'Not found.' }, { fieldErrors: {}, message: 'Not found.' }],
    ['an error with a message', { error: { message: 'No.', code: 7 } }, { fieldErrors: {}, message: 'No.' }],
    [
      'non_field_errors',
      { errors: { non_field_errors: ['Both are needed.'] } },
      { fieldErrors: {}, message: 'Both are needed.' },
    ],
    ['a bare text', 'No.', { fieldErrors: {}, message: 'No.' }],
    ['nothing', null, { fieldErrors: {}, message: null }],
    ['an empty list', { errors: [] }, { fieldErrors: {}, message: null }],
  ])('are read from %s', (_, body, expected) => {
    expect(readRefusal(body)).toMatchObject(expected);
  });

  it('come short, few, in one line and without secrets', () => {
    const errors = Object.fromEntries(
      Array.from({ length: 500 }, (_, n) => [
        `f${n}`,
        Array(50).fill(`wak_c4nary\n\u202e${'x'.repeat(9999)}`),
      ]),
    );
    const { fieldErrors } = readRefusal({ errors });
    const texts = Object.values(fieldErrors).flat();
    expect(Object.keys(fieldErrors)).toHaveLength(20);
    expect(texts).toHaveLength(100);
    for (const text of texts) {
      expect(text.length).toBeLessThanOrEqual(300);
      expect(text).not.toMatch(/c4nary|[\n\u202e]/u);
    }
  });

  it('leave Object.prototype alone', () => {
    const { fieldErrors } = readRefusal(
      JSON.parse('{"errors":{"__proto__":{"polluted":["yes"]},"constructor":["c"]}}'),
    );
    expect(Object.keys(fieldErrors)).toEqual(['constructor']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
