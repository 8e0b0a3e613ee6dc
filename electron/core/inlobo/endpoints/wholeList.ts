import type { ListPage } from '../../records.ts';
import type { ApiCall, InloboClient, RequestOptions } from '../client.ts';
import type { Answer } from '../outcome.ts';
import { readRows } from '../read/listRow.ts';
import { pageAnswer } from './page.ts';

/** What a page has at least where the document names no size: its default for every list that is paged. */
export const LEAST_PAGE_SIZE = 20;

/**
 * A page of a list that the document shows without paging. The first is asked for as the document says; only a server
 * that pages all the same is asked for others.
 */
export interface WholeListQuery {
  /** 1 where left out. */
  readonly page?: number;
  /** Rows a page, as the first one showed; tells whether a later one is the last. */
  readonly pageSize?: number;
}

export async function wholeListPage<T>(
  client: InloboClient,
  call: Pick<ApiCall, 'path' | 'query'> & { readonly names: readonly string[] },
  asked: WholeListQuery,
  readRow: (row: unknown) => T | null,
  options?: RequestOptions,
): Promise<Answer<ListPage<T>>> {
  const { page = 1, pageSize = LEAST_PAGE_SIZE } = asked;
  const query = { ...call.query, page: page > 1 ? page : undefined };
  const outcome = await client.request({ method: 'GET', path: call.path, query }, options);
  return pageAnswer(outcome, { page, limit: pageSize, names: call.names }, (rows) => readRows(rows, readRow));
}
