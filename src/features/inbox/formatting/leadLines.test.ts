import { expect, it } from 'vitest';
import { leadLines } from './leadLines';

it('leads every line that is touched, and takes it away again', () => {
  const before = { text: 'one\ntwo\nthree', start: 1, end: 5 };
  const led = leadLines(before, '> ');
  expect(led).toEqual({ text: '> one\n> two\nthree', start: 3, end: 9 });
  expect(leadLines(led, '> ')).toEqual(before);
});

it('leads the lines that lack it where some have it', () => {
  expect(leadLines({ text: '- a\nb', start: 0, end: 5 }, '- ').text).toBe('- a\n- b');
});

it('begins a list in an empty box, and keeps the cursor after the lead', () => {
  expect(leadLines({ text: '', start: 0, end: 0 }, '- ')).toEqual({ text: '- ', start: 2, end: 2 });
});
