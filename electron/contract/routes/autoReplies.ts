import { z } from 'zod';
import { route } from '../route.ts';
import { accountId, page, time } from './shapes.ts';

export const autoReply = z.object({
  /** The server's id, as it stands in its paths. */
  id: z.string(),
  name: z.string(),
  /** KEYWORD, FIRST_MESSAGE, ALWAYS, OUT_OF_HOURS, or what else the server says; null where it does not say. */
  triggerType: z.string().nullable(),
  keywords: z.array(z.string()),
  /** TEXT, TEMPLATE, or what else the server says; null where it does not say. */
  replyType: z.string().nullable(),
  replyText: z.string().nullable(),
  templateName: z.string().nullable(),
  templateLanguage: z.string().nullable(),
  /** null: the server did not say. */
  isActive: z.boolean().nullable(),
  createdAt: time.nullable(),
  updatedAt: time.nullable(),
});
export type AutoReply = z.infer<typeof autoReply>;

export const autoReplyRoutes = {
  /** From the local store, by name. `asOf`: when the list was last read whole; null before the first time. */
  'autoReplies.list': route(
    page.extend({ accountId, isActive: z.boolean().optional() }),
    z.object({ rows: z.array(autoReply), total: z.number().int(), asOf: time.nullable() }),
  ),
};
