import { expect, test } from 'vitest';
import { outsideAddress } from './navigation.ts';

test('opens web pages and mail outside', () => {
  expect(outsideAddress('https://inlobo.com/help?a=1#b')).toBe('https://inlobo.com/help?a=1#b');
  expect(outsideAddress('http://example.com')).toBe('http://example.com/');
  expect(outsideAddress('HTTPS://Example.com/')).toBe('https://example.com/');
  expect(outsideAddress('mailto:ravi@example.com?subject=Hi')).toBe('mailto:ravi@example.com?subject=Hi');
});

test.each([
  'javascript:alert(1)',
  ' java\nscript:alert(1)',
  'data:text/html,<script>1</script>',
  'file:///etc/passwd',
  'FILE://server/share',
  'app://desk/index.html',
  'blob:https://example.com/1',
  'smb://server/share',
  'ms-settings:privacy',
  'tel:+919810007919',
  'vbscript:x',
  'about:blank',
  '\\\\server\\share',
  'C:\\Windows\\System32\\calc.exe',
  'example.com',
  'https://',
  'http://127.0.0.1:8080/',
  'http://0x7f.1/',
  'https://router.local/',
  'https://bank.com@evil.com/',
  '',
  `https://example.com/${'a'.repeat(3_000)}`,
])('opens nothing for %s', (address) => {
  expect(outsideAddress(address)).toBeNull();
});
