import type { ListPage } from '#core/records.ts';

/** What was read of a list that is taken in only whole, page by page. Plain data; `takePage` decides. */
export interface WholeReading<T> {
  /** Pages taken so far. */
  readonly pages: number;
  readonly rows: readonly T[];
  readonly unreadable: readonly unknown[];
  /** Rows in the whole list, where the server says so. */
  readonly total: number | null;
  /** Rows of the first page: the server's own page size, if it pages. */
  readonly pageSize: number;
  /** Whether the server itself says that there are more; else the next page is asked for in case there is one. */
  readonly isMorePromised: boolean;
  /** Every row as JSON, to tell a page that comes again. */
  readonly seen: ReadonlySet<string>;
}

export type Taken<T> =
  | { readonly kind: 'more'; readonly reading: WholeReading<T> }
  | { readonly kind: 'whole'; readonly reading: WholeReading<T> }
  /** What the server says of the list does not fit together: it is not known to be whole. */
  | { readonly kind: 'broken' };

export const NOTHING_READ = {
  pages: 0,
  rows: [],
  unreadable: [],
  total: null,
  pageSize: 0,
  isMorePromised: false,
  seen: new Set<string>(),
} satisfies WholeReading<never>;

/** Without a word of more, a first page this long may have been cut off: it is the smallest default page size. */
const MAY_BE_CUT_OFF = 20;
/** A list of more pages than this goes on for ever. */
const MOST_PAGES = 200;

/** What the next page of a list makes of what was read before. Pure. */
export function takePage<T extends { readonly raw: unknown }>(
  before: WholeReading<T>,
  page: ListPage<T>,
): Taken<T> {
  const isFirst = before.pages === 0;
  const isNew = (row: unknown) => isFirst || !before.seen.has(JSON.stringify(row));
  const rows = page.rows.filter(({ raw }) => isNew(raw));
  const unreadable = page.unreadable.filter(isNew);
  const total = page.total ?? before.total;
  const length = page.rows.length + page.unreadable.length;
  const reading: WholeReading<T> = {
    pages: before.pages + 1,
    rows: [...before.rows, ...rows],
    unreadable: [...before.unreadable, ...unreadable],
    total,
    pageSize: isFirst ? length : before.pageSize,
    isMorePromised: page.hasMore === true,
    seen: before.seen,
  };
  const count = reading.rows.length + reading.unreadable.length;
  const end: Taken<T> = total === null || count >= total ? { kind: 'whole', reading } : { kind: 'broken' };

  if (!isFirst && rows.length + unreadable.length === 0) {
    // Beyond the last page: nothing, or, from a server that does not page, the same again.
    return length > 0 && before.isMorePromised && total === null ? { kind: 'broken' } : end;
  }
  if (page.hasMore === false) return end;
  const goesOn = page.hasMore ?? length >= (isFirst ? MAY_BE_CUT_OFF : before.pageSize);
  if (!goesOn) return end;
  if (reading.pages >= MOST_PAGES) return { kind: 'broken' };
  const keys = [...rows.map(({ raw }) => raw), ...unreadable].map((row) => JSON.stringify(row));
  return { kind: 'more', reading: { ...reading, seen: new Set([...before.seen, ...keys]) } };
}
