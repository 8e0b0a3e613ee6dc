import { computed, shallowRef } from 'vue';
import { groupTemplates, type TemplateBook } from '@/features/inbox';
import { useText } from '@/shared/i18n';
import { countFacet, filterCards, NO_FILTER, type Facet, type GalleryFilter } from './galleryFilters';

/** The templates of an account as cards, narrowed down by a filter that says beforehand what it would leave. */
export function useGallery(book: TemplateBook) {
  const { locale } = useText();
  const filter = shallowRef<GalleryFilter>(NO_FILTER);
  const groups = computed(() => groupTemplates(book.templates.value));
  const facet = (of: Facet) => computed(() => countFacet(groups.value, filter.value, of, locale.value));
  return {
    filter,
    groups,
    cards: computed(() => filterCards(groups.value, filter.value, locale.value)),
    facets: { status: facet('status'), category: facet('category'), language: facet('language') },
    clear: () => (filter.value = NO_FILTER),
  };
}

export type Gallery = ReturnType<typeof useGallery>;
