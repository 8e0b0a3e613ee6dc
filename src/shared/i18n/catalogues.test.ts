import { createI18n } from 'vue-i18n';
import { describe, expect, test } from 'vitest';
import { en } from './en';
import { pluralCategories, pluralForm } from './pluralForms';

/** Each folder that holds a language, by its tag. */
const catalogues = Object.entries(
  import.meta.glob<Record<string, object>>('./*/index.ts', { eager: true }),
).map(([path, module]) => {
  const tag = path.split('/')[1] ?? '';
  return { tag, sentences: sentencesOf(module[tag] ?? {}) };
});
const english = sentencesOf(en);

/** A name, a unit or a sign: the same in every language. */
const SAME_EVERYWHERE = /^[^\p{L}]*$|Inlobo|WhatsApp|https?:|@|\b(?:CSV|URL|API|PNG|OK|vCard|E\.164)\b/u;

describe.each(catalogues)('$tag', ({ tag, sentences }) => {
  test('has every sentence of the English catalogue, and no other', () => {
    expect([...sentences.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test('names in each sentence the places that the English one fills', () => {
    const wrong = [...sentences].filter(([key, text]) => placesOf(text) !== placesOf(english.get(key) ?? ''));
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  test('has a form of each counted sentence for every count, and counts nothing else', () => {
    const categories = pluralCategories(tag).length;
    const allowed = tag === 'ar' ? [categories] : [2, categories];
    const wrong = [...sentences].filter(([key, text]) => {
      const forms = formsOf(text);
      return formsOf(english.get(key) ?? '') === 1 ? forms !== 1 : !allowed.includes(forms);
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  test('reads without a hole or a slip of writing, at every count', () => {
    const i18n = createI18n({
      legacy: false,
      locale: tag,
      messages: { [tag]: Object.fromEntries(sentences) },
      pluralRules: { [tag]: pluralForm(tag) },
      flatJson: true,
    });
    for (const [key, text] of sentences) {
      const places = Object.fromEntries((placesOf(text) || 'none').split(',').map((place) => [place, '7']));
      for (const count of [0, 1, 2, 3, 11, 100]) {
        const said = i18n.global.t(key, { ...places, count }, count);
        expect(said, key).not.toMatch(/[{}|]|undefined/);
        expect(said.trim(), key).not.toBe('');
        expect(said, key).not.toBe(key);
      }
    }
  });

  test.skipIf(tag === 'en')('leaves no sentence in English', () => {
    const left = [...sentences].filter(
      ([key, text]) =>
        text === english.get(key) &&
        wordsOf(text).length > 2 &&
        !SAME_EVERYWHERE.test(wordsOf(text).join(' ')),
    );
    expect(left.map(([key]) => key)).toEqual([]);
  });
});

function sentencesOf(tree: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[path + key, value] as const]
        : [...sentencesOf(value as object, `${path}${key}.`)],
    ),
  );
}

/** The names of its places, each once, in the alphabet's order. */
function placesOf(text: string): string {
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return [...new Set(names)].sort().join(',');
}

function wordsOf(text: string): string[] {
  return text.replaceAll(/\{[^}]*\}/g, ' ').match(/\p{L}+/gu) ?? [];
}

function formsOf(text: string): number {
  return text.replaceAll(/\{'[^']*'\}/g, '').split('|').length;
}
