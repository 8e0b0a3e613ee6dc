import { expect, it } from 'vitest';
import { isFormatted, previewedHost, textContent } from './linkPreview';

it('names the first link, also inside of formatting, and none that is not http', () => {
  expect(previewedHost('See *https://www.shop.example/a* or https://other.example')).toBe('shop.example');
  expect(previewedHost('javascript:alert(1) ftp://a.example shop.example')).toBeNull();
  expect(previewedHost('`https://shop.example`')).toBeNull();
});

it('says whether a link is previewed only of a text that has one', () => {
  expect(textContent('Hi', true)).toEqual({ type: 'text', text: 'Hi' });
  expect(textContent('https://a.example', true)).toMatchObject({ previewUrl: true });
  expect(textContent('https://a.example', false)).toMatchObject({ previewUrl: false });
});

it('knows a text that will look other than it is typed', () => {
  expect(isFormatted('5 * 3 * 2, snake_case_word and a - b')).toBe(false);
  expect(isFormatted('https://a.example/some_long_path')).toBe(false);
  for (const text of ['a *b* c', '_b_', '~b~', '`b`', '```b```', '> b', '- b', '1. b'])
    expect(isFormatted(text), text).toBe(true);
});
