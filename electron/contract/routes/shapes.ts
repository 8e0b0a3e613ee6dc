import { z } from 'zod';
import { ERROR_CODES } from '../errors.ts';

/** Shapes that several domains share. Times are milliseconds since 1970 UTC; `null` means "not known". */

export const accountId = z.string().min(1).max(64);
export const phone = z.string().trim().min(1).max(64);
export const clientId = z.string().min(1).max(128);
export const time = z.number().int();

export const problem = z.object({
  code: z.enum(ERROR_CODES),
  message: z.string(),
  data: z.record(z.string(), z.unknown()).optional(),
});

/** A window on a list, and how many rows it has in all. */
export const page = z.object({
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(200).default(50),
});

export const nothing = z.object({}).default({});
export const done = z.object({});
