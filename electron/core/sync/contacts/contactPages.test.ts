import { describe, expect, it } from 'vitest';
import { createContactPages, type ContactPages, type PageAnswer } from './contactPages.ts';

const answer = (rows: number, total: number | null = null, hasMore: boolean | null = null): PageAnswer => ({
  rows,
  total,
  hasMore,
});

/** Asks for what is due, at most `most` pages, and answers each at once. */
function read(pages: ContactPages, of: (page: number) => PageAnswer, most = 100): number[] {
  const asked: number[] = [];
  for (let page = pages.next(); page !== null; page = asked.length < most ? pages.next() : null) {
    asked.push(page);
    const told = of(page);
    pages.answered(page, told);
    pages.applied(told.rows > 0 ? [page] : [], told.rows > 0);
  }
  return asked;
}

/** A list of so many rows, ten on a page. */
const listOf =
  (count: number, total: number | null = null) =>
  (page: number) =>
    answer(Math.max(0, Math.min(10, count - (page - 1) * 10)), total);

describe('the pages of a list', () => {
  it.each([
    [25, 25, [1, 2, 3]],
    [30, 30, [1, 2, 3, 4]],
    [25, null, [1, 2, 3]],
    [30, null, [1, 2, 3, 4]],
    [0, 0, [1]],
    [0, null, [1]],
    // Totals that lie.
    [25, 12, [1, 2, 3]],
    [30, 10, [1, 2, 3, 4]],
  ])('of %i rows, %s told, are %j', (count, total, expected) => {
    const pages = createContactPages(10, []);
    expect(read(pages, listOf(count, total))).toEqual(expected);
    expect(pages.end()).toMatchObject({ isWhole: true, pages: Math.ceil(count / 10) });
  });

  it('end with the empty page where the total is too high, asked for twice', () => {
    const pages = createContactPages(10, []);
    expect(read(pages, listOf(20, 500))).toEqual([1, 2, 3, 3]);
    expect(pages.end()).toEqual({ isWhole: true, pages: 2, leastTotal: 500 });
  });

  it('are not whole where all is empty and the total says otherwise', () => {
    const pages = createContactPages(10, []);
    read(pages, listOf(0, 26));
    expect(pages.end()?.isWhole).toBe(false);
  });

  it('are as large as the server makes them', () => {
    const pages = createContactPages(100, []);
    expect(read(pages, listOf(35, 35))).toEqual([1, 2, 3, 4]);
    expect(pages.size()).toBe(10);
  });

  it('are asked for one alone first, then four at a time', () => {
    const pages = createContactPages(10, []);
    expect([pages.next(), pages.next()]).toEqual([1, null]);
    pages.answered(1, answer(10, 95));
    expect([pages.next(), pages.next(), pages.next(), pages.next(), pages.next()]).toEqual([
      2,
      3,
      4,
      5,
      null,
    ]);
    expect(pages.end()).toBeNull();
  });

  it('go on behind those that an earlier run read, and look again at the border', () => {
    const pages = createContactPages(10, [1, 2, 3]);
    expect(read(pages, listOf(45, 45))).toEqual([4, 3, 5]);
    expect(pages.end()?.isWhole).toBe(true);
  });

  it('that failed come after all others', () => {
    const pages = createContactPages(10, []);
    read(pages, listOf(50, 50), 1);
    expect(pages.next()).toBe(2);
    pages.failed(2);
    expect(read(pages, listOf(50, 50))).toEqual([3, 4, 5, 6, 2]);
  });

  it('with a hole are read there once more, and are not whole where it stays', () => {
    for (const [empties, isWhole] of [
      [1, true],
      [2, false],
    ] as const) {
      const pages = createContactPages(10, []);
      let left: number = empties;
      const holed = (page: number) => (page === 2 && left-- > 0 ? answer(0, 45) : listOf(45, 45)(page));
      read(pages, holed, 1);
      // Several at a time: those behind the hole are under way before it is known.
      for (const page of [pages.next(), pages.next(), pages.next()]) pages.answered(page!, holed(page!));
      expect(read(pages, holed)).toContain(2);
      expect(pages.end()?.isWhole).toBe(isWhole);
    }
  });

  it('are read again above a border at which the list got shorter', () => {
    const pages = createContactPages(10, []);
    const asked = read(pages, (page) => listOf(page < 3 ? 50 : 49, page < 3 ? 50 : 49)(page));
    expect(asked.filter((page) => page === 2)).toHaveLength(2);
    expect(asked.filter((page) => page === 1)).toHaveLength(1);
  });

  it('that bring nobody new end it, not whole', () => {
    const pages = createContactPages(10, []);
    let asked = 0;
    for (let page = pages.next(); page !== null; page = pages.next()) {
      asked += 1;
      pages.answered(page, answer(10, null));
      pages.applied([page], page < 3);
    }
    expect(asked).toBe(5);
    expect(pages.end()?.isWhole).toBe(false);
  });
});
