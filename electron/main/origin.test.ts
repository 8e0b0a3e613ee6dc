import { expect, test } from 'vitest';
import { originOf, rendererSource } from './origin.ts';

test('a packaged app loads its own pages whatever the environment says', () => {
  const source = { url: 'app://desk/index.html', origin: 'app://desk' };
  expect(rendererSource(true, 'http://localhost:5173/')).toEqual(source);
  expect(rendererSource(false, undefined)).toEqual(source);
  expect(rendererSource(false, '')).toEqual(source);
});

test('while developing, pages come from the dev server', () => {
  expect(rendererSource(false, 'http://localhost:5173/x')).toEqual({
    url: 'http://localhost:5173/x',
    origin: 'http://localhost:5173',
  });
});

test('reads an origin as Chromium writes it, and none off what has none', () => {
  expect(originOf('app://desk/index.html?x#y')).toBe('app://desk');
  expect(originOf('app://someone@desk/')).toBe('app://desk');
  expect(originOf('app://desk:81/')).toBe('app://desk:81');
  expect(originOf('https://EXAMPLE.com:443/a')).toBe('https://example.com');
  for (const address of [
    'about:blank',
    'data:text/html,x',
    'blob:app://desk/1',
    'file:///etc/passwd',
    'javascript:1',
    'desk',
    '',
  ]) {
    expect(originOf(address), address).toBeNull();
  }
});
