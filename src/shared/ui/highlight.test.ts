import { expect, it } from 'vitest';
import { fromFirstMatch, segmentsOf } from './highlight';

const written = (text: string, ranges: [number, number][]) =>
  segmentsOf({ text, ranges })
    .map((segment) => (segment.isMarked ? `[${segment.text}]` : segment.text))
    .join('');

it.each<[string, [number, number][], string]>([
  ['blue kurta', [], 'blue kurta'],
  ['blue kurta', [[0, 4]], '[blue] kurta'],
  ['blue kurta', [[0, 10]], '[blue kurta]'],
  [
    'blue kurta',
    [
      [5, 10],
      [0, 4],
    ],
    '[blue] [kurta]',
  ],
  [
    'blue kurta',
    [
      [0, 6],
      [4, 8],
    ],
    '[blue k][ur]ta',
  ],
  ['blue kurta', [[5, 99]], 'blue [kurta]'],
  ['blue kurta', [[50, 99]], 'blue kurta'],
  ['', [[0, 3]], ''],
])('marks %j at %j', (text, ranges, expected) => {
  expect(written(text, ranges)).toBe(expected);
});

const cut = { within: 30, lead: 12 };

it('begins at a word shortly before the match, and the marks move with it', () => {
  const text = 'Hello there, do you still have the blue kurta in size M?';
  const from = text.indexOf('kurta');
  const short = fromFirstMatch({ text, ranges: [[from, from + 5]] }, cut);
  expect(short.text).toBe('…the blue kurta in size M?');
  expect(short.text.slice(...short.ranges[0]!)).toBe('kurta');
});

it('counts wide letters double, so that the match is in view in Chinese too', () => {
  const text = `${'今天'.repeat(12)}到货`;
  const marked = { text, ranges: [[24, 26] as [number, number]] };
  expect(fromFirstMatch(marked, { within: 60, lead: 8 })).toBe(marked);
  expect(fromFirstMatch(marked, { within: 40, lead: 8 }).text).toBe('…今天今天今天今天到货');
});

it('leaves a match near the start alone, and a text without a match', () => {
  const near = { text: 'the blue kurta', ranges: [[4, 8] as [number, number]] };
  expect(fromFirstMatch(near, cut)).toBe(near);
  const none = { text: 'x'.repeat(90), ranges: [] };
  expect(fromFirstMatch(none, cut)).toBe(none);
});

it('cuts no letter in two where nothing has spaces', () => {
  const family = '👩‍👩‍👧';
  const text = `${family.repeat(8)}店`;
  const from = text.indexOf('店');
  const short = fromFirstMatch({ text, ranges: [[from, from + 1]] }, { within: 20, lead: 10 });
  expect(short.text).toMatch(/^…(?:👩‍👩‍👧)+店$/u);
  expect(short.text.slice(...short.ranges[0]!)).toBe('店');
});
