import { z } from 'zod';

/**
 * What goes wrong, where, and how often.
 *
 * `refuse` closes new connections before a byte is read (`match` does not count there). `reset` cuts the connection,
 * `hang` never answers, `cut` breaks off in the middle of the body; `truncated` is a whole HTTP answer with half its
 * JSON, `html` and `empty` are pages no API should send, `status` answers with that status, `cloud` is a 502 with a
 * Cloud API error inside. `delay` holds the request up and then lets it through.
 *
 * `accepted`: the request takes effect first (a send is in the ledger), and only the answer is spoilt.
 */
export const faultSchema = z.strictObject({
  kind: z.enum(['delay', 'refuse', 'reset', 'hang', 'cut', 'truncated', 'html', 'empty', 'status', 'cloud']),
  /** `POST /messages/*`, `/contacts/*`, `*`: a method (or none) and a path under the base URL; `*` stands for anything. */
  match: z.string().max(500).default('*'),
  /** How many requests it hits; `always` until it is cleared. By default one, or `always` where there is a rate. */
  times: z.union([z.number().int().min(1), z.literal('always')]).optional(),
  /** Hits that share of matching requests, by a chance of its own that `seed` sets. */
  rate: z.number().min(0).max(1).optional(),
  seed: z.number().int().optional(),
  /** By default true where an answer is spoilt (cut, truncated, empty), else false. */
  accepted: z.boolean().optional(),
  delayMs: z.number().int().min(0).max(3_600_000).default(1000),
  /** Of `status` (500) and `html` (502). */
  status: z.number().int().min(200).max(599).optional(),
  /** Sends Retry-After: whole seconds, or that instant as an HTTP date. */
  retryAfterS: z.number().int().min(0).optional(),
  retryAfterForm: z.enum(['seconds', 'date']).default('seconds'),
  /** Of `cloud`. */
  code: z.number().int().default(131000),
});

export type FaultInput = z.input<typeof faultSchema>;
export type Fault = z.output<typeof faultSchema>;

/** Whether the request takes effect before the fault shows. */
export function isAccepted({ kind, accepted }: Fault): boolean {
  return accepted ?? (kind === 'cut' || kind === 'truncated' || kind === 'empty');
}
