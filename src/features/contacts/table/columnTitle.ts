import { attributeTitle } from '@/shared/contacts';
import { translate as t } from '@/shared/i18n';
import { disarmName } from '@/shared/text';
import type { Column } from './columns';

const LONGEST = 80;

/** What stands over a column: for an attribute its name, "last_order" as "Last order". */
export function columnTitle({ field, key }: Pick<Column, 'field' | 'key'>): string {
  return field === 'attribute'
    ? disarmName(attributeTitle(key)).slice(0, LONGEST)
    : t(`contacts.column.${field}`);
}
