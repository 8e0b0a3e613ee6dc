import { z } from 'zod';
import { route } from '../route.ts';
import { accountId, done, problem, time } from './shapes.ts';

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
});
export type SyncStatus = z.infer<typeof syncStatus>;

export const syncRoutes = {
  'sync.status': route(z.object({ accountId }), syncStatus),
  'sync.now': route(z.object({ accountId }), done),
};
