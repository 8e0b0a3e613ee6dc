import { describe, expect, it } from 'vitest';
import { slashWordAt } from './slashWord';

/** The cursor is where the bar stands. */
function at(text: string) {
  const cursor = text.indexOf('|');
  return slashWordAt({ text: text.replace('|', ''), start: cursor, end: cursor });
}

describe('a slash word', () => {
  it.each([
    ['/|', '', 0, 1],
    ['/ho|', 'ho', 0, 3],
    ['Hello /ho|', 'ho', 6, 9],
    ['Hello\n/ho|', 'ho', 6, 9],
    ['/h|ours', 'h', 0, 6],
    ['/|hours then more', '', 0, 6],
    ['a\u00a0/सम|', 'सम', 2, 5],
    ['/two-days_2| x', 'two-days_2', 0, 11],
    [`${'x '.repeat(200)}/${'y'.repeat(32)}|`, 'y'.repeat(32), 400, 433],
  ])('%j', (text, query, start, end) => {
    expect(at(text)).toEqual({ query, start, end });
  });

  it.each([
    'https:/|',
    'https://|',
    'https://exa|',
    '12/|',
    '12/10|/2026',
    'and/or|',
    '1/|2',
    '/usr|/bin',
    '/usr/|',
    '//|',
    '/ |',
    '|/hours',
    'x/|',
    '/a.|',
    '/a|.b',
    '(/a|',
    `${'y'.repeat(200)}/|`,
    `/${'y'.repeat(200)}|`,
  ])('is not in %j', (text) => {
    expect(at(text)).toBeNull();
  });

  it('is none while something is selected', () => {
    expect(slashWordAt({ text: '/hours', start: 1, end: 3 })).toBeNull();
  });
});
