import { z } from 'zod';
import { route } from '../route.ts';
import { message } from './messages.ts';
import { accountId, page, problem, time } from './shapes.ts';

/** A message of ours that has not simply left: queued, sending, uncertain or failed. */
export const outboxRow = z.object({
  message,
  /** The recipient's name; null where the number is in no contact list. */
  name: z.string().nullable(),
  /** When it may leave at the earliest; null: in its turn, or once a person has acted. */
  dueAt: time.nullable(),
  /** Requests that left for it. */
  attempts: z.number().int(),
  /** What the last try met, for what waits to be tried again. */
  waitsBecause: problem.nullable(),
});
export type OutboxRow = z.infer<typeof outboxRow>;

export const outboxCounts = z.object({
  waiting: z.number().int(),
  uncertain: z.number().int(),
  /** Of the uncertain, those that were looked for in vain: the person is asked. */
  asked: z.number().int(),
  failed: z.number().int(),
});
export type OutboxCounts = z.infer<typeof outboxCounts>;

export const outboxRoutes = {
  /** What waits to leave, in the order it will, then what is uncertain, then what failed, newest first. */
  'outbox.list': route(
    page.extend({ accountId }),
    z.object({
      rows: z.array(outboxRow),
      total: z.number().int(),
      counts: outboxCounts,
      /** Why nothing leaves now, and until when; null where sending goes on. */
      held: z.object({ problem, until: time.nullable() }).nullable(),
    }),
  ),
};
