import { expect, test } from 'vitest';
import { LANGUAGE_TAGS, directionOf, languageFor } from './languages.ts';

test('a language that was chosen stands, whatever the system wishes', () => {
  expect(languageFor('ar', ['es-MX'])).toBe('ar');
});

test('the system’s first wish that there is wins, with any region or script', () => {
  expect(languageFor('system', ['fr-CA', 'pt-BR', 'es'])).toBe('pt');
  expect(languageFor('system', ['HI_in'])).toBe('hi');
  expect(languageFor('system', ['ar-Latn-x-y'])).toBe('ar');
});

test('English where no wish can be met: a tag that only begins alike is another language', () => {
  expect(languageFor('system', ['est', 'arz', ''])).toBe('en');
  expect(languageFor('system', [])).toBe('en');
});

test('Arabic alone is written from the right', () => {
  expect(LANGUAGE_TAGS.filter((tag) => directionOf(tag) === 'rtl')).toEqual(['ar']);
});
