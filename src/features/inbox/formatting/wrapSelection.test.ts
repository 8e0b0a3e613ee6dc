import { expect, it } from 'vitest';
import { wrapSelection, type Selection } from './wrapSelection';

/** `|` stands for the edges of the selection. */
function read(drawn: string): Selection {
  const start = drawn.indexOf('|');
  const end = drawn.lastIndexOf('|');
  if (start === end) return { text: drawn.replace('|', ''), start, end: start };
  return { text: drawn.replaceAll('|', ''), start, end: end - 1 };
}

function draw({ text, start, end }: Selection): string {
  if (start === end) return `${text.slice(0, start)}|${text.slice(start)}`;
  return `${text.slice(0, start)}|${text.slice(start, end)}|${text.slice(end)}`;
}

it.each([
  ['a |b| c', 'a *|b|* c'],
  ['a *|b|* c', 'a |b| c'],
  ['a |*b*| c', 'a |b| c'],
  ['a| b |c', 'a *|b|* c'],
  ['a |', 'a *|*'],
  ['|one\ntwo|', '|*one*\n*two*|'],
  ['|one\n\ntwo|', '|*one*\n\n*two*|'],
  ['|', '*|*'],
])('%j becomes %j', (from, to) => {
  expect(draw(wrapSelection(read(from), '*'))).toBe(to);
});

it('undoes itself', () => {
  const once = wrapSelection(read('say |hello there| now'), '_');
  expect(draw(wrapSelection(once, '_'))).toBe('say |hello there| now');
});
