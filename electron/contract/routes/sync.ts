import { z } from 'zod';
import { route } from '../route.ts';
import { accountId, done, page, problem, time } from './shapes.ts';

export const syncPartName = z.enum([
  'account',
  'contacts',
  'conversations',
  'groups',
  'members',
  'autoReplies',
  'templates',
]);
export type SyncPartName = z.infer<typeof syncPartName>;

/** One of the things that are read from the server, and how it stands with it. */
export const syncPart = z.object({
  name: syncPartName,
  /** When it was last read whole; null: never, so that nothing here means nothing is known. */
  asOf: time.nullable(),
  /** How many are here. */
  count: z.number().int(),
  /** Rows that could not be read at all; they are kept as they came. */
  unreadable: z.number().int(),
  /** What the reading under way has done of what it has to do; `total` null where the server gives none. */
  progress: z.object({ done: z.number().int(), total: z.number().int().nullable() }).nullable(),
  /** Why the last reading of it failed; it is tried again by itself. */
  problem: problem.nullable(),
});
export type SyncPart = z.infer<typeof syncPart>;

export const syncStatus = z.object({
  /** `offline` is learnt from requests that fail; `paused` waits for a person: see `problem`. */
  state: z.enum(['starting', 'syncing', 'up-to-date', 'offline', 'paused']),
  /** When the server last answered. */
  asOf: time.nullable(),
  /** Since when it is offline or paused. */
  since: time.nullable(),
  /** Messages in the outbox that have not left. */
  waiting: z.number().int(),
  contacts: z.number().int(),
  /** What the pass under way has done of what it has to do; `total` null where the server gives none. */
  progress: z
    .object({
      of: z.enum(['contacts', 'conversations']),
      done: z.number().int(),
      total: z.number().int().nullable(),
    })
    .nullable(),
  problem: problem.nullable(),
  /** Why messages in the outbox wait; null: nothing waits, or it is about to leave. */
  waitingFor: problem.nullable(),
  /** Everything that is read, in the order it is shown. */
  parts: z.array(syncPart),
  /** Requests a second that reading takes now; `isSlowed`: fewer than it may, since the server asked for it. */
  pace: z.object({ requestsPerSecond: z.number(), isSlowed: z.boolean() }),
  /** Something a person should know of once, such as a damaged file that was mended; `sync.dismiss` takes it away. */
  notice: problem.nullable(),
});
export type SyncStatus = z.infer<typeof syncStatus>;

export const syncRoutes = {
  'sync.status': route(z.object({ accountId }), syncStatus),
  /** Reads everything again, whatever was read last. */
  'sync.now': route(z.object({ accountId }), done),
  'sync.dismiss': route(z.object({ accountId }), done),
  /** Rows of one part that could not be read at all, as the server sent them. */
  'sync.unreadable': route(
    page.extend({ accountId, part: syncPartName }),
    z.object({ rows: z.array(z.object({ raw: z.string(), seenAt: time })), total: z.number().int() }),
  ),
};
