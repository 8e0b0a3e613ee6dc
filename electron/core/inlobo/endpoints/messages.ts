import type { OutgoingContent } from '#contract/routes/messages.ts';
import type { InloboClient, RequestOptions } from '../client.ts';
import type { Answer } from '../outcome.ts';

/** The path and body of the POST for each of the nine kinds, fields named as the document names them. Pure. */
export function sendRequest(
  to: string,
  content: OutgoingContent,
): { readonly path: string; readonly body: Readonly<Record<string, unknown>> } {
  return { path: `/messages/${content.type}/`, body: { to } };
}

/** POSTs one message, once. A 2xx without a message id is `lost`: it may have been sent. */
export async function sendMessage(
  client: InloboClient,
  to: string,
  content: OutgoingContent,
  options?: RequestOptions,
): Promise<Answer<{ readonly messageId: string }>> {
  await client.request({ method: 'POST', ...sendRequest(to, content) }, options);
  throw new Error('not built yet');
}
