import { z } from 'zod';

/** Of `wrongType`: what is of another type than it should be. */
export const WRONG_TYPES = [
  'bodyText',
  'bodyNumber',
  'bodyNull',
  'dataText',
  'dataNumber',
  'dataNull',
  'dataObject',
  'rowTexts',
  'rowNulls',
  'rowMix',
  'fields',
] as const;
export type WrongType = (typeof WRONG_TYPES)[number];

/** Of `future`: which times are told, or how. */
export const ODD_TIMES = ['ahead', 'before1970', 'seconds', 'milliseconds'] as const;
export type OddTime = (typeof ODD_TIMES)[number];

/**
 * What goes wrong, where, and how often.
 *
 * On the way: `refuse` closes new connections before a byte is read (`match` does not count there). `reset` cuts the
 * connection, `hang` never answers, `cut` breaks off in the middle of the body; `truncated` is a whole HTTP answer with
 * half its JSON, `html` and `empty` are pages no API should send, `status` answers with that status, `cloud` is a 502
 * with a Cloud API error inside. `delay` holds the request up and then lets it through. `huge` is the answer in a body
 * of `megabytes`.
 *
 * In a body that is JSON as it should be: `wrongType` has texts, numbers, null or objects where lists, rows or fields
 * should be; ids and phones stay. `repeat` gives the page before the one asked for, under the number asked for. `total`
 * lies about how many there are (`contact_count` too). `future` tells times years ahead, before 1970, or as seconds or
 * milliseconds. `shuffle` gives the rows of a page in another order, one of them twice and one not at all.
 *
 * `accepted`: the request takes effect first (a send is in the ledger), and only the answer is spoilt.
 */
export const faultSchema = z
  .strictObject({
    kind: z.enum([
      ...['delay', 'refuse', 'reset', 'hang', 'cut', 'truncated', 'html', 'empty', 'status', 'cloud', 'huge'],
      ...['wrongType', 'repeat', 'total', 'future', 'shuffle'],
    ] as const),
    /** `POST /messages/*`, `/contacts/*`, `*`: a method (or none) and a path under the base URL; `*` stands for anything. */
    match: z.string().max(500).default('*'),
    /** Parameters the request must have: `{"page": "2", "group_id": null}`; null: without it, `*`: with any value. */
    query: z.record(z.string(), z.string().nullable()).optional(),
    /** How many requests it hits; `always` until it is cleared. By default one, or `always` where there is a rate. */
    times: z.union([z.number().int().min(1), z.literal('always')]).optional(),
    /** Hits that share of matching requests, by a chance of its own that `seed` sets. */
    rate: z.number().min(0).max(1).optional(),
    seed: z.number().int().optional(),
    /** By default true where an answer is spoilt, else false. What is wrong inside a body needs the true answer first. */
    accepted: z.boolean().optional(),
    delayMs: z.number().int().min(0).max(3_600_000).default(1000),
    /** Of `status` (500) and `html` (502). */
    status: z.number().int().min(200).max(599).optional(),
    /** Sends Retry-After: whole seconds, or that instant as an HTTP date. */
    retryAfterS: z.number().int().min(0).optional(),
    retryAfterForm: z.enum(['seconds', 'date']).default('seconds'),
    /** Of `cloud`. */
    code: z.number().int().default(131000),
    /** Of `huge`. */
    megabytes: z.number().int().min(1).max(4096).default(50),
    /** Of `total`: the total that is told, or by how much the true one is multiplied. */
    total: z.number().int().min(0).optional(),
    factor: z.number().min(0).default(2),
    /** Of `wrongType` and `future`; by default each hit draws one. */
    variant: z.enum([...WRONG_TYPES, ...ODD_TIMES]).optional(),
  })
  .refine(
    ({ kind, variant }) =>
      variant === undefined ||
      (kind === 'wrongType' && isWrongType(variant)) ||
      (kind === 'future' && !isWrongType(variant)),
    { path: ['variant'], error: 'This kind of fault has no such variant.' },
  );

export type FaultInput = z.input<typeof faultSchema>;
export type Fault = z.output<typeof faultSchema>;
export type FaultKind = Fault['kind'];

export function isWrongType(variant: WrongType | OddTime): variant is WrongType {
  return (WRONG_TYPES as readonly string[]).includes(variant);
}

const SPOILS_THE_ANSWER: readonly FaultKind[] = [
  ...(['cut', 'truncated', 'empty', 'huge', 'wrongType', 'repeat', 'total', 'future', 'shuffle'] as const),
];

/** Whether the request takes effect before the fault shows. */
export function isAccepted({ kind, accepted }: Fault): boolean {
  return accepted ?? SPOILS_THE_ANSWER.includes(kind);
}
