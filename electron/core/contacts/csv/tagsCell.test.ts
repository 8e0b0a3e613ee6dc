import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTags, writeTags } from './tagsCell.ts';

describe('tags in a cell', () => {
  it.each([
    ['vip, lead', ['vip', 'lead']],
    ['vip;lead|new', ['vip', 'lead', 'new']],
    ['* myContacts ::: vip ::: * friends', ['vip', 'friends']],
    ['* coworkers ::: * myContacts', ['coworkers']],
    ['myContacts;starred', ['starred']],
    ['myContacts', []],
    ['"myContacts"', ['myContacts']],
    ['"Pune, Mumbai"; vip', ['Pune, Mumbai', 'vip']],
    ['5" pipe, 6"', ['5" pipe', '6"']],
    ['"a" b, c', ['"a" b', 'c']],
    [' , ;vip;; vip ', ['vip']],
    ['one\ntwo', ['one', 'two']],
    ['', []],
  ])('reads %j', (cell, tags) => {
    expect(readTags(cell)).toEqual(tags);
  });

  it('gives back what was written', () => {
    const tag = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 10 }),
      fc.string({
        unit: fc.constantFrom(',', ';', '|', '"', ' ', ':', '\n', '*', 'a', 'ü'),
        minLength: 1,
        maxLength: 8,
      }),
      fc.constantFrom('myContacts', '* myContacts', ' myContacts'),
    );
    fc.assert(
      fc.property(fc.uniqueArray(tag, { maxLength: 5 }), (tags) => {
        expect(readTags(writeTags(tags))).toEqual(tags);
      }),
      { numRuns: 500 },
    );
  }, 60_000);
});
