import { expect, it } from 'vitest';
import { fileKindOf } from './limits.ts';

it.each([
  ['https://a.example/x.JPG', 'image'],
  ['https://a.example/x.webp', 'image'],
  ['https://a.example/x.3gp?y=.jpg', 'video'],
  ['https://a.example/x.m4a', 'audio'],
  ['https://a.example/x.jpg/', 'document'],
  ['https://a.example/x', 'document'],
  ['not a link.png', 'image'],
])('%s is sent as %s', (link, kind) => {
  expect(fileKindOf(link)).toBe(kind);
});
