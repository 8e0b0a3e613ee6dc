import { beforeEach, describe, expect, it } from 'vitest';
import { createOlderPages, type OlderPages } from './olderPages.ts';

const RAVI = '+919810007919';

let now = 0;
let pages: OlderPages;

beforeEach(() => {
  pages = createOlderPages({ now: () => now, sleep: () => Promise.resolve() }, 20);
});

/** Asks on, with nothing new, until no page is left. */
function tire(known: number, isShort: boolean): number[] {
  const asked: number[] = [];
  for (let page = pages.next(RAVI, known); page !== null; page = pages.next(RAVI, known)) {
    asked.push(page);
    pages.read(RAVI, known, { number: page, isNew: false, isShort });
  }
  return asked;
}

describe('the next older page of a conversation', () => {
  it('is the one where the known messages end', () => {
    expect([0, 19, 20, 45].map((known) => pages.next(RAVI, known))).toEqual([1, 1, 2, 3]);
  });

  it('is never past a full page that brought nothing, though it should have', () => {
    expect(tire(40, false)).toEqual([3, 3, 3]);
    expect(pages.next('+447911123456', 40)).toBe(3);
  });

  it('is a later one, where pages are shorter than was asked for', () => {
    expect(tire(40, true)).toEqual([3, 4, 5, 6, 7, 8]);
  });

  it('is asked for again once more is known, after a minute, or when a person asks to read everything now', () => {
    tire(40, false);
    expect(pages.next(RAVI, 41)).toBe(3);
    now += 59_999;
    expect(pages.next(RAVI, 40)).toBeNull();
    now += 1;
    expect(pages.next(RAVI, 40)).toBe(3);
    tire(40, false);
    pages.forget();
    expect(pages.next(RAVI, 40)).toBe(3);
  });

  it.each([3, 7, 10, 20])('comes to the first message of a server that gives %i a page', (size) => {
    const all = 401;
    let known = size;
    let requests = 0;
    for (let page = pages.next(RAVI, known); page !== null; page = pages.next(RAVI, known)) {
      requests += 1;
      const to = Math.min(all, page * size);
      const isNew = (page - 1) * size <= known && to > known;
      pages.read(RAVI, known, { number: page, isNew, isShort: size < 20 });
      if (isNew) known = to;
    }
    expect(known).toBe(all);
    expect(requests).toBeLessThan(4 * Math.ceil(all / size) + 30);
  });
});
