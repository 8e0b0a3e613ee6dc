import type { ContactLayout } from '#contract/routes/contactViews.ts';
import { columnsOf, namedColumns } from '../table/columns';

/** Whether two layouts show the same table. The order in which a filter names its parts does not matter. */
export function isSameLayout(one: ContactLayout, other: ContactLayout): boolean {
  return told(one) === told(other);
}

function told({ filter, sort, columns }: ContactLayout): string {
  const { search, tags, anyTags, noTags, optedIn, groupId } = filter;
  return JSON.stringify([
    search?.trim() || null,
    ...[tags, anyTags, noTags].map((named) => [...(named ?? [])].sort()),
    optedIn ?? null,
    groupId ?? null,
    sort && [sort.by, sort.key ?? null, sort.isDescending],
    namedColumns(columnsOf(columns)),
  ]);
}
