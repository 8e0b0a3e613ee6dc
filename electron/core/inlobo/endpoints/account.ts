import type { AccountProfile } from '#contract/routes/accounts.ts';
import type { InloboClient, RequestOptions } from '../client.ts';
import type { Answer } from '../outcome.ts';
import { readAccount } from '../read/account.ts';
import { answerWith } from './answer.ts';

/** GET /account/. JSON that holds nothing of an account card is `notInlobo`. */
export async function getAccount(
  client: InloboClient,
  options?: RequestOptions,
): Promise<Answer<AccountProfile>> {
  return answerWith(await client.request({ method: 'GET', path: '/account/' }, options), readAccount);
}
