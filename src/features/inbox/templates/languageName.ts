const names = new Map<string, Intl.DisplayNames>();

/** "English (US)" for `en_US`, in the interface's language; the tag itself where nobody knows it. */
export function languageName(language: string, locale: string): string {
  const known =
    names.get(locale) ??
    new Intl.DisplayNames([locale], { type: 'language', style: 'short', languageDisplay: 'standard' });
  names.set(locale, known);
  try {
    return known.of(language.trim().replaceAll('_', '-')) ?? language;
  } catch {
    return language;
  }
}
