import fc from 'fast-check';
import { expect, it } from 'vitest';
import { disarmName, disarmText } from './disarm';

it.each([
  ['photo\u202egpj.exe', 'photogpj.exe'],
  ['a\u202bb\u202cc\u202dd\u202ae', 'abcde'],
  ['bell\u0007 escape\u001b[31m del\u007f c1\u0085', 'bell\ufffd escape\ufffd[31m del\ufffd c1\ufffd'],
  ['line\r\nnext\tcell\nlast', 'line\nnext\tcell\nlast'],
  [`x${'\u200b'.repeat(100_000)}y`, `x${'\u200b'.repeat(4)}y`],
  [`e${'\u0301'.repeat(500)}`, `e${'\u0301'.repeat(8)}`],
])('%j is shown as %j', (text, shown) => {
  expect(disarmText(text)).toBe(shown);
});

it.each([
  ['नमस्ते क्षत्रिय'],
  ['می‌خواهم'],
  ['\u200fשלום\u200e (1)'],
  ['👨‍👩‍👧‍👦 👍🏽 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣'],
  ['Việt, ñ, ü, ẹ̀'],
  ['\u2067עברית\u2069 and English'],
])('%s stays as it is', (text) => {
  expect(disarmText(text)).toBe(text);
});

it('a name is one line and closed in itself', () => {
  expect(disarmName(' Ravi\n\u2067Kumar \u202e')).toBe('Ravi Kumar');
});

it('shows the same whether it is disarmed once or twice, and never a control', () => {
  const hostile = fc.array(
    fc.oneof(
      fc.constantFrom('\u202e', '\u202c', '\u2066', '\u200b', '\u200d', '\u0301', '\0', '\r', '\n', 'a', 'ש'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(hostile, (parts) => {
      const once = disarmText(parts.join(''));
      return disarmText(once) === once && !/[\u202a-\u202e\0-\u0008\u000b-\u001f\u007f-\u009f]/u.test(once);
    }),
  );
});
