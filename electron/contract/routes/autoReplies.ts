import { z } from 'zod';
import { route } from '../route.ts';
import { written } from './contacts.ts';
import { editState, fieldsSeen } from './edits.ts';
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
  /** See `edits.list`. */
  editState,
});

export type AutoReply = z.infer<typeof autoReply>;

export const autoReplyFields = z.object({
  name: z.string().max(10_000),
  triggerType: z.enum(['KEYWORD', 'FIRST_MESSAGE', 'ALWAYS', 'OUT_OF_HOURS']),
  keywords: z.array(z.string().max(10_000)).max(1_000).optional(),
  replyType: z.enum(['TEXT', 'TEMPLATE']),
  replyText: z.string().max(200_000).nullable().optional(),
  templateName: z.string().max(1_000).nullable().optional(),
  templateLanguage: z.string().max(40).nullable().optional(),
  isActive: z.boolean().optional(),
});
export type AutoReplyFields = z.infer<typeof autoReplyFields>;

/** Which rules a message meets, in the order they are believed to win: see `rules/autoReply`. */
export const autoReplyTest = z.object({
  matches: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      trigger: z.enum(['KEYWORD', 'FIRST_MESSAGE', 'ALWAYS', 'OUT_OF_HOURS']),
      /** The keyword it was met by; null where it is no keyword rule. */
      keyword: z.string().nullable(),
      /**
       * How that keyword stands in the text. `word`: as a word of its own, in any case. `spelling`: so only once accents
       * are passed over. `part`: only within a longer word. The document does not say whether the last two count.
       */
      fit: z.enum(['word', 'spelling', 'part']).nullable(),
    }),
  ),
  /** More than one rule may answer, and the API does not say which wins. */
  isAmbiguous: z.boolean(),
});
export type AutoReplyTest = z.infer<typeof autoReplyTest>;

export const autoReplyRoutes = {
  /** From the local store, by name. `asOf`: when the list was last read whole; null before the first time. */
  'autoReplies.list': route(
    page.extend({ accountId, isActive: z.boolean().optional() }),
    z.object({ rows: z.array(autoReply), total: z.number().int(), asOf: time.nullable() }),
  ),
  /** Errors as of `contacts.create`; `data.fields` by the names of `autoReplyFields`. */
  'autoReplies.create': route(
    z.object({ accountId, autoReply: autoReplyFields }),
    written.extend({ autoReply: autoReply.nullable() }),
  ),
  /** Changes what is named. `seen` and errors as of `contacts.update`. */
  'autoReplies.update': route(
    z.object({
      accountId,
      id: z.string().max(200),
      change: autoReplyFields.partial(),
      seen: fieldsSeen.optional(),
    }),
    written.extend({ autoReply: autoReply.nullable() }),
  ),
  'autoReplies.remove': route(z.object({ accountId, id: z.string().max(200) }), written),
  /** What the active rules would answer to a message, as far as the API's document tells. */
  'autoReplies.test': route(
    z.object({
      accountId,
      text: z.string().max(200_000),
      isFirstMessage: z.boolean().default(false),
      isOutOfHours: z.boolean().default(false),
    }),
    autoReplyTest,
  ),
};
