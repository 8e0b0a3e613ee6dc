import { computed, type ComputedRef } from 'vue';
import type { en } from './en';
import { isolated } from '#contract/rules/isolated.ts';
import { directionOf } from '#contract/rules/languages.ts';
import { disarmText } from '@/shared/text';
import { formatCount } from './formats';
import { i18n, spokenLanguage } from './i18n';

import { spokenTag } from './spokenTag';

/** Every sentence there is, as "feature.name": a key that does not exist does not compile. */
export type MessageKey = LeafPath<typeof en>;

type LeafPath<Catalogue> = {
  [Key in keyof Catalogue & string]: Catalogue[Key] extends string
    ? Key
    : `${Key}.${LeafPath<Catalogue[Key]>}`;
}[keyof Catalogue & string];

export type MessageValues = Readonly<Record<string, string | number>>;

/**
 * The sentence in the person's language. `values` fill its {places}; a `count` among them also chooses between
 * "one | many". Numbers are written as the language writes them.
 */
export function translate(key: MessageKey, values: MessageValues = {}): string {
  const direction = directionOf(spokenLanguage());
  const written = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      // A name in a sentence must not turn the rest of it round.
      typeof value === 'number' ? formatCount(value) : isolated(disarmText(value), direction),
    ]),
  );
  const { count } = values;
  return typeof count === 'number' ? i18n.global.t(key, written, count) : i18n.global.t(key, written);
}

export interface Text {
  readonly t: typeof translate;
  /** The language's tag, for Intl. */
  readonly locale: ComputedRef<string>;
}

/** For components: `t('inbox.title')`, reactive to a change of language. */
export function useText(): Text {
  return { t: translate, locale: computed(spokenTag) };
}
