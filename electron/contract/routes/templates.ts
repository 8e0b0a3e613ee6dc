import { z } from 'zod';
import { route } from '../route.ts';
import { accountId, page, time } from './shapes.ts';

export const template = z.object({
  /** The server's id; null where it has none. A template is named by `name` and `language`. */
  id: z.string().nullable(),
  name: z.string(),
  /** `en_US`, `hi`, …; empty where the server does not say. */
  language: z.string(),
  /** Upper case: APPROVED, PENDING, REJECTED, PAUSED, …, or what else the server says; UNKNOWN where it does not say. */
  status: z.string(),
  /** Upper case: MARKETING, UTILITY, AUTHENTICATION, or what else the server says (old ones occur). */
  category: z.string().nullable(),
  /** Its parts in Meta's shape, as the server gave them; an empty list where it gave none. */
  components: z.array(z.record(z.string(), z.unknown())),
  parameterFormat: z.enum(['NAMED', 'POSITIONAL']).nullable(),
  /** Why it was rejected, in the server's word; null where it was not, or nothing is said. */
  rejectedReason: z.string().nullable(),
  createdAt: time.nullable(),
  updatedAt: time.nullable(),
});
export type Template = z.infer<typeof template>;

export const templateRoutes = {
  /** From the local store, by name and language. `asOf`: when the list was last read whole; null before the first time. */
  'templates.list': route(
    page.extend({
      accountId,
      search: z.string().max(200).optional(),
      status: z.string().max(40).optional(),
      category: z.string().max(40).optional(),
      language: z.string().max(40).optional(),
    }),
    z.object({ rows: z.array(template), total: z.number().int(), asOf: time.nullable() }),
  ),
};
