/** Some pages of a long list, kept by page number. Immutable: a change gives a new value. */
export interface SparsePages<T> {
  readonly pageSize: number;
  /** Rows in the whole list, loaded or not. */
  readonly total: number;
  readonly pages: ReadonlyMap<number, readonly T[]>;
}

export function emptyPages<T>(pageSize: number): SparsePages<T> {
  return { pageSize, total: 0, pages: new Map() };
}

export function rowAt<T>({ pages, pageSize }: SparsePages<T>, index: number): T | undefined {
  return pages.get(Math.floor(index / pageSize))?.[index % pageSize];
}

/** Where a loaded row stands in the whole list; -1 where no loaded row fits. */
export function findIndex<T>({ pages, pageSize }: SparsePages<T>, fits: (row: T) => boolean): number {
  for (const [number, rows] of pages) {
    const found = rows.findIndex(fits);
    if (found >= 0) return number * pageSize + found;
  }
  return -1;
}

/** The pages that the rows from `first` to `last` lie on, a screen's worth on either side included. */
export function pagesOf(
  first: number,
  last: number,
  { pageSize, total }: Pick<SparsePages<unknown>, 'pageSize' | 'total'>,
): number[] {
  const highest = Math.max(0, Math.ceil(total / pageSize) - 1);
  const around = Math.max(1, last - first);
  const from = Math.min(highest, Math.max(0, Math.floor((first - around) / pageSize)));
  const to = Math.min(highest, Math.max(from, Math.floor((last + around) / pageSize)));
  return Array.from({ length: to - from + 1 }, (_, step) => from + step);
}

export function missingPages<T>(list: SparsePages<T>, wanted: readonly number[]): number[] {
  return wanted.filter((number) => !list.pages.has(number));
}

/** Adds pages; where there get to be more than `keep`, those farthest from the new ones go. */
export function withPages<T>(
  list: SparsePages<T>,
  total: number,
  added: ReadonlyMap<number, readonly T[]>,
  keep: number,
): SparsePages<T> {
  const near = [...added.keys()];
  const distance = (number: number): number => Math.min(...near.map((other) => Math.abs(other - number)));
  const kept = [...list.pages].filter(([number]) => !added.has(number) && number * list.pageSize < total);
  kept.sort(([a], [b]) => distance(a) - distance(b));
  return { ...list, total, pages: new Map([...added, ...kept.slice(0, Math.max(0, keep - added.size))]) };
}

/**
 * A key for the row at `index` that stays with it when the list is reordered. A row can stand on two pages while one
 * of them is old, so only its first place has its plain key.
 */
export function keyOfRow<T>(list: SparsePages<T>, index: number, identify: (row: T) => string): string {
  const row = rowAt(list, index);
  if (row === undefined) return `#${index}`;
  const id = identify(row);
  const first = [...list.pages].reduce((lowest, [number, rows]) => {
    const found = rows.findIndex((other) => identify(other) === id);
    return found < 0 ? lowest : Math.min(lowest, number * list.pageSize + found);
  }, index);
  return first === index ? id : `${id}#${index}`;
}
