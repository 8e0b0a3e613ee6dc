import { compareWords } from '@/shared/i18n';
import type { Template } from '#contract/routes/templates.ts';
import { chooseLanguage, templateSearch, type TemplateChoice, type TemplateGroup } from '@/features/inbox';

/** What the gallery is narrowed down by; `ALL` lets everything through. */
export interface GalleryFilter {
  readonly search: string;
  readonly status: string;
  readonly category: string;
  readonly language: string;
}

export type Facet = 'status' | 'category' | 'language';

export const ALL = '';
export const NO_FILTER: GalleryFilter = { search: '', status: ALL, category: ALL, language: ALL };

/** A card of the gallery: the templates of one name, and the language that it shows at first. */
export interface GalleryCard {
  readonly group: TemplateGroup;
  /** Of those that fit the filter: in the interface's language where there is one. */
  readonly shown: TemplateChoice;
}

export interface FacetCount {
  readonly value: string;
  /** Names with a template of this value that fits the rest of the filter. */
  readonly count: number;
}

/** Upper case; UNKNOWN where the server does not say. */
export function statusOf({ status }: Template): string {
  return status.trim().toUpperCase() || 'UNKNOWN';
}

export function valueOf(template: Template, facet: Facet): string {
  if (facet === 'status') return statusOf(template);
  return (facet === 'category' ? template.category : template.language) ?? '';
}

/** Names with a template that fits all of the filter: not one language that is approved and another that was looked for. */
export function filterCards(
  groups: readonly TemplateGroup[],
  filter: GalleryFilter,
  locale: string,
): readonly GalleryCard[] {
  const fits = choiceFilter(filter, locale);
  return groups.flatMap((group) => {
    const [first, ...others] = group.choices.filter(fits);
    return first
      ? [{ group, shown: chooseLanguage({ ...group, choices: [first, ...others] }, [locale]) }]
      : [];
  });
}

/** Every value there is, whatever the filter, with how many names each would leave; the most frequent first. */
export function countFacet(
  groups: readonly TemplateGroup[],
  filter: GalleryFilter,
  facet: Facet,
  locale: string,
): { readonly all: number; readonly values: readonly FacetCount[] } {
  const fits = choiceFilter({ ...filter, [facet]: ALL }, locale);
  const there = new Map<string, number>();
  const counts = new Map<string, number>();
  let all = 0;
  for (const { choices } of groups) {
    for (const { template } of choices) add(there, valueOf(template, facet));
    const left = new Set(choices.filter(fits).map(({ template }) => valueOf(template, facet)));
    for (const value of left) add(counts, value);
    if (left.size > 0) all += 1;
  }
  const values = [...there]
    .filter(([value]) => value !== '')
    .toSorted(([one, many], [other, more]) => more - many || compareWords(one, other))
    .map(([value]) => ({ value, count: counts.get(value) ?? 0 }));
  return { all, values };
}

function add(counts: Map<string, number>, value: string): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

function choiceFilter(filter: GalleryFilter, locale: string): (choice: TemplateChoice) => boolean {
  const says = templateSearch(filter.search, locale);
  const isOf = (template: Template, facet: Facet): boolean =>
    filter[facet] === ALL || valueOf(template, facet) === filter[facet];
  return ({ template }) =>
    isOf(template, 'status') && isOf(template, 'category') && isOf(template, 'language') && says(template);
}
