import { z } from 'zod';
import { route } from '../route.ts';
import { accountId, nothing, time } from './shapes.ts';

/** What an account takes on this computer's disk, in bytes. */
export const accountSizes = z.object({
  accountId,
  label: z.string(),
  storeBytes: z.number().int(),
  backupBytes: z.number().int(),
  /** Damaged or replaced files that were set aside. */
  asideBytes: z.number().int(),
  lastBackupAt: time.nullable(),
});
export type AccountSizes = z.infer<typeof accountSizes>;

export const dataSizes = z.object({
  dataDir: z.string(),
  accounts: z.array(accountSizes),
  logBytes: z.number().int(),
  /** What the window's engine keeps to be quicker; null where it is not the app's. */
  cacheBytes: z.number().int().nullable(),
});
export type DataSizes = z.infer<typeof dataSizes>;

export const dataRoutes = {
  'data.sizes': route(nothing, dataSizes),
  /** Backs up the store now, while it is open. Throws DISK_FULL or DISK_REFUSED. */
  'data.backup': route(z.object({ accountId }), z.object({ at: time })),
  /** Deletes what can be had again: the engine's cache, old logs and files that were set aside. No message, no contact. */
  'data.clearCache': route(nothing, z.object({ freedBytes: z.number().int() })),
  /** What helps to find a fault, as JSON to read before it is sent: no key, no phone, no name, no message. */
  'data.diagnostics': route(nothing, z.object({ filename: z.string(), text: z.string() })),
};
