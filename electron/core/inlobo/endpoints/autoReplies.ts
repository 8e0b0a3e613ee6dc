import type { AutoReplyRecord, ListPage } from '../../records.ts';
import type { InloboClient, RequestOptions } from '../client.ts';
import type { Answer } from '../outcome.ts';
import { pathSegment } from '../pathSegment.ts';
import { readAutoReply } from '../read/autoReplies.ts';
import { wholeListPage, type WholeListQuery } from './wholeList.ts';
import { remove, write, type Change } from './write.ts';

export interface AutoReplyFields {
  readonly name: string;
  readonly triggerType: 'KEYWORD' | 'FIRST_MESSAGE' | 'ALWAYS' | 'OUT_OF_HOURS';
  /** Needed with KEYWORD. */
  readonly keywords?: readonly string[] | undefined;
  readonly replyType: 'TEXT' | 'TEMPLATE';
  /** Needed with TEXT. */
  readonly replyText?: string | null | undefined;
  /** With TEMPLATE. The document names no field for it: it goes by the names that sending a template has. */
  readonly templateName?: string | null | undefined;
  readonly templateLanguage?: string | null | undefined;
  readonly isActive?: boolean | undefined;
}

/** GET /auto-replies/. An answer without a list in it is `notInlobo`, never an empty list. */
export function listAutoReplies(
  client: InloboClient,
  { isActive, ...asked }: WholeListQuery & { readonly isActive?: boolean | undefined } = {},
  options?: RequestOptions,
): Promise<Answer<ListPage<AutoReplyRecord>>> {
  const call = { ...LIST, query: { is_active: isActive } };
  return wholeListPage(client, call, asked, readAutoReply, options);
}

/** POST /auto-replies/. */
export function createAutoReply(
  client: InloboClient,
  rule: AutoReplyFields,
  options?: RequestOptions,
): Promise<Answer<AutoReplyRecord | null>> {
  const call = { method: 'POST', path: '/auto-replies/', fields: fieldsFor(rule) } as const;
  return write(client, call, AUTO_REPLY, options);
}

/** PUT /auto-replies/{id}/, partial: what is not given stays. */
export function updateAutoReply(
  client: InloboClient,
  id: string,
  change: Change<AutoReplyFields>,
  options?: RequestOptions,
): Promise<Answer<AutoReplyRecord | null>> {
  const call = { method: 'PUT', path: pathOf(id), fields: fieldsFor(change) } as const;
  return write(client, call, AUTO_REPLY, options);
}

/** DELETE /auto-replies/{id}/. */
export function deleteAutoReply(
  client: InloboClient,
  id: string,
  options?: RequestOptions,
): Promise<Answer<null>> {
  return remove(client, pathOf(id), options);
}

const LIST = { path: '/auto-replies/', names: ['autoreplies', 'rules'] };
const AUTO_REPLY = { names: ['autoreply', 'rule'], row: readAutoReply };

function pathOf(id: string): string | null {
  const segment = pathSegment(id);
  return segment === null ? null : `/auto-replies/${segment}/`;
}

function fieldsFor(rule: Change<AutoReplyFields>) {
  return {
    name: rule.name,
    trigger_type: rule.triggerType,
    keywords: rule.keywords,
    reply_type: rule.replyType,
    reply_text: rule.replyText,
    template_name: rule.templateName,
    language_code: rule.templateLanguage,
    is_active: rule.isActive,
  };
}
