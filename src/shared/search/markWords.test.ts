import { expect, it } from 'vitest';
import { markWords, rangesOf } from './markWords';

const marked = (text: string, query: string) =>
  rangesOf(text, query).map(([from, to]) => text.slice(from, to));

it('marks whole letters whatever their case, accents and spaces', () => {
  expect(marked('A Crème  BRÛLÉE', 'creme brulee')).toEqual(['Crème', 'BRÛLÉE']);
  expect(marked('Straße', 'strass')).toEqual(['Straß']);
  expect(marked('مَرْحَبًا بك', 'مرحبا')).toEqual(['مَرْحَبًا']);
});

it('marks a number however it is grouped, and signs as signs', () => {
  expect(marked('Call 98 10-00 now', '981000')).toEqual(['98 10-00']);
  expect(marked('a.b a+b', 'a.b')).toEqual(['a.b']);
});

it('marks nothing where a word is missing, and nothing for no words', () => {
  expect(marked('blue kurta', 'blue shirt')).toEqual([]);
  expect(marked('blue', '  ')).toEqual([]);
});

it('marks in a name what stands there, though not every word does', () => {
  expect(markWords('Zoë Ångström', 'zoe pune').ranges).toEqual([[0, 3]]);
});
