/** What a template ref to a VirtualList gives. Places are px from the top. */
export interface ScrollingList {
  scrollTo(index: number, align?: 'start' | 'center' | 'end' | 'nearest'): void;
  position(): { readonly offset: number; readonly size: number; readonly viewport: number };
}
