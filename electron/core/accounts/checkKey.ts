import { AppError } from '#contract/errors.ts';
import type { AccountProfile } from '#contract/routes/accounts.ts';
import { toAppError } from '#core/inlobo/appError.ts';
import type { InloboClient } from '#core/inlobo/client.ts';
import { getAccount } from '#core/inlobo/endpoints/account.ts';

/**
 * An API key as pasted: trimmed. Throws KEY_EMPTY, or KEY_REFUSED for what no key can look like (it would not even fit
 * in a request's header).
 */
export function readPastedKey(pasted: string): string {
  const key = pasted.trim();
  if (key === '') {
    throw new AppError(
      'KEY_EMPTY',
      'Paste your API key first. It is under Developer Tools in the Inlobo dashboard.',
    );
  }
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new AppError(
      'KEY_REFUSED',
      'This is not an API key: it holds spaces or other characters a key never has. Copy it again from Developer Tools in the Inlobo dashboard.',
      { reason: 'notAKey' },
    );
  }
  return key;
}

/** Asks GET /account/ with the client's key. Throws what went wrong, in words that fit connecting. */
export async function checkKey(client: InloboClient): Promise<AccountProfile> {
  const answer = await getAccount(client);
  if (answer.ok) return answer.value;
  throw toAppError(answer.outcome, { baseUrl: client.baseUrl, purpose: 'connect' });
}
