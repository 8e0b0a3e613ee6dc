import { z } from 'zod';
import { route } from '../route.ts';
import { nothing, problem, time } from './shapes.ts';

/**
 * `unavailable`: this installation does not update itself (run from its sources, or a package the system updates).
 * `ready`: downloaded; it is installed when the app is quit, or by `updates.install`.
 */
export const updateStatus = z.object({
  state: z.enum(['unavailable', 'off', 'idle', 'checking', 'available', 'downloading', 'ready', 'failed']),
  /** The version that was found. */
  version: z.string().nullable(),
  /** 0–100 while downloading. */
  percent: z.number().nullable(),
  checkedAt: time.nullable(),
  problem: problem.nullable(),
});
export type UpdateStatus = z.infer<typeof updateStatus>;

export const updateRoutes = {
  'updates.status': route(nothing, updateStatus),
  'updates.check': route(nothing, updateStatus),
  /** Closes the app in order and starts the new version. */
  'updates.install': route(nothing, updateStatus),
};
