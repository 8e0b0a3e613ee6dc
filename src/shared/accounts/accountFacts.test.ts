import { expect, test } from 'vitest';
import { describeLimit, describeQuality } from './accountFacts';

test.each([
  ['TIER_250', '250 people a day, where you write first'],
  ['TIER_1K', '1,000 people a day, where you write first'],
  ['TIER_100K', '100,000 people a day, where you write first'],
  ['TIER_UNLIMITED', 'No limit'],
  ['TIER_NEW_THING', 'TIER_NEW_THING'],
  [null, 'Not stated'],
])('the limit %s reads "%s"', (limit, words) => {
  expect(describeLimit(limit)).toBe(words);
});

test('a rating that is not known yet shows as the server says it, and in no colour', () => {
  expect(describeQuality('green')).toEqual({ tone: 'good', text: 'High' });
  expect(describeQuality('VIOLET')).toEqual({ tone: 'unknown', text: 'VIOLET' });
  expect(describeQuality(null)).toEqual({ tone: 'unknown', text: 'Not stated' });
});
