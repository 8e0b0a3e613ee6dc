import { expect, it } from 'vitest';
import { linkFacts } from './linkFacts';

it('says what a link leads to', () => {
  expect(linkFacts('https://www.acme.example/files/Price%20list.pdf?v=2')).toEqual({
    href: 'https://www.acme.example/files/Price%20list.pdf?v=2',
    host: 'acme.example',
    filename: 'Price list.pdf',
    extension: 'PDF',
  });
});

it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '/media/1', ''])(
  'opens nothing for %j',
  (address) => {
    expect(linkFacts(address).href).toBeNull();
  },
);

it('survives a path that is no text', () => {
  expect(linkFacts('https://a.example/%E0%A4%A').filename).toBe('%E0%A4%A');
});
