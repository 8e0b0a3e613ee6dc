import type { ContactRecord, ListPage } from '../../records.ts';
import type { InloboClient, RequestOptions } from '../client.ts';
import type { Answer } from '../outcome.ts';

export interface PageQuery {
  /** From 1. */
  readonly page: number;
  /** At most 100. */
  readonly limit: number;
}

/** GET /contacts/, one page. An answer without a list in it is `notInlobo`, never an empty page. */
export async function listContacts(
  client: InloboClient,
  query: PageQuery,
  options?: RequestOptions,
): Promise<Answer<ListPage<ContactRecord>>> {
  await client.request({ method: 'GET', path: '/contacts/', query: { ...query } }, options);
  throw new Error('not built yet');
}
