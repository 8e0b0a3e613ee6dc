import { describe, expect, it } from 'vitest';
import {
  allOf,
  countOf,
  isSelected,
  NONE,
  onlyOne,
  toContactSelection,
  toggled,
  withPhones,
} from './selection';
import { isTypedCount } from './typedCount';

describe('some, one by one', () => {
  it('toggles, and adds a range without losing what was chosen', () => {
    const some = withPhones(toggled(NONE, 'a'), ['b', 'c'], true);
    expect(['a', 'b', 'c', 'd'].filter((phone) => isSelected(some, phone))).toEqual(['a', 'b', 'c']);
    expect(countOf(toggled(some, 'b'), 100)).toBe(2);
    expect(countOf(NONE, 100)).toBe(0);
  });

  it('is asked for by phone; nobody is nothing to ask for', () => {
    expect(toContactSelection(toggled(NONE, 'a'))).toEqual({ phones: ['a'] });
    expect(toContactSelection(NONE)).toBeNull();
    expect(onlyOne(toggled(NONE, 'a'))).toBe('a');
    expect(onlyOne(NONE)).toBeNull();
  });
});

describe('all that match', () => {
  const all = toggled(allOf({ tags: ['vip'] }), 'b');

  it('is everybody but the exceptions, without naming 100,000 of them', () => {
    expect(isSelected(all, 'never seen')).toBe(true);
    expect(isSelected(all, 'b')).toBe(false);
    expect(countOf(all, 100_000)).toBe(99_999);
    expect(toContactSelection(all)).toEqual({ filter: { tags: ['vip'] }, except: ['b'] });
  });

  it('takes an exception back', () => {
    expect(toContactSelection(toggled(all, 'b'))).toEqual({ filter: { tags: ['vip'] }, except: [] });
    expect(onlyOne(allOf({}))).toBeNull();
  });
});

it.each([
  ['1204', true],
  ['1,204', true],
  [' 1 204 ', true],
  ['१२०४', true],
  ['١٬٢٠٤', true],
  ['120', false],
  ['', false],
  ['1204x', false],
  ['-1204', false],
])('typed %j for 1,204 is sure: %s', (typed, isSure) => {
  expect(isTypedCount(typed, 1_204)).toBe(isSure);
});
