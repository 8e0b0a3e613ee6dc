import { describe, expect, it } from 'vitest';
import { emptyPages, findIndex, keyOfRow, missingPages, pagesOf, rowAt, withPages } from './sparsePages';

const page = (number: number): string[] =>
  Array.from({ length: 10 }, (_, step) => `row ${number * 10 + step}`);
const pages = (...numbers: number[]): Map<number, string[]> =>
  new Map(numbers.map((number) => [number, page(number)]));
const list = withPages(emptyPages<string>(10), 100_000, pages(0, 500), 20);

describe('sparse pages', () => {
  it('gives rows of loaded pages and nothing in between', () => {
    expect(rowAt(list, 5004)).toBe('row 5004');
    expect(rowAt(list, 40)).toBeUndefined();
    expect(findIndex(list, (row) => row === 'row 5004')).toBe(5004);
    expect(findIndex(list, (row) => row === 'row 40')).toBe(-1);
  });

  it('asks for what is in view and a screen around it, never past the ends', () => {
    expect(pagesOf(0, 12, list)).toEqual([0, 1, 2]);
    expect(pagesOf(99_990, 99_999, list)).toEqual([9998, 9999]);
    expect(pagesOf(0, 12, { pageSize: 10, total: 0 })).toEqual([0]);
    expect(missingPages(list, [0, 1, 500])).toEqual([1]);
  });

  it('forgets the farthest pages', () => {
    const more = withPages(list, 100_000, pages(501, 502), 3);
    expect([...more.pages.keys()].sort((a, b) => a - b)).toEqual([500, 501, 502]);
  });

  it('forgets pages past the end of a list that became shorter', () => {
    expect([...withPages(list, 40, pages(1), 20).pages.keys()]).toEqual([1, 0]);
  });

  it('keeps keys apart while a row stands on two pages', () => {
    const moved = withPages(list, 100_000, new Map([[1, ['row 3', 'row 11']]]), 20);
    expect(keyOfRow(moved, 3, (row) => row)).toBe('row 3');
    expect(keyOfRow(moved, 10, (row) => row)).toBe('row 3#10');
    expect(keyOfRow(moved, 25, (row) => row)).toBe('#25');
  });
});
