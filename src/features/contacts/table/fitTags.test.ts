import { expect, test } from 'vitest';
import { fitTags } from './fitTags';

const widthOf = (tag: string): number => tag.length * 10;

// A chip is 32 px and its words, 4 px lie between two, and "+N" takes 36.
test.each([
  ['nothing', [], 200, 0],
  ['all that fit to the pixel', ['vip', 'lead'], 62 + 4 + 72, 2],
  ['no half chip: one px less and the count stands in its place', ['vip', 'lead'], 62 + 4 + 71, 1],
  ['as many as leave room for the count', ['vip', 'lead', 'gift', 'cod'], 62 + 4 + 72 + 4 + 36, 2],
  ['the first, however long, cut by its cell', ['wholesale from the south'], 80, 1],
  ['the first alone where not even the count fits', ['vip', 'lead'], 60, 1],
])('shows %s', (_, tags, room, count) => {
  expect(fitTags(tags, room, widthOf)).toBe(count);
});
