import { z } from 'zod';
import { route } from '../route.ts';
import { accountId, done, page, problem, time } from './shapes.ts';

/**
 * A batch is many changes that are made one after the other: a bulk action or an import. It goes on by itself, also after
 * a restart, and keeps a result for every row until it is removed.
 */
export const batchKind = z.enum(['addTags', 'removeTags', 'optIn', 'optOut', 'remove', 'import']);
export type BatchKind = z.infer<typeof batchKind>;

/** `skipped`: nothing was sent for it, and `problem` says why. `cancelled`: the batch was stopped before its turn. */
export const batchRowState = z.enum(['waiting', 'sending', 'done', 'refused', 'skipped', 'cancelled']);
export type BatchRowState = z.infer<typeof batchRowState>;

export const batch = z.object({
  id: z.number().int(),
  kind: batchKind,
  /** What it is about: the tags, or the file's name. */
  title: z.string(),
  /** `filling`: its rows are still being put in; it begins after that. */
  state: z.enum(['filling', 'running', 'paused', 'cancelled', 'finished']),
  counts: z.record(batchRowState, z.number().int()),
  total: z.number().int(),
  createdAt: time,
  finishedAt: time.nullable(),
  /** Why it stands still although it runs: no way to the server, a refused key, a throttled account. */
  problem: problem.nullable(),
  /** How long what is left takes at its present pace (ms); null where that is not known. */
  remainingMs: z.number().nullable(),
});
export type Batch = z.infer<typeof batch>;

export const batchRow = z.object({
  id: z.number().int(),
  phone: z.string(),
  label: z.string(),
  op: z.enum(['create', 'update', 'remove']),
  state: batchRowState,
  problem: problem.nullable(),
  /** Of an import: the line of the file it came from, from 1. */
  line: z.number().int().nullable(),
});
export type BatchRow = z.infer<typeof batchRow>;

const one = z.object({ accountId, id: z.number().int() });

export const batchRoutes = {
  /** The newest first, at most 50. */
  'batches.list': route(z.object({ accountId }), z.object({ rows: z.array(batch) })),
  'batches.get': route(one, z.object({ batch: batch.nullable() })),
  /** In the order they are made. */
  'batches.rows': route(
    page.extend({ ...one.shape, states: z.array(batchRowState).optional() }),
    z.object({ rows: z.array(batchRow), total: z.number().int() }),
  ),
  'batches.pause': route(one, done),
  'batches.resume': route(one, done),
  /** What has not left stays unsent; what was done stays done. */
  'batches.cancel': route(one, done),
  /** Puts the refused rows in line again. */
  'batches.retry': route(one, done),
  /** Forgets a batch that ended, with its results. */
  'batches.remove': route(one, done),
  /**
   * A piece of a CSV file of the rows that were refused or skipped, with the reason: for an import with the cells as they
   * stood in its file. `next` as in `contacts.export`.
   */
  'batches.rejected': route(
    z.object({ ...one.shape, after: z.string().max(100).optional() }),
    z.object({ text: z.string(), next: z.string().nullable(), count: z.number().int() }),
  ),
};
