import { createI18n } from 'vue-i18n';
import { LANGUAGE_TAGS, type Language } from '#contract/rules/languages.ts';
import type { Catalogue } from './catalogue';
import { en } from './en';
import { pluralForm } from './pluralForms';

const messages: Record<string, Catalogue> = { en };

/** English is always there: a sentence that a language lacks is said in it. The others come when they are wanted. */
export const i18n = createI18n({
  legacy: false,
  locale: 'en',
  fallbackLocale: 'en',
  messages,
  pluralRules: Object.fromEntries(LANGUAGE_TAGS.map((tag) => [tag, pluralForm(tag)])),
  missingWarn: false,
  fallbackWarn: false,
});

/** The language that is spoken; reactive. */
export function spokenLanguage(): Language {
  return i18n.global.locale.value as Language;
}
