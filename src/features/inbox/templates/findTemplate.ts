import type { Template } from '#contract/routes/templates.ts';

/** Where a message names no language, the API's own default. */
const DEFAULT_LANGUAGE = 'en_US';

/** The template of a name in a language, however its tag is written; null where it is not known. */
export function findTemplate(
  templates: readonly Template[],
  name: string,
  language: string | undefined,
): Template | null {
  const named = templates.filter((one) => one.name === name);
  const wanted = languageKey(language || DEFAULT_LANGUAGE);
  return (
    named.find((one) => one.language === language) ??
    named.find((one) => languageKey(one.language) === wanted) ??
    null
  );
}

/** `pt-BR`, `pt_br` and `pt_BR` are one language. */
export function languageKey(language: string): string {
  return language.trim().replaceAll('-', '_').toLowerCase();
}
