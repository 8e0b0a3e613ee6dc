import { expect, it } from 'vitest';
import type { ContactFilter } from '#contract/routes/contacts.ts';
import { chipsOf, isFiltering, withChip, withoutChip, withSearch } from './filterChips';

const full = {
  search: 'ravi',
  anyTags: ['vip', 'lead'],
  tags: ['gift'],
  noTags: ['cod'],
  optedIn: false,
  groupId: 'g1',
};

it('shows a chip for everything a filter asks beside its words, and comes back from them unchanged', () => {
  const chips = chipsOf(full);
  expect(chips.map(({ kind }) => kind)).toEqual(['anyTags', 'tags', 'noTags', 'optedIn', 'group']);
  expect(chips.reduce(withChip, { search: 'ravi' })).toEqual(full);
});

it('takes a chip away without a trace, and leaves the others', () => {
  expect(withoutChip(full, 'group')).toEqual({ ...full, groupId: undefined });
  expect('groupId' in withoutChip(full, 'group')).toBe(false);
  expect(chipsOf(full).reduce<ContactFilter>((filter, { kind }) => withoutChip(filter, kind), full)).toEqual({
    search: 'ravi',
  });
});

it('replaces the chip of its kind; one without tags is none', () => {
  expect(withChip(full, { kind: 'anyTags', tags: ['new'] }).anyTags).toEqual(['new']);
  expect('anyTags' in withChip(full, { kind: 'anyTags', tags: [] })).toBe(false);
});

it('opted out is a filter too, and spaces are not', () => {
  expect(isFiltering({ optedIn: false })).toBe(true);
  expect(isFiltering(withSearch({ search: 'x' }, '  '))).toBe(false);
  expect(withSearch({}, ' ravi k ')).toEqual({ search: 'ravi k' });
});
