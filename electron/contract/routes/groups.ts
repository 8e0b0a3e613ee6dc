import { z } from 'zod';
import { route } from '../route.ts';
import { accountId, page, time } from './shapes.ts';

export const group = z.object({
  /** The server's id, as it stands in its paths. */
  id: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  /** How many members the server says it has; null where it does not say. */
  contactCount: z.number().int().nullable(),
  /** How many members are known here. */
  memberCount: z.number().int(),
  /** When its members were last read whole; null: never, so `memberCount` says nothing yet. */
  membersAsOf: time.nullable(),
  createdAt: time.nullable(),
  updatedAt: time.nullable(),
});
export type Group = z.infer<typeof group>;

export const groupRoutes = {
  /** From the local store, by name. `asOf`: when the list was last read whole; null before the first time. */
  'groups.list': route(
    page.extend({ accountId }),
    z.object({ rows: z.array(group), total: z.number().int(), asOf: time.nullable() }),
  ),
};
