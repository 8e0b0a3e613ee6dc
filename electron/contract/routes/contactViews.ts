import { z } from 'zod';
import { route } from '../route.ts';
import { contactFilter, contactSort } from './contacts.ts';
import { accountId, done, time } from './shapes.ts';

/** A column of the table: a field's name, or `attribute:` and the attribute's. */
export const contactColumn = z.object({
  id: z.string().max(1_100),
  /** Px; left out: as wide as its kind asks for. */
  width: z.number().int().min(40).max(2_000).optional(),
});
export type ContactColumn = z.infer<typeof contactColumn>;

/** How the table of contacts is looked at. */
export const contactLayout = z.object({
  filter: contactFilter,
  sort: contactSort.nullable(),
  columns: z.array(contactColumn).max(100),
});
export type ContactLayout = z.infer<typeof contactLayout>;

export const contactView = z.object({
  id: z.string(),
  name: z.string(),
  layout: contactLayout,
  changedAt: time,
});
export type ContactView = z.infer<typeof contactView>;

export const contactViewRoutes = {
  /** Views of this account kept on this computer, by name; and how the table was looked at last. */
  'contactViews.list': route(
    z.object({ accountId }),
    z.object({ rows: z.array(contactView), current: contactLayout.nullable() }),
  ),
  /** Adds one, or changes the one named by `id`. */
  'contactViews.save': route(
    z.object({
      accountId,
      id: z.string().max(64).optional(),
      name: z.string().trim().min(1).max(100),
      layout: contactLayout,
    }),
    z.object({ view: contactView }),
  ),
  'contactViews.remove': route(z.object({ accountId, id: z.string().max(64) }), done),
  'contactViews.setCurrent': route(z.object({ accountId, layout: contactLayout }), done),
};
