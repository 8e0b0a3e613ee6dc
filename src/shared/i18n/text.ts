import { computed, type ComputedRef } from 'vue';
import type { en } from './en';
import { disarmText } from '@/shared/text';
import { i18n } from './i18n';

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
  const written = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      // A name in a sentence must not turn the rest of it round.
      typeof value === 'number' ? formatCount(value) : disarmText(value),
    ]),
  );
  const { count } = values;
  return typeof count === 'number' ? i18n.global.t(key, written, count) : i18n.global.t(key, written);
}

/** "12,480" as the language writes it. */
export function formatCount(count: number): string {
  return new Intl.NumberFormat(i18n.global.locale.value).format(count);
}

/** "850 kB", "1.2 MB". A megabyte is 1,048,576 bytes, as in WhatsApp's limits. */
export function formatBytes(bytes: number): string {
  const kilobytes = bytes / 1024;
  const [value, unit, digits] =
    bytes < 1024
      ? [bytes, 'byte', 0]
      : kilobytes < 1000
        ? [kilobytes, 'kilobyte', 0]
        : kilobytes < 1000 * 1024
          ? [kilobytes / 1024, 'megabyte', 1]
          : [kilobytes / 1024 / 1024, 'gigabyte', 1];
  return new Intl.NumberFormat(i18n.global.locale.value, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: digits,
  }).format(value);
}

export interface Text {
  readonly t: typeof translate;
  /** The language's tag, for Intl. */
  readonly locale: ComputedRef<string>;
}

/** For components: `t('inbox.title')`, reactive to a change of language. */
export function useText(): Text {
  return { t: translate, locale: computed(() => i18n.global.locale.value) };
}
