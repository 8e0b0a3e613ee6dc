import { expect, it } from 'vitest';
import { matchReplies } from './matchReplies';

const replies = [
  ['address', 'We are in Pune, near the station'],
  ['hours', 'Open from ten to six'],
  ['hours-sunday', 'Closed on Sundays'],
  ['late', 'We are open late today, until nine hours'],
  ['Été', 'Closed in summer'],
].map(([shortcut = '', text = '']) => ({ id: shortcut, shortcut, text, changedAt: 0 }));

const found = (query: string) => matchReplies(replies, query).map(({ shortcut }) => shortcut);

it('shows all before anything is typed, in their order', () => {
  expect(found('')).toEqual(['address', 'hours', 'hours-sunday', 'late', 'Été']);
});

it('puts the exact shortcut first, then its beginnings, then texts that have it', () => {
  expect(found('hours')).toEqual(['hours', 'hours-sunday', 'late']);
  expect(found('HO')).toEqual(['hours', 'hours-sunday', 'late']);
  expect(found('sun')).toEqual(['hours-sunday']);
  expect(found('ete')).toEqual(['Été']);
  expect(found('tation')).toEqual(['address']);
});

it('seeks a letter or two at the beginning of words only', () => {
  expect(found('o')).toEqual(['hours', 'hours-sunday', 'late']);
  expect(found('zz')).toEqual([]);
});

it('shows fifty of a thousand', () => {
  const many = Array.from({ length: 1000 }, (_, index) => ({
    id: `${index}`,
    shortcut: `s${index}`,
    text: '',
    changedAt: 0,
  }));
  expect(matchReplies(many, 's')).toHaveLength(50);
  expect(matchReplies(many, 's999')[0]?.shortcut).toBe('s999');
});
