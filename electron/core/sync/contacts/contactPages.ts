/**
 * Which pages of a list to ask for, and when all of it was seen. Pages are offsets into a list that changes meanwhile,
 * and what a server says of the whole may be wrong: a total is a hint, and the end is where rows end.
 */
export interface ContactPages {
  /** The next page to ask for, which is under way from then on; null: none now. */
  next(): number | null;
  hasNext(): boolean;
  answered(page: number, answer: PageAnswer): void;
  /** It is due again: at once, or after all others where it failed. */
  released(page: number): void;
  failed(page: number): void;
  /** These pages were taken in; `isNew`: somebody on them was not seen before in this pass. */
  applied(pages: readonly number[], isNew: boolean): void;
  /** Rows on a full page, as far as is known. */
  size(): number;
  /** What the server says of the whole; null: nothing. */
  total(): number | null;
  /** null while a page is to be asked for, or under way. */
  end(): PagesEnd | null;
}

export interface PageAnswer {
  /** All rows, also those that could not be read. */
  readonly rows: number;
  readonly total: number | null;
  readonly hasMore: boolean | null;
  /** Rows on a full page, where the server says so. */
  readonly pageSize?: number | undefined;
}

export interface PagesEnd {
  /** Every page up to the last was seen. */
  readonly isWhole: boolean;
  readonly pages: number;
  /** The fewest rows that any answer said there are in all; null where none did. */
  readonly leastTotal: number | null;
}

interface KnownPage extends PageAnswer {
  /** Rows come after it, as far as can be told from itself. */
  readonly goesOn: boolean;
}

const MOST_UNDER_WAY = 4;
/** Pages asked for ahead of those seen, where the server gives no total. */
const LOOK_AHEAD = 4;
/** Pages in a row on which nobody is new: the server repeats itself. */
const MOST_STALE = 3;
/** Pages read a second time in one pass. */
const MOST_AGAIN = 20;

/** `limit`: rows asked for on a page; `done`: pages that an earlier run took in. */
export function createContactPages(limit: number, done: readonly number[]): ContactPages {
  const known = new Map<number, KnownPage>();
  const resumed = new Set(done);
  const underWay = new Set<number>();
  const postponed = new Set<number>();
  /** Pages to be read a second time, and those that are or were. */
  const again = new Set<number>();
  const secondTime = new Set<number>();
  const empty = new Set<number>();
  const totals: number[] = [];
  let size: number | null = null;
  /** The highest page with rows. */
  let highest = Math.max(0, ...done);
  let cursor = 1;
  let stale = 0;
  /** Somebody was new on another page than the first. */
  let hasNewsBelow = false;

  const isSeen = (page: number) => known.has(page) || resumed.has(page);
  const total = () => totals.at(-1) ?? null;

  function goesOn(page: number, { rows, hasMore }: PageAnswer): boolean {
    if (rows === 0) return false;
    // A short first page may be all there is, or all that this server gives at a time.
    return rows >= (size ?? limit) || (hasMore ?? page === 1);
  }

  /** The page that ends the list: no page after it has rows. null: not seen yet. */
  function lastPage(): number | null {
    if (highest > 0 && known.get(highest)?.goesOn === false) return highest;
    return known.get(highest + 1)?.rows === 0 ? highest + 1 : null;
  }

  function lowestUnseen(upTo: number): number | null {
    while (isSeen(cursor)) cursor += 1;
    for (let page = cursor; page <= upTo; page += 1) {
      if (!isSeen(page) && !underWay.has(page) && !postponed.has(page)) return page;
    }
    for (const page of postponed) if (page <= upTo && !isSeen(page) && !underWay.has(page)) return page;
    return null;
  }

  function released(page: number): void {
    underWay.delete(page);
    if (isSeen(page)) again.add(page);
  }

  function choose(): number | null {
    if (isRepeating()) return null;
    // One alone first: it tells how large pages are, and how many there may be.
    if (underWay.size >= (known.size > 0 ? MOST_UNDER_WAY : 1)) return null;
    for (const page of again) return page;
    const last = lastPage();
    if (last !== null) return lowestUnseen(last) ?? (isDoubtful(last) ? last : null);
    const promised = totals.length === 0 ? highest + LOOK_AHEAD : Math.ceil((total() ?? 0) / (size ?? limit));
    return lowestUnseen(Math.max(promised, highest + 1));
  }

  /** An empty page where the total promises rows is asked for a second time before it is believed. */
  function isDoubtful(page: number): boolean {
    const isEmpty = known.get(page)?.rows === 0;
    return isEmpty && !secondTime.has(page) && (page - 1) * (size ?? limit) < (total() ?? 0);
  }

  function isRepeating(): boolean {
    const [first = 0] = totals;
    // Many were added at once: whole pages moved on.
    const growth = Math.max(0, (total() ?? 0) - first);
    return stale >= MOST_STALE + Math.ceil(growth / (size ?? limit));
  }

  function readAgain(page: number): void {
    if (page < 1 || secondTime.size >= MOST_AGAIN || secondTime.has(page)) return;
    secondTime.add(page);
    again.add(page);
  }

  /**
   * Where the list got shorter between the readings of two neighbours, the rows at their border moved from the one that
   * was not read yet to the one that was; where it got longer, the other way round. One of an earlier run says nothing.
   */
  function checkBorders(page: number, answer: PageAnswer): void {
    for (const [upper, lower] of [
      [page - 1, page],
      [page, page + 1],
    ] as const) {
      const other = upper === page ? lower : upper;
      if (resumed.has(other) && !resumed.has(page)) readAgain(other);
      const [above, below] = upper === page ? [answer, known.get(lower)] : [known.get(upper), answer];
      if (above?.total == null || below?.total == null || above.total <= below.total) continue;
      const moved = Math.ceil((above.total - below.total) / (size ?? limit));
      for (let back = 0; back < moved; back += 1) readAgain(upper - back);
      readAgain(lower);
    }
  }

  /** Empty pages with rows after them. */
  const holes = () => [...empty].filter((page) => page < highest);

  return {
    next() {
      const page = choose();
      if (page === null) return null;
      if (known.has(page)) secondTime.add(page);
      again.delete(page);
      underWay.add(page);
      return page;
    },
    hasNext: () => choose() !== null,
    answered(page, answer) {
      underWay.delete(page);
      postponed.delete(page);
      const before = known.get(page);
      if (answer.total !== null) totals.push(answer.total);
      if (answer.pageSize !== undefined && answer.pageSize < limit) size ??= answer.pageSize;
      if (answer.rows > 0) {
        // Fewer rows than asked for on a page that is not the last: more the server does not give.
        if (size === null && answer.rows < limit && goesOn(page, answer)) size = answer.rows;
        highest = Math.max(highest, page);
      }
      if (!before) checkBorders(page, answer);
      if (!before || before.rows === 0) known.set(page, { ...answer, goesOn: goesOn(page, answer) });
      if (answer.rows === 0) empty.add(page);
      else empty.delete(page);
      for (const hole of holes()) readAgain(hole);
    },
    released,
    failed(page) {
      released(page);
      postponed.add(page);
    },
    applied(pages, isNew) {
      if (isNew && pages.some((page) => page > 1)) hasNewsBelow = true;
      stale = isNew ? 0 : stale + pages.filter((page) => !secondTime.has(page)).length;
    },
    size: () => size ?? limit,
    total,
    end() {
      if (underWay.size > 0 || choose() !== null) return null;
      const first = known.get(1);
      // A server that knows no pages gives all it has every time.
      const isUnpaged = !hasNewsBelow && first?.hasMore === null && done.length === 0;
      const leastTotal = totals.length > 0 ? Math.min(...totals) : null;
      // Empty, it says, and that there are many.
      const isContradiction = highest === 0 && leastTotal !== null && leastTotal > 0;
      const isWhole = isRepeating() ? isUnpaged : holes().length === 0 && !isContradiction;
      return { isWhole, pages: highest, leastTotal };
    },
  };
}
