/** The interface's languages, by BCP 47 tag, each under its own name. */
export const LANGUAGES = {
  en: 'English',
  hi: 'हिन्दी',
  ar: 'العربية',
  es: 'Español',
  pt: 'Português',
} as const;

export type Language = keyof typeof LANGUAGES;

export const LANGUAGE_TAGS = Object.keys(LANGUAGES) as [Language, ...Language[]];

export type Direction = 'ltr' | 'rtl';

export function directionOf(language: Language): Direction {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** The language that was chosen; where that is the system's, the first of its wishes (BCP 47) there is; else English. */
export function languageFor(chosen: Language | 'system', wishes: readonly string[]): Language {
  if (chosen !== 'system') return chosen;
  for (const wish of wishes) {
    const base = wish.toLowerCase().split(/[-_]/)[0];
    const found = LANGUAGE_TAGS.find((tag) => tag === base);
    if (found) return found;
  }
  return 'en';
}
