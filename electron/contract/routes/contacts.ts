import { z } from 'zod';
import { route } from '../route.ts';
import { accountId, page, phone, time } from './shapes.ts';

export const contact = z.object({
  phone,
  name: z.string().nullable(),
  email: z.string().nullable(),
  tags: z.array(z.string()),
  customAttributes: z.record(z.string(), z.unknown()),
  /** null: the server did not say. */
  isOptedIn: z.boolean().nullable(),
  createdAt: time.nullable(),
  updatedAt: time.nullable(),
  /** Ids of the groups it is known to be in: see `groups.list` for as of when. */
  groupIds: z.array(z.string()),
});
export type Contact = z.infer<typeof contact>;

export const contactRoutes = {
  /** From the local store, by name. `asOf`: when the last whole pass ended; null before the first. */
  'contacts.list': route(
    page.extend({
      accountId,
      search: z.string().max(200).optional(),
      /** Contacts that carry every one of these tags. */
      tags: z.array(z.string().max(200)).max(50).optional(),
      optedIn: z.boolean().optional(),
      /** Members of this group, as they were last learnt. */
      groupId: z.string().max(200).optional(),
    }),
    z.object({ rows: z.array(contact), total: z.number().int(), asOf: time.nullable() }),
  ),
  'contacts.get': route(z.object({ accountId, phone }), z.object({ contact: contact.nullable() })),
};
