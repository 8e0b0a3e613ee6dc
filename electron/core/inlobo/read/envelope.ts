import type { JsonObject } from '../../lib/json.ts';
import { isJsonObject } from '../../lib/json.ts';
import { bareName, fieldsOf, pick, readArray, readBoolean, readCount, type Fields } from './fields.ts';

export interface ListBody {
  readonly rows: readonly unknown[];
  readonly total: number | null;
  readonly hasMore: boolean | null;
  /** Rows on a full page, where the server says so. */
  readonly pageSize: number | undefined;
}

export interface AskedPage {
  readonly page: number;
  readonly limit: number;
  /** What else the list itself may be called (bare names): an empty one is known by its name alone. */
  readonly names?: readonly string[];
}

const MAX_DEPTH = 4;
const LIST_NAMES = [
  'data',
  'results',
  'result',
  'items',
  'rows',
  'records',
  'list',
  'entries',
  'objects',
  'docs',
  'edges',
  'nodes',
  'content',
  'payload',
  'response',
  'contacts',
  'messages',
  'conversation',
  'conversations',
  'history',
];
const NO_LISTS = new Set(['errors', 'warnings', 'included', 'links', 'filters', 'debug']);
const PAGING_NAMES = [
  'meta',
  'pagination',
  'paging',
  'pageinfo',
  'pager',
  'page',
  'links',
  'cursor',
  'cursors',
];
const TOTAL_NAMES = [
  'total',
  'totalcount',
  'totalresults',
  'totalitems',
  'totalrecords',
  'totalelements',
  'totalrows',
  'recordstotal',
  'count',
];

/**
 * The rows of a list and what is said of the whole, wherever they sit: a bare array, `data: [...]`,
 * `data: {results: [...]}`; totals and `next` beside the rows, above them, or under `meta`, `pagination`, ….
 * null where there is no list at all, which is never taken for an empty one.
 */
export function readListBody(body: unknown, asked: AskedPage): ListBody | null {
  const found = findRows(body, [], [...LIST_NAMES, ...(asked.names ?? [])]);
  if (!found) return null;
  const { rows, above } = found;
  // The innermost object is nearest to the rows, so it is asked first.
  const scopes = above.toReversed().flatMap(withPaging);
  const total = readTotal(scopes, rows.length, asked);
  // No list at all, where it should have had that many rows.
  if (found.isNull && total !== null && total > 0) return null;
  const hasMore = readHasMore(scopes, rows.length, total, asked);
  return { rows, total, hasMore, pageSize: readPageSize(scopes) };
}

interface FoundRows {
  readonly rows: readonly unknown[];
  /** The objects around the rows, outermost first. */
  readonly above: readonly JsonObject[];
  /** There is null in the place of the list. */
  readonly isNull?: true;
}

function findRows(value: unknown, above: readonly JsonObject[], names: readonly string[]): FoundRows | null {
  if (Array.isArray(value)) return { rows: value, above };
  if (!isJsonObject(value) || above.length >= MAX_DEPTH) return null;
  const around = [...above, value];
  const fields = fieldsOf(value);
  for (const name of names) {
    const found = findRows(fields.get(name), around, names);
    if (found) return found;
  }
  const unnamed = Object.entries(value).filter(
    ([name, list]) => isListOfObjects(list) && !NO_LISTS.has(bareName(name)),
  );
  if (unnamed.length === 1 && unnamed[0]) return { rows: unnamed[0][1] as unknown[], above: around };
  // Some servers write an empty list as null; nothing else about such an answer may look like a mistake.
  return fields.get('data') === null && fields.get('success') === true
    ? { rows: [], above: around, isNull: true }
    : null;
}

/** Under a name nobody foresaw, only what surely holds rows: an empty list there may be one of tags. */
function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isJsonObject);
}

function withPaging(object: JsonObject): Fields[] {
  const fields = fieldsOf(object);
  const inner = PAGING_NAMES.map((name) => fields.get(name)).filter(isJsonObject);
  return [
    fields,
    ...inner.flatMap((paging) => [
      fieldsOf(paging),
      ...Object.values(paging).filter(isJsonObject).map(fieldsOf),
    ]),
  ];
}

function readTotal(scopes: readonly Fields[], rowCount: number, asked: AskedPage): number | null {
  for (const name of TOTAL_NAMES) {
    const total = pick(scopes, [name], readCount);
    if (total === null || total < rowCount) continue;
    // `count` may be the page's own: it tells of the whole only on a first page that is not full.
    if (name === 'count' && total === rowCount && (asked.page > 1 || rowCount >= asked.limit)) continue;
    return total;
  }
  return null;
}

function readHasMore(
  scopes: readonly Fields[],
  rowCount: number,
  total: number | null,
  asked: AskedPage,
): boolean | null {
  const said = pick(scopes, ['hasmore', 'hasnext', 'hasnextpage', 'more'], readBoolean);
  if (said !== null) return said;
  const last = pick(scopes, ['islast', 'islastpage', 'last'], readBoolean);
  if (last !== null && pick(scopes, ['last'], readCount) === null) return !last;
  for (const fields of scopes) {
    for (const name of ['next', 'nextpage', 'nextpageurl', 'nexturl', 'nextlink', 'nextcursor']) {
      if (fields.has(name)) return saysNext(fields.get(name), asked);
    }
  }
  const pages = pick(
    scopes,
    ['totalpages', 'lastpage', 'pagecount', 'numpages', 'pages', 'pagestotal'],
    readCount,
  );
  if (pages !== null) return asked.page < pages;
  return total === null ? null : hasRowsAfter(rowCount, total, pageSize(scopes, asked), asked.page);
}

function hasRowsAfter(rowCount: number, total: number, size: number, page: number): boolean {
  // Without rows there is nothing after them, whatever the total says.
  if (rowCount === 0) return false;
  const seen = (page - 1) * size + rowCount;
  if (rowCount >= size || seen === total) return seen < total;
  // A short page that is not the last: the server gives fewer rows a page than it was asked for.
  return page * rowCount < total;
}

function saysNext(value: unknown, asked: AskedPage): boolean {
  if (typeof value === 'number') return value > asked.page;
  if (typeof value === 'string') return value.trim() !== '' && !/^(?:null|none|false)$/i.test(value.trim());
  if (isJsonObject(value)) return Object.values(value).some((part) => saysNext(part, asked));
  return value === true;
}

/** Rows on a full page: a server may give fewer than were asked for, and says so. */
function pageSize(scopes: readonly Fields[], asked: AskedPage): number {
  return Math.min(readPageSize(scopes) ?? asked.limit, asked.limit);
}

function readPageSize(scopes: readonly Fields[]): number | undefined {
  const said = pick(scopes, ['pagesize', 'perpage', 'limit', 'itemsperpage'], readCount);
  return said !== null && said > 0 ? said : undefined;
}

/** The object that an answer about one thing carries: `data`, `data.account`, `result`, or the body itself. */
export function readObjectBody(body: unknown, names: readonly string[]): readonly Fields[] {
  const scopes: Fields[] = [];
  let value = body;
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    if (Array.isArray(value)) value = (value as unknown[])[0];
    if (!isJsonObject(value)) break;
    const fields = fieldsOf(value);
    scopes.unshift(fields);
    value = pick(
      [fields],
      ['data', 'result', 'response', 'payload', ...names],
      (inner) => readArray(inner) ?? (isJsonObject(inner) ? inner : null),
    );
  }
  return scopes;
}
