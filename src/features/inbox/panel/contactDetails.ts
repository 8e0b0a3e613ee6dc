import type { Contact } from '#contract/routes/contacts.ts';
import { attributeText, attributeTitle } from '@/shared/contacts';
import { translate as t } from '@/shared/i18n';
import { beginning, disarmText } from '@/shared/text';
import { dateOf } from '@/shared/time';

export interface Detail {
  readonly name: string;
  readonly value: string;
}

/** Letters of a value that are shown: megabytes would hold the whole window up. The contact's own form has them all. */
const SHOWN = 600;

/** What a contact says beside name, phone and tags: email, own attributes in their order, since when. */
export function contactDetails(
  { email, customAttributes, createdAt }: Contact,
  locale: string,
): readonly Detail[] {
  const own = Object.entries(customAttributes).map(([name, value]) => ({
    name: attributeTitle(name),
    value: disarmText(beginning(attributeText(value), SHOWN)),
  }));
  return [
    { name: t('inbox.panel.email'), value: email ?? '' },
    ...own,
    {
      name: t('inbox.panel.since'),
      value: createdAt === null ? '' : dateOf(createdAt, locale),
    },
  ].filter(({ value }) => value !== '');
}
