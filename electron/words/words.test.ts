import { describe, expect, test } from 'vitest';
import { LANGUAGE_TAGS } from '#contract/rules/languages.ts';
import { createSpeech } from './speech.ts';
import { WORD_TABLES, wordsIn, type Sentence } from './words.ts';

const SENTENCES = Object.keys(WORD_TABLES.en) as Sentence[];

/** The names of the places of all forms of a sentence; the count may stand as a word. */
function placesOf(sentence: string | object): string[] {
  const forms = typeof sentence === 'string' ? [sentence] : (Object.values(sentence) as string[]);
  const names = forms.flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name));
  return [...new Set(names)].filter((name) => name !== 'count').sort();
}

describe.each(LANGUAGE_TAGS)('%s', (tag) => {
  test('names the places that the English sentence fills', () => {
    const wrong = SENTENCES.filter(
      (name) => String(placesOf(WORD_TABLES[tag][name])) !== String(placesOf(WORD_TABLES.en[name])),
    );
    expect(wrong).toEqual([]);
  });

  test('says every sentence without a hole, at every count', () => {
    const words = wordsIn(tag);
    for (const name of SENTENCES) {
      const places = Object.fromEntries(placesOf(WORD_TABLES.en[name]).map((place) => [place, 'x']));
      for (const count of [0, 1, 2, 3, 11, 100]) {
        const said = words.say(name, { ...places, count });
        expect(said, name).not.toMatch(/[{}]|undefined/);
        expect(said.trim(), name).not.toBe('');
      }
    }
  });
});

test('counts as the language does, in Latin digits', () => {
  expect(wordsIn('en').say('unread', { count: 1 })).toBe('1 unread message');
  expect(wordsIn('en').say('unread', { count: 12_480 })).toBe('12,480 unread messages');
  const arabic = wordsIn('ar');
  expect(arabic.say('unread', { count: 2 })).toBe('رسالتان غير مقروءتين');
  expect(arabic.say('unread', { count: 3 })).toBe('3 رسائل غير مقروءة');
  expect(wordsIn('hi').count(123_456)).toBe('1,23,456');
});

test('a name that reads the other way does not turn the sentence', () => {
  expect(wordsIn('ar').say('replyTo', { name: 'Asha' })).toBe('الرد على \u2066Asha\u2069');
  expect(wordsIn('en').say('replyTo', { name: 'محمد' })).toBe('Reply to \u2068محمد\u2069');
});

test('speaks the language that is chosen now, else the system’s', () => {
  let choice: 'system' | 'es' = 'system';
  const speak = createSpeech(
    () => choice,
    () => ['fr-FR', 'pt-PT', 'en'],
  );
  expect(speak().say('settings')).toBe('Configurações…');
  choice = 'es';
  expect(speak().say('settings')).toBe('Ajustes…');
});
