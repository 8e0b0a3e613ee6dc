import { readonly, shallowRef, watch, type DeepReadonly, type Ref } from 'vue';
import { directionOf, languageFor, LANGUAGE_TAGS, type Language } from '#contract/rules/languages.ts';
import type { Settings } from '#contract/routes/settings.ts';
import type { Catalogue } from './catalogue';
import { i18n } from './i18n';

/** Kept for the next start, whose first words come before any setting is known. */
const STORAGE_KEY = 'inlobo.language';

/** The catalogues, each a script of its own. */
const catalogues = import.meta.glob<Record<string, Catalogue>>(['./*/index.ts', '!./en/index.ts']);

/**
 * Speaks a language from now on: its sentences are fetched first, so that there is never a moment of another one. Where
 * they can't be had, the one before stays. Of two calls the later one holds.
 */
export async function speak(language: Language): Promise<void> {
  wanted = language;
  if (!i18n.global.availableLocales.includes(language)) {
    const sentences = (await catalogues[`./${language}/index.ts`]?.())?.[language];
    if (sentences) i18n.global.setLocaleMessage(language, sentences);
  }
  if (wanted !== language) return;
  i18n.global.locale.value = language;
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}

let wanted: Language = 'en';

/** The system's wishes, the first first. */
const wishes = shallowRef<readonly string[]>(navigator.languages);

/** What "as the system" comes to; reactive. */
export function systemLanguage(): Language {
  return languageFor('system', wishes.value);
}

/** For the first words: the language of the last start, else the system's. */
export async function speakAsBefore(): Promise<void> {
  await speak(languageFor(lastChoice(), navigator.languages)).catch(() => undefined);
}

/**
 * Keeps the words in step with the choice and the system's wishes. `undefined`: the choice is not known yet. Gives
 * whether the chosen language is spoken; until then nothing is to be shown.
 */
export function useLanguage(choice: () => Settings['language'] | undefined): DeepReadonly<Ref<boolean>> {
  const isSpoken = shallowRef(false);
  window.addEventListener('languagechange', () => (wishes.value = navigator.languages));
  watch(
    () => {
      const chosen = choice();
      return chosen && languageFor(chosen, wishes.value);
    },
    (language) => {
      if (!language) return;
      // A script that is not there must not keep the app from starting: it goes on in the words it has.
      void speak(language)
        .catch(() => undefined)
        .finally(() => (isSpoken.value = true));
    },
    { immediate: true },
  );
  watch(choice, (chosen) => {
    if (chosen) localStorage.setItem(STORAGE_KEY, chosen);
  });
  return readonly(isSpoken);
}

function lastChoice(): Settings['language'] {
  const kept = localStorage.getItem(STORAGE_KEY);
  return LANGUAGE_TAGS.find((tag) => tag === kept) ?? 'system';
}
