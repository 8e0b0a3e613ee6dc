import { z } from 'zod';
import { route } from '../route.ts';
import { accountId, phone, time } from './shapes.ts';

/** A text and where in it the words that were looked for stand: [from, to) in UTF-16 units, in order. */
export const highlighted = z.object({
  text: z.string(),
  ranges: z.array(z.tuple([z.number().int(), z.number().int()])),
});
export type Highlighted = z.infer<typeof highlighted>;

export const personHit = z.object({
  phone,
  name: z.string().nullable(),
  tags: z.array(z.string()),
  hasConversation: z.boolean(),
});
export type PersonHit = z.infer<typeof personHit>;

export const messageHit = z.object({
  /** The message row's id, as in `messages.list`. */
  id: z.number().int(),
  phone,
  /** The contact's name; null for a number that is in no contact list. */
  name: z.string().nullable(),
  direction: z.enum(['in', 'out']),
  at: time,
  /** The part of the message around the first match, at most about 160 characters. */
  snippet: highlighted,
});
export type MessageHit = z.infer<typeof messageHit>;

export const searchRoutes = {
  /**
   * People by name, number and email, and messages by what they say, newest first: every word of the query must occur,
   * whatever its case and accents. Words shorter than three characters narrow what longer ones find; messages are not
   * looked for by short words alone (`isTooShort`). `next` goes on where these messages end, also where there are none
   * yet: much was looked at that does not hold all words. With a limit of 0 nothing of that kind is looked for.
   */
  'search.all': route(
    z.object({
      accountId,
      query: z.string().max(200),
      peopleLimit: z.number().int().min(0).max(50).default(5),
      messagesLimit: z.number().int().min(0).max(100).default(20),
      /** What an earlier answer gave as `next`. */
      after: z.string().max(40).optional(),
    }),
    z.object({
      people: z.array(personHit),
      /** Of words shorter than three characters alone, at most 2,000 are counted. */
      peopleTotal: z.number().int(),
      messages: z.array(messageHit),
      next: z.string().nullable(),
      isTooShort: z.boolean(),
    }),
  ),
  /**
   * The messages of one chat that hold every word of the query, as row ids, newest first; also words of one letter. An
   * answer is about a piece of the thread, with nothing in it as often as not: `next` goes on where it ends, null at the
   * oldest message that is here.
   */
  'search.chat': route(
    z.object({
      accountId,
      phone,
      query: z.string().max(200),
      /** What an earlier answer gave as `next`. */
      after: z.string().max(40).optional(),
    }),
    z.object({ ids: z.array(z.number().int()), next: z.string().nullable() }),
  ),
};
