import { describe, expect, it } from 'vitest';
import { createRedactor, redactText } from './redact.ts';

const KEY = 'wak_c4nary5ecret0123456789';

describe('redaction', () => {
  it.each([
    ['an API key', `curl -H "${KEY}"`, 'curl -H "wak_[redacted]"'],
    ['a bearer value of any shape', 'Authorization: Bearer abc.def-123', 'Authorization: Bearer [redacted]'],
    ['a web token', 'token=eyJhbGciOi.eyJzdWIiOi.s1gn-ature!', 'token=[redacted token]!'],
    ['a key inside a web address', `https://h/?k=${KEY}&x=1`, 'https://h/?k=wak_[redacted]&x=1'],
    [
      'nothing in plain words',
      'Is it in stock? Reply to +919876543210',
      'Is it in stock? Reply to +919876543210',
    ],
  ])('takes out %s', (_, text, clean) => {
    expect(redactText(text)).toBe(clean);
  });

  it('takes out an exact secret only while it is registered, and as long as one of two holders has it', () => {
    const redactor = createRedactor();
    const forgetOne = redactor.add('correct horse battery');
    const forgetOther = redactor.add('correct horse battery');
    forgetOne();
    forgetOne();
    expect(redactor.text('said correct horse battery')).toBe('said [redacted]');
    forgetOther();
    expect(redactor.text('said correct horse battery')).toBe('said correct horse battery');
  });

  it('does not shred the log for a secret too short to be one', () => {
    const redactor = createRedactor();
    redactor.add('a');
    expect(redactor.text('a banana')).toBe('a banana');
  });

  it('reaches secrets in errors, causes, maps, names and stacks', () => {
    const error = new AggregateError([new Error(`inner ${KEY}`)], 'outer', {
      cause: new Error(`Bearer ${KEY}`),
    });
    const copy = createRedactor().value({
      error: Object.assign(error, { url: `https://h/${KEY}` }),
      map: new Map([[KEY, new Set([KEY])]]),
      [KEY]: new URL(`https://h/${KEY}`),
    });
    expect(JSON.stringify(copy)).not.toContain('c4nary');
  });

  it('blanks a field named like a secret whatever it holds', () => {
    const copy = createRedactor().value({
      apiKey: 'x1',
      headers: { Authorization: ['y2'] },
      token: 3,
      passphrase: null,
    });
    expect(copy).toEqual({
      apiKey: '[redacted]',
      headers: { Authorization: '[redacted]' },
      token: '[redacted]',
      passphrase: null,
    });
  });

  it('makes JSON of anything: cycles, depth, getters that throw, big numbers, binary data', () => {
    const cycle: Record<string, unknown> = { n: 1n, bytes: new Uint8Array(7), f: () => 1, none: undefined };
    cycle['self'] = cycle;
    Object.defineProperty(cycle, 'trap', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    expect(() => JSON.stringify(createRedactor().value(cycle))).not.toThrow();
    let deep: unknown = 'end';
    for (let depth = 0; depth < 5000; depth += 1) deep = { deep };
    expect(JSON.stringify(createRedactor().value(deep))).toContain('[deeper]');
  });

  it('stays fast on text made to be slow', () => {
    const startedAt = performance.now();
    redactText('eyJ'.repeat(100_000));
    redactText(`Bearer${' '.repeat(100_000)}`);
    redactText('wak_'.repeat(50_000));
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});
