import { z } from 'zod';

/** Events say what changed, never the data: whoever shows it asks again. */
export const appEvent = z.discriminatedUnion('name', [
  z.object({ name: z.literal('accounts.changed') }),
  z.object({ name: z.literal('vault.changed') }),
  z.object({ name: z.literal('settings.changed') }),
  /** Something waits for `navigation.take`. */
  z.object({ name: z.literal('navigation.requested') }),
  z.object({ name: z.literal('updates.changed') }),
  z.object({ name: z.literal('contacts.changed'), accountId: z.string() }),
  z.object({ name: z.literal('contactViews.changed'), accountId: z.string() }),
  z.object({ name: z.literal('edits.changed'), accountId: z.string() }),
  z.object({ name: z.literal('batches.changed'), accountId: z.string() }),
  z.object({ name: z.literal('groups.changed'), accountId: z.string() }),
  z.object({ name: z.literal('autoReplies.changed'), accountId: z.string() }),
  z.object({ name: z.literal('templates.changed'), accountId: z.string() }),
  z.object({ name: z.literal('quickReplies.changed'), accountId: z.string() }),
  z.object({ name: z.literal('conversations.changed'), accountId: z.string() }),
  z.object({ name: z.literal('messages.changed'), accountId: z.string(), phone: z.string() }),
  z.object({ name: z.literal('sync.changed'), accountId: z.string() }),
  /** Customers' messages that were not known before; what notifications and announcements are made of. */
  z.object({
    name: z.literal('messages.received'),
    accountId: z.string(),
    phone: z.string(),
    count: z.number().int(),
  }),
]);

export type AppEvent = z.infer<typeof appEvent>;
export type EventName = AppEvent['name'];
