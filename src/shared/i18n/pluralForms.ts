const ORDER: readonly Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** The forms a counted sentence may have in a language, in the order in which they are written between bars. */
export function pluralCategories(language: string): readonly Intl.LDMLPluralRule[] {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  return ORDER.filter((category) => pluralCategories.includes(category));
}

/**
 * Which form of "one | other" a count takes, as vue-i18n asks for it. A sentence has a form for each category of its
 * language, or just two: for one, and for everything else.
 */
export function pluralForm(language: string): (count: number, forms: number) => number {
  const rules = new Intl.PluralRules(language);
  const categories = pluralCategories(language);
  return (count, forms) => {
    const category = rules.select(count);
    if (forms === categories.length) return categories.indexOf(category);
    return category === 'one' ? 0 : forms - 1;
  };
}
