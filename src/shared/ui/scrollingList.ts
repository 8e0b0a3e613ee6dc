/** What a template ref to a VirtualList gives. Places are px from the top. */
export interface ScrollingList {
  scrollTo(index: number, align?: 'start' | 'center' | 'end' | 'nearest'): void;
  scrollBy(px: number): void;
  /** Px from the top at which a row begins. */
  offsetOf(index: number): number;
  /** The row at so many px from the top. */
  indexAt(offset: number): number;
  position(): { readonly offset: number; readonly size: number; readonly viewport: number };
}
