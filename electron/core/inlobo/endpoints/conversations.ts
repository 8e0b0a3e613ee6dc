import type { HistoryRecord, ListPage } from '../../records.ts';
import type { InloboClient, RequestOptions } from '../client.ts';
import type { Answer } from '../outcome.ts';
import type { PageQuery } from './contacts.ts';

export interface HistoryQuery extends PageQuery {
  /** The account's own number, which tells who wrote a row that names only `from` and `to`. */
  readonly ownNumber?: string | null;
}

/** GET /conversations/{phone}/messages/, one page, newest first. Every row of the answer is a row here. */
export async function listMessages(
  client: InloboClient,
  phone: string,
  query: HistoryQuery,
  options?: RequestOptions,
): Promise<Answer<ListPage<HistoryRecord>>> {
  await client.request(
    { method: 'GET', path: `/conversations/${phone}/messages/`, query: { page: query.page } },
    options,
  );
  throw new Error('not built yet');
}
