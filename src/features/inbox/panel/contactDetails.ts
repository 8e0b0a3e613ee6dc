import type { Contact } from '#contract/routes/contacts.ts';
import { attributeText, attributeTitle } from '@/shared/contacts';
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
