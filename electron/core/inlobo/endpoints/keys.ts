import type { InloboClient, RequestOptions } from '../client.ts';
import type { Answer } from '../outcome.ts';
import { readObjectBody } from '../read/envelope.ts';
import { pick, readTrimmed } from '../read/fields.ts';
import { answerWith } from './answer.ts';

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
  const body = { name: key.name, account_id: key.accountId };
  return answerWith(await client.request({ method: 'POST', path: '/keys/', body }, options), readKey);
}

function readKey(body: unknown): { apiKey: string } | null {
  const scopes = readObjectBody(body, ['key', 'apikey']);
  const names = ['key', 'apikey', 'rawkey', 'secret', 'token', 'value'];
  const apiKey =
    pick(scopes, names, (value) => (readTrimmed(value)?.startsWith('wak_') ? readTrimmed(value) : null)) ??
    pick(scopes, names, (value) => (typeof value === 'string' ? readTrimmed(value) : null));
  return apiKey === null ? null : { apiKey };
}
