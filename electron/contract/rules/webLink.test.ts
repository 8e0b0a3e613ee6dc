import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readWebLink } from './webLink.ts';

it.each([
  ['https://a.io', 'https://a.io/'],
  ['HTTP://A.IO/B?c=d#e', 'http://a.io/B?c=d#e'],
  ['https://a.io:8443/x', 'https://a.io:8443/x'],
  ['https://8.8.8.8/', 'https://8.8.8.8/'],
  ['https://[2606:4700::1111]/', 'https://[2606:4700::1111]/'],
  ['https://mein-büro.de/', 'https://xn--mein-bro-c6a.de/'],
  ['https://a.io/user@home', 'https://a.io/user@home'],
])('opens %s', (address, href) => {
  expect(readWebLink(address)?.href).toBe(href);
});

it.each([
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>1</script>',
  'file:///etc/passwd',
  'blob:https://a.io/1',
  'ftp://a.io/',
  'mailto:a@a.io',
  'https:',
  'https://',
  '//a.io',
  'a.io',
  'https://bank.com@evil.com/',
  'https://bank.com:443@evil.com/',
  'https://@evil.com/',
  'https://:@evil.com/',
  'https://bank.com%2f@evil.com/',
  `https://a.io/${'x'.repeat(3_000)}`,
])('opens nothing for %j', (address) => {
  expect(readWebLink(address)).toBeNull();
});

it.each([
  'localhost',
  'LOCALHOST.',
  'a.localhost',
  'intranet',
  'printer.local',
  'nas.home.arpa',
  'metadata.google.internal',
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '%31%32%37.0.0.1',
  '１２７.０.０.１',
  '127。0。0。1',
  '0',
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '192.0.2.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '[::1]',
  '[::]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:c0a8:101]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  '[fe80::1]',
  '[fd00::1]',
  '[ff02::1]',
  '[2001:db8::1]',
])('does not lead into this computer or a private network: %s', (host) => {
  expect(readWebLink(`http://${host}/`)).toBeNull();
  expect(readWebLink(`https://${host}:8080/x?y#z`)).toBeNull();
});

it.each([
  ['https://bank.example/', false],
  ['https://www.Bank.example/', false],
  ['https://mein-büro.de/', false],
  ['https://例え.jp/', false],
  ['https://пример.рф/', false],
  ['https://उदाहरण.भारत/', false],
  // Cyrillic а, alone or among Latin letters, and a whole name of letters that look Latin.
  ['https://аpple.com/', true],
  ['https://раураӏ.com/', true],
  ['https://xn--pple-43d.com/', false],
  ['https://gооgle.com/', true],
  // A slash that is none.
  ['https://bank.com⁄login.evil.com/', true],
  ['https://134744072/', true],
  ['https://bank%2ecom.evil.com/', true],
  ['https://ｂank.com/', true],
  ['https://ɡoogle.com/', true],
])('%s is misleading: %s', (address, expected) => {
  const link = readWebLink(address);
  expect(link?.isMisleading ?? 'no link').toBe(expected);
  expect(link?.host).toMatch(/^[\0-\x7f]+$/);
});

it('never gives anything but http and https to the public web, whatever is written', () => {
  const written = fc.tuple(
    fc.constantFrom('http:', 'https:', 'javascript:', 'file:', 'data:', 'HTTPS:', ''),
    fc.constantFrom('//', '/', '\\\\', '///', ''),
    fc.oneof(fc.ipV4(), fc.ipV4Extended(), fc.ipV6(), fc.domain(), fc.string({ unit: 'grapheme' })),
    fc.oneof(fc.webPath(), fc.string({ unit: 'binary' })),
  );
  fc.assert(
    fc.property(written, (parts) => {
      const link = readWebLink(parts.join(''));
      if (!link) return true;
      const { protocol, hostname, username, password } = new URL(link.href);
      return (
        /^https?:$/.test(protocol) &&
        username + password === '' &&
        hostname === link.host &&
        !/^(?:(?:127|10|0)\.\d+|192\.168)\.\d+\.\d+$|^\[(?:::|f)/.test(hostname)
      );
    }),
    { numRuns: 2000 },
  );
});
