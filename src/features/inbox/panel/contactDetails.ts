import type { Contact } from '#contract/routes/contacts.ts';
import { translate as t } from '@/shared/i18n';

export interface Detail {
  readonly name: string;
  readonly value: string;
}

/** What a contact says beside name, phone and tags: email, own attributes in their order, since when. */
export function contactDetails(
  { email, customAttributes, createdAt }: Contact,
  locale: string,
): readonly Detail[] {
  const own = Object.entries(customAttributes).map(([name, value]) => ({
    name: attributeTitle(name),
    value: attributeText(value),
  }));
  return [
    { name: t('inbox.panel.email'), value: email ?? '' },
    ...own,
    {
      name: t('inbox.panel.since'),
      value:
        createdAt === null
          ? ''
          : new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { dateStyle: 'medium' }).format(
              createdAt,
            ),
    },
  ].filter(({ value }) => value !== '');
}

/** "last_order" → "Last order" */
export function attributeTitle(name: string): string {
  const words = name.replaceAll(/[_\s]+/gu, ' ').trim();
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

/** A custom attribute in words; empty where it holds nothing. */
export function attributeText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value);
  if (Array.isArray(value)) return value.map(attributeText).filter(Boolean).join(', ');
  return JSON.stringify(value);
}
