import { isolated } from '#contract/rules/isolated.ts';
import { directionOf, type Language } from '#contract/rules/languages.ts';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { hi } from './hi.ts';
import { pt } from './pt.ts';

export type Sentence = keyof typeof en;

/** By plural category. */
export type Counted = { readonly other: string } & { readonly [Category in Intl.LDMLPluralRule]?: string };

/** A language: every sentence the English one has, counted where that is. */
export type WordTable = {
  readonly [Name in Sentence]: (typeof en)[Name] extends string ? string : Counted;
};

export interface Words {
  readonly language: Language;
  /** The sentence, its {places} filled; a `count` also chooses its form. */
  say(name: Sentence, values?: Readonly<Record<string, string | number>>): string;
  /** "12,480" */
  count(number: number): string;
}

export const WORD_TABLES: Readonly<Record<Language, WordTable>> = { en, hi, ar, es, pt };

export function wordsIn(language: Language): Words {
  const table = WORD_TABLES[language];
  const plural = new Intl.PluralRules(language);
  // Latin digits in every language, as in the window.
  const number = new Intl.NumberFormat(`${language}-u-nu-latn`);
  const direction = directionOf(language);

  function written(value: string | number | undefined): string {
    return typeof value === 'number' ? number.format(value) : isolated(value ?? '', direction);
  }

  return {
    language,
    say(name, values = {}) {
      const { count } = values;
      const form = table[name];
      const sentence =
        typeof form === 'string'
          ? form
          : (form[typeof count === 'number' ? plural.select(count) : 'other'] ?? form.other);
      return sentence.replace(/\{(\w+)\}/g, (_, place: string) => written(values[place]));
    },
    count: (value) => number.format(value),
  };
}
