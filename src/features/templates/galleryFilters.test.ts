import { expect, it } from 'vitest';
import type { Template } from '#contract/routes/templates.ts';
import { groupTemplates } from '@/features/inbox';
import { countFacet, filterCards, NO_FILTER, type GalleryFilter } from './galleryFilters';

function template(name: string, language: string, more: Partial<Template> = {}): Template {
  return {
    id: null,
    name,
    language,
    status: 'APPROVED',
    category: 'UTILITY',
    components: [{ type: 'BODY', text: `Words of ${name} in ${language}` }],
    parameterFormat: null,
    rejectedReason: null,
    createdAt: null,
    updatedAt: null,
    ...more,
  };
}

const groups = groupTemplates([
  template('order', 'ar'),
  template('order', 'en_US', { status: 'approved' }),
  template('order', 'hi', { status: 'PENDING' }),
  template('sale', 'hi', { category: 'MARKETING' }),
  template('gift', 'en_US', { status: ' ', category: null }),
]);
const shown = (filter: Partial<GalleryFilter>) =>
  filterCards(groups, { ...NO_FILTER, ...filter }, 'en').map(
    ({ group, shown: { template } }) => `${group.name} ${template.language}`,
  );
const counted = (facet: 'status' | 'category' | 'language', filter: Partial<GalleryFilter> = {}) => {
  const { all, values } = countFacet(groups, { ...NO_FILTER, ...filter }, facet, 'en');
  return { all, ...Object.fromEntries(values.map(({ value, count }) => [value, count])) };
};

it('shows each name once, in the language of the interface where there is one', () => {
  expect(shown({})).toEqual(['order en_US', 'sale hi', 'gift en_US']);
});

it('shows the language that fits, and a name only where one language fits all of the filter', () => {
  expect(shown({ status: 'PENDING' })).toEqual(['order hi']);
  expect(shown({ language: 'hi' })).toEqual(['order hi', 'sale hi']);
  expect(shown({ language: 'hi', status: 'APPROVED' })).toEqual(['sale hi']);
  expect(shown({ language: 'ar', status: 'PENDING' })).toEqual([]);
});

it('finds words of the name and the text, whatever their case and accents', () => {
  expect(shown({ search: 'WÖRDS order' })).toEqual(['order en_US']);
  expect(shown({ search: 'order in ar' })).toEqual(['order ar']);
  expect(shown({ search: 'nothing such' })).toEqual([]);
});

it('counts names, not languages, and what each choice would leave of the rest of the filter', () => {
  expect(counted('status')).toEqual({ all: 3, APPROVED: 2, PENDING: 1, UNKNOWN: 1 });
  expect(counted('category')).toEqual({ all: 3, UTILITY: 1, MARKETING: 1 });
  expect(counted('language', { status: 'APPROVED' })).toEqual({ all: 2, hi: 1, en_US: 1, ar: 1 });
  expect(counted('status', { status: 'PENDING', language: 'hi' })).toEqual({
    all: 2,
    APPROVED: 1,
    PENDING: 1,
    UNKNOWN: 0,
  });
});
