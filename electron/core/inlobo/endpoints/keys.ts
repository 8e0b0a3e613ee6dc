import type { InloboClient, RequestOptions } from '../client.ts';
import type { Answer } from '../outcome.ts';

export interface NewKey {
  readonly name: string;
  /** The vendor's account id, from the dashboard. */
  readonly accountId: string;
}

/**
 * POST /keys/. The client's `apiKey` must give the dashboard token here. The key in the value is a secret, shown once.
 */
export async function createKey(
  client: InloboClient,
  key: NewKey,
  options?: RequestOptions,
): Promise<Answer<{ readonly apiKey: string }>> {
  await client.request(
    { method: 'POST', path: '/keys/', body: { name: key.name, account_id: key.accountId } },
    options,
  );
  throw new Error('not built yet');
}
