import { expect, test } from 'vitest';
import { isolated } from './isolated.ts';

test('a name that reads the other way is closed in itself, and one that reads the same is left alone', () => {
  expect(isolated('Asha', 'ltr')).toBe('Asha');
  expect(isolated('محمد', 'ltr')).toBe('\u2068محمد\u2069');
  expect(isolated('+91 98765 43210', 'rtl')).toBe('\u2066+91 98765 43210\u2069');
});

test('a sentence within an Arabic sentence stays Arabic, though it begins with a Latin name', () => {
  expect(isolated('WhatsApp رفض الرسالة.', 'rtl')).toBe('\u2067WhatsApp رفض الرسالة.\u2069');
});
