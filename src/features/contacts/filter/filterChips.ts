import type { ContactFilter } from '#contract/routes/contacts.ts';

export const TAG_KINDS = ['anyTags', 'tags', 'noTags'] as const;
export type TagKind = (typeof TAG_KINDS)[number];

/** One thing that a filter asks for beside its words, as it stands in the screen. */
export type Chip =
  | { readonly kind: TagKind; readonly tags: readonly string[] }
  | { readonly kind: 'optedIn'; readonly isOptedIn: boolean }
  | { readonly kind: 'group'; readonly id: string };
export type ChipKind = Chip['kind'];

export function chipsOf({ anyTags, tags, noTags, optedIn, groupId }: ContactFilter): readonly Chip[] {
  const byKind = { anyTags, tags, noTags };
  const chips: Chip[] = TAG_KINDS.flatMap((kind) => {
    const named = byKind[kind] ?? [];
    return named.length > 0 ? [{ kind, tags: named }] : [];
  });
  if (optedIn !== undefined) chips.push({ kind: 'optedIn', isOptedIn: optedIn });
  if (groupId !== undefined) chips.push({ kind: 'group', id: groupId });
  return chips;
}

/** The filter with this chip, in the place of the one of its kind. A chip of no tags is none. */
export function withChip(filter: ContactFilter, chip: Chip): ContactFilter {
  const rest = withoutChip(filter, chip.kind);
  switch (chip.kind) {
    case 'optedIn':
      return { ...rest, optedIn: chip.isOptedIn };
    case 'group':
      return { ...rest, groupId: chip.id };
    default:
      return chip.tags.length > 0 ? { ...rest, [chip.kind]: [...chip.tags] } : rest;
  }
}

export function withoutChip(filter: ContactFilter, kind: ChipKind): ContactFilter {
  const field = kind === 'group' ? 'groupId' : kind;
  return Object.fromEntries(Object.entries(filter).filter(([name]) => name !== field));
}

export function withSearch(filter: ContactFilter, typed: string): ContactFilter {
  const { search: _, ...rest } = filter;
  const search = typed.trim();
  return search === '' ? rest : { ...rest, search };
}

/** Whether anything narrows the list down. */
export function isFiltering(filter: ContactFilter): boolean {
  return filter.search !== undefined || chipsOf(filter).length > 0;
}
