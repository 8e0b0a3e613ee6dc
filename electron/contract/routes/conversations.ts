import { z } from 'zod';
import { route } from '../route.ts';
import { message } from './messages.ts';
import { accountId, done, page, phone, time } from './shapes.ts';

export const conversationFilter = z.enum(['all', 'unread', 'needs-reply', 'window-open', 'failed', 'done']);
export type ConversationFilter = z.infer<typeof conversationFilter>;

export const conversation = z.object({
  phone,
  /** The contact's name; null for a number that is in no contact list. */
  name: z.string().nullable(),
  tags: z.array(z.string()),
  isOptedIn: z.boolean().nullable(),
  /** The newest message, for the snippet; null for a chat that was just begun. */
  last: message.pick({ direction: true, content: true, status: true, at: true }).nullable(),
  lastAt: time,
  unread: z.number().int(),
  /** The newest message of the customer: the customer service window closes 24 h after it. */
  lastInboundAt: time.nullable(),
  failed: z.number().int(),
  isPinned: z.boolean(),
  isMarkedUnread: z.boolean(),
  isDone: z.boolean(),
  hasDraft: z.boolean(),
});
export type Conversation = z.infer<typeof conversation>;

export const conversationRoutes = {
  /**
   * Pinned first, then by last activity. `counts` are over all conversations, whatever the filter. `asOf` is when the
   * first pass over all contacts' histories ended; null while the list is still filling.
   */
  'conversations.list': route(
    page.extend({
      accountId,
      filter: conversationFilter.default('all'),
      search: z.string().max(200).optional(),
    }),
    z.object({
      rows: z.array(conversation),
      total: z.number().int(),
      counts: z.object({ unread: z.number().int(), needsReply: z.number().int(), failed: z.number().int() }),
      asOf: time.nullable(),
    }),
  ),
  'conversations.get': route(
    z.object({ accountId, phone }),
    z.object({ conversation: conversation.nullable() }),
  ),
  /** Which chat is open: it is polled at once, then every few seconds. null: none. */
  'conversations.focus': route(z.object({ accountId, phone: phone.nullable() }), done),
  'conversations.markRead': route(z.object({ accountId, phone }), done),
  'conversations.setState': route(
    z.object({
      accountId,
      phone,
      isPinned: z.boolean().optional(),
      isMarkedUnread: z.boolean().optional(),
      isDone: z.boolean().optional(),
    }),
    done,
  ),
};
