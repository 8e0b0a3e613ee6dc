import { describe, expect, it } from 'vitest';
import { createOlderPages } from './olderPages.ts';

const RAVI = '+919810007919';

describe('the next older page of a conversation', () => {
  it('is the one where the known messages end', () => {
    const pages = createOlderPages(20);
    expect([0, 19, 20, 45].map((known) => pages.next(RAVI, known))).toEqual([1, 1, 2, 3]);
  });

  it('is the one after, where a page brought nothing new, and none once a few did', () => {
    const pages = createOlderPages(20);
    const asked: (number | null)[] = [];
    for (let turn = 0; turn < 5; turn += 1) {
      asked.push(pages.next(RAVI, 40));
      pages.read(RAVI, 40, false);
    }
    expect(asked).toEqual([3, 4, 5, null, null]);
    expect(pages.next('+447911123456', 40)).toBe(3);
  });

  it('is asked for again once more is known', () => {
    const pages = createOlderPages(20);
    for (let turn = 0; turn < 3; turn += 1) pages.read(RAVI, 40, false);
    expect(pages.next(RAVI, 41)).toBe(3);
  });

  it('follows the size of the pages that the server gives', () => {
    const pages = createOlderPages(20);
    pages.capped(10);
    expect(pages.next(RAVI, 40)).toBe(5);
  });
});
