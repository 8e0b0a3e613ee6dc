import { z } from 'zod';
import { route } from '../route.ts';
import { accountId, done, time } from './shapes.ts';

/** A text kept on this computer, put into the box by typing `/` and its shortcut. */
export const quickReply = z.object({
  id: z.string(),
  /** What is typed after `/`: letters, digits, `-` and `_`; unique in the account, whatever the case. */
  shortcut: z.string(),
  /** May hold placeholders: `{{name}}`, `{{first_name}}`, `{{phone}}`, `{{email}}`, or the name of an attribute. */
  text: z.string(),
  changedAt: time,
});
export type QuickReply = z.infer<typeof quickReply>;

export const quickReplyRoutes = {
  /** All of an account, by shortcut. */
  'quickReplies.list': route(z.object({ accountId }), z.object({ rows: z.array(quickReply) })),
  /** Adds one, or changes the one named by `id`. QUICK_REPLY_INVALID where the shortcut is taken or odd, or the text empty. */
  'quickReplies.save': route(
    z.object({
      accountId,
      id: z.string().max(64).optional(),
      shortcut: z.string().max(200),
      text: z.string().max(200_000),
    }),
    z.object({ quickReply }),
  ),
  'quickReplies.remove': route(z.object({ accountId, id: z.string().max(64) }), done),
};
