import { z } from 'zod';
import { route } from '../route.ts';
import { written } from './contacts.ts';
import { editState, fieldsSeen } from './edits.ts';
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
  /** See `edits.list`. */
  editState,
});

export type Group = z.infer<typeof group>;

export const groupFields = z.object({
  name: z.string().max(10_000),
  /** null takes it away. */
  description: z.string().max(100_000).nullable().optional(),
});
export type GroupFields = z.infer<typeof groupFields>;

export const groupRoutes = {
  /** From the local store, by name. `asOf`: when the list was last read whole; null before the first time. */
  'groups.list': route(
    page.extend({ accountId }),
    z.object({ rows: z.array(group), total: z.number().int(), asOf: time.nullable() }),
  ),
  /** Errors as of `contacts.create`. */
  'groups.create': route(
    z.object({ accountId, group: groupFields }),
    written.extend({ group: group.nullable() }),
  ),
  /** Changes what is named. `seen` and errors as of `contacts.update`. */
  'groups.update': route(
    z.object({
      accountId,
      id: z.string().max(200),
      change: groupFields.partial(),
      seen: fieldsSeen.optional(),
    }),
    written.extend({ group: group.nullable() }),
  ),
  /** Deletes a group; the contacts in it stay. */
  'groups.remove': route(z.object({ accountId, id: z.string().max(200) }), written),
};
