import { describe, expect, it } from 'vitest';
import { foldText } from '#contract/rules/foldText.ts';
import { searchTerms } from '#contract/rules/searchTerms.ts';
import { quoteTerm, searchTextOf, sortKeyOf } from './searchText.ts';

describe('folding', () => {
  it.each([
    ['Zoë  Ångström', 'zoe angstrom'],
    ['İSTANBUL ırmak', 'istanbul irmak'],
    ['Straße Øre Łódź', 'strasse ore lodz'],
    ['Ｆｕｌｌ　Ｗｉｄｔｈ', 'full width'],
    ['مُحَمَّد', 'محمد'],
    ['राहुल', 'राहुल'],
    ['ज़ोया', 'जोया'],
    ['Ёлкин', 'елкин'],
    ['ΚΑΡΑΣ Καρασάββας', 'καρασ καρασαββασ'],
    ['홍길동', '홍길동'],
    ['a\u0000b\tc', 'a b c'],
    ['  ', ''],
  ])('makes %j to %j', (text, folded) => {
    expect(foldText(text)).toBe(folded.normalize('NFC'));
  });

  it('is done once', () => {
    for (const text of ['Zoë Ångström', '李小龙', 'ज़ोया', '٣٤'])
      expect(foldText(foldText(text))).toBe(foldText(text));
  });
});

describe('the terms of a query', () => {
  it.each([
    ['Zoë kumar ', ['zoe', 'kumar']],
    ['+91 98100-07919', ['919810007919']],
    ['(0)20 / 123.45', ['02012345']],
    ['shop 24', ['shop', '24']],
    ['+', ['+']],
    [' ', []],
  ])('of %j are %j', (query, terms) => {
    expect(searchTerms(query)).toEqual(terms);
  });
});

it('finds people by name, number and address', () => {
  expect(searchTextOf({ phone: '+911', name: 'Zoë', email: 'Z@x.example' })).toBe('zoe +911 z@x.example');
  expect(searchTextOf({ phone: '+911', name: null })).toBe('+911');
});

it('orders people without a name behind all others', () => {
  const key = (name: string | null) => sortKeyOf({ phone: '+1', name, email: null });
  const names = ['zz', '李', '~', '🙂'];
  for (const name of names) expect(key(name) < key(null)).toBe(true);
  expect(key(' ')).toBe(key(null));
});

it('quotes what would be an operator', () => {
  expect(quoteTerm('a" OR "b')).toBe('"a"" OR ""b"');
});
