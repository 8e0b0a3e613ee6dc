import type { HistoryRecord, ListPage } from '../../records.ts';
import type { InloboClient, RequestOptions } from '../client.ts';
import type { Answer } from '../outcome.ts';
import { pathSegment } from '../pathSegment.ts';
import { readMessages } from '../read/messages.ts';
import { pageAnswer, type PageQuery } from './page.ts';
import { NO_SUCH_PATH } from './write.ts';

export interface HistoryQuery extends PageQuery {
  /** The account's own number, which tells who wrote a row that names only `from` and `to`. */
  readonly ownNumber?: string | null;
}

/**
 * GET /conversations/{phone}/messages/, one page, newest first. Every row of the answer is a row here, and `unreadable`
 * stays empty. A phone that no path can carry (`..`) is refused like one the server does not know.
 */
export async function listMessages(
  client: InloboClient,
  phone: string,
  query: HistoryQuery,
  options?: RequestOptions,
): Promise<Answer<ListPage<HistoryRecord>>> {
  const segment = pathSegment(phone);
  if (segment === null) return { ok: false, outcome: NO_SUCH_PATH };
  const { page, limit, ownNumber = null } = query;
  const path = `/conversations/${segment}/messages/`;
  const outcome = await client.request({ method: 'GET', path, query: { page, limit } }, options);
  return pageAnswer(outcome, query, (rows) => ({
    rows: readMessages(rows, { phone, ownNumber }),
    unreadable: [],
  }));
}
