import type { OutgoingContent } from '#contract/routes/messages.ts';
import { assertNever } from '../../lib/assertNever.ts';
import type { InloboClient, RequestOptions } from '../client.ts';
import type { Answer } from '../outcome.ts';
import { readMessageId } from '../read/sent.ts';

export interface SendRequest {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The path and body of the POST for each of the nine kinds, fields named as the document names them. Pure. */
export function sendRequest(to: string, content: OutgoingContent): SendRequest {
  return { path: `/messages/${content.type}/`, body: { to, ...withoutUndefined(fieldsFor(content)) } };
}

/** POSTs one message, once. A 2xx without a message id is `lost`, `unreadable`: it may have been sent. */
export async function sendMessage(
  client: InloboClient,
  to: string,
  content: OutgoingContent,
  options?: RequestOptions,
): Promise<Answer<{ readonly messageId: string }>> {
  const outcome = await client.request({ method: 'POST', ...sendRequest(to, content) }, options);
  if (outcome.kind !== 'ok') return { ok: false, outcome };
  const messageId = readMessageId(outcome.body);
  if (messageId !== null) return { ok: true, value: { messageId } };
  return { ok: false, outcome: { kind: 'lost', reason: 'unreadable', status: outcome.status, code: null } };
}

function fieldsFor(content: OutgoingContent): Record<string, unknown> {
  switch (content.type) {
    case 'text':
      return { text: content.text, preview_url: content.previewUrl };
    case 'media':
      return { url: content.url, caption: content.caption };
    case 'image':
      return { image_url: content.url, caption: content.caption };
    case 'document':
      return { document_url: content.url, filename: content.filename, caption: content.caption };
    case 'audio':
      return { audio_url: content.url };
    case 'video':
      return { video_url: content.url, caption: content.caption };
    case 'location': {
      const { latitude, longitude, name, address } = content;
      return { latitude, longitude, name, address };
    }
    case 'buttons': {
      const { body, buttons, header, footer } = content;
      return { body, buttons, header, footer };
    }
    case 'template':
      return {
        template_name: content.name,
        language_code: content.language,
        components: content.components,
      };
    default:
      return assertNever(content);
  }
}

function withoutUndefined(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
