import { z } from 'zod';
import { route } from '../route.ts';
import { nothing } from './shapes.ts';

export const systemInfo = z.object({
  version: z.string(),
  host: z.enum(['electron', 'browser']),
  platform: z.string(),
  /** Where everything this app keeps lies. */
  dataDir: z.string(),
});
export type SystemInfo = z.infer<typeof systemInfo>;

export const systemRoutes = {
  'system.info': route(nothing, systemInfo),
};
