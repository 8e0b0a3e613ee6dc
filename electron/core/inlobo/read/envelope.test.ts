import { describe, expect, it } from 'vitest';
import { readListBody } from './envelope.ts';

const rows = [{ id: 1 }, { id: 2 }];
const first = { page: 1, limit: 2 };
const read = (body: unknown, asked = first) => readListBody(body, asked);

describe('where the rows of a list sit', () => {
  it.each<[string, unknown]>([
    ['a bare array', rows],
    ['data', { success: true, data: rows }],
    ['results', { count: 9, next: null, results: rows }],
    ['data.results', { data: { count: 9, results: rows } }],
    ['data.items', { data: { items: rows, total: 9 } }],
    ['data.contacts', { data: { contacts: rows, contact: { tags: ['a'] } } }],
    ['data.messages', { success: true, data: { messages: rows, has_more: true } }],
    ['data.conversation.messages', { data: { conversation: { messages: rows } } }],
    ['data.data, as Laravel nests it', { data: { data: rows, last_page: 3 } }],
    ['Data, upper case', { Data: rows }],
    ['a name nobody foresaw', { success: true, data: { people: rows } }],
  ])('%s', (_, body) => {
    expect(read(body)?.rows).toEqual(rows);
  });

  it('an empty list is a list, and a null one of a success', () => {
    expect(read({ success: true, data: [] })).toEqual({ rows: [], total: null, hasMore: null });
    expect(read({ success: true, data: null })?.rows).toEqual([]);
    expect(read({ results: [], count: 0 })).toEqual({ rows: [], total: 0, hasMore: false });
  });

  it.each<[string, unknown]>([
    ['an empty object', {}],
    ['one thing with a list in it', { data: { phone_number: '+91', tags: ['vip'] } }],
    ['one thing with an empty list in it', { data: { phone_number: '+91', tags: [] } }],
    ['errors', { errors: [{ message: 'no' }] }],
    ['a null without success', { data: null }],
    ['a text', 'hello'],
    ['null', null],
  ])('%s is no list, and never an empty one', (_, body) => {
    expect(read(body)).toBeNull();
  });
});

describe('what a page says of the whole', () => {
  it.each<[string, object, number | null, boolean | null]>([
    ['nothing', {}, null, null],
    ['meta.total', { meta: { total: 9 } }, 9, true],
    ['pagination.total_count as text', { pagination: { total_count: '9' } }, 9, true],
    ['count and next', { count: 9, next: 'https://x/?page=2' }, 9, true],
    ['count and no next', { count: 2, next: null }, null, false],
    ['a count that is the page’s own', { count: 2 }, null, null],
    ['total, all here', { total: 2 }, 2, false],
    ['total_pages', { meta: { total_pages: 3, page: 1 } }, null, true],
    ['the last of pages', { last_page: 1 }, null, false],
    ['has_more', { has_more: true }, null, true],
    ['hasNextPage', { pageInfo: { hasNextPage: false } }, null, false],
    ['links.next', { links: { next: '/contacts/?page=2', prev: null } }, null, true],
    ['links.next null', { links: { next: null } }, null, false],
    ['next as a page number', { next: 2 }, null, true],
    ['next as an empty text', { next: '' }, null, false],
    ['meta.pagination.total', { meta: { pagination: { total: 9 } } }, 9, true],
    ['a total smaller than the page', { total: 1 }, null, null],
    ['a total that is no number', { total: 'many' }, null, null],
    ['Spring’s last', { last: true, totalElements: 2 }, 2, false],
  ])('%s', (_, beside, total, hasMore) => {
    expect(read({ data: rows, ...beside })).toMatchObject({ total, hasMore });
  });

  it('finds the end of a list whose server gives fewer rows a page than it was asked for', () => {
    const full = Array.from({ length: 20 }, (_, id) => ({ id }));
    const page = (number: number, count: number) =>
      read({ data: full.slice(0, count), total: 290 }, { page: number, limit: 100 })?.hasMore;
    expect(page(1, 20)).toBe(true);
    expect(page(4, 20)).toBe(true);
    expect(page(14, 20)).toBe(true);
    expect(page(16, 0)).toBe(false);
  });

  it('does not miss the last page of an ordinary list', () => {
    const page = (number: number, count: number, total: number) =>
      read({ data: Array(count).fill({}), meta: { total } }, { page: number, limit: 100 })?.hasMore;
    expect(page(1, 100, 250)).toBe(true);
    expect(page(2, 100, 250)).toBe(true);
    expect(page(3, 50, 250)).toBe(false);
    expect(page(3, 100, 300)).toBe(false);
  });
});
