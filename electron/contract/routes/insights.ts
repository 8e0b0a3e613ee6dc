import { z } from 'zod';
import { route } from '../route.ts';
import { accountId, problem, time } from './shapes.ts';

const QUARTER_HOUR_MS = 900_000;
const LONGEST_MS = 1100 * 86_400_000;

/** `to` is not in it; whole quarters of an hour, as days begin on them in every time zone. */
export const insightPeriod = z
  .object({
    from: z.number().int().min(0).multipleOf(QUARTER_HOUR_MS),
    to: z.number().int().min(0).max(8.64e15).multipleOf(QUARTER_HOUR_MS),
  })
  .refine(({ from, to }) => from < to && to - from <= LONGEST_MS, {
    message: 'A period begins before it ends, and is no longer than three years.',
  });
export type InsightPeriod = z.infer<typeof insightPeriod>;

const count = z.number().int();

/**
 * Of messages by their status now; reactions count nowhere. `sent`: ours that left or were refused, which are
 * `delivered` (those read among them), `read`, `failed`, or only taken by the server. What waits in the outbox or is
 * uncertain is in none.
 */
const messageFigures = z.object({
  received: count,
  sent: count,
  delivered: count,
  read: count,
  failed: count,
});

/**
 * First responses: from a customer's first message after our last one to our next one that did not fail, whoever or
 * whatever wrote it, for the API does not say; they belong to when the customer wrote. `waiting` customers have none yet
 * and are not in the times. Times are null where nothing was answered.
 */
const responseFigures = z.object({
  answered: count,
  waiting: count,
  medianMs: z.number().nullable(),
  p90Ms: z.number().nullable(),
});

const insightTotals = messageFigures.extend({
  ...responseFigures.shape,
  /** Chats whose first message is of the period; only those whose whole history is here. */
  begun: count,
});
export type InsightTotals = z.infer<typeof insightTotals>;

/** A day of the calendar in the time zone that was asked for. */
const insightDay = messageFigures.extend({
  /** 2026-03-29. */
  date: z.string(),
  ...responseFigures.shape,
  /** Contacts that there are now and that were created before the day ended, and those of them opted in now. */
  contacts: count,
  optedIn: count,
});
export type InsightDay = z.infer<typeof insightDay>;

export const insights = z.object({
  /** When a conversation was last read from the server; null: never. */
  asOf: time.nullable(),
  /** The quarter of an hour of the oldest message here; null: there is none. */
  oldestAt: time.nullable(),
  /** Chats of which older messages are not here. */
  incompleteChats: count,
  totals: insightTotals,
  before: insightTotals,
  /** Every day of the period, those without anything too. */
  days: z.array(insightDay),
  /** By hour of the day, 24 hours each from Monday on: the one at 168 places. */
  hours: z.object({ received: z.array(count), sent: z.array(count) }),
  /** Answered first responses up to each of `RESPONSE_BOUNDS_MS`, and above the last. */
  responseSpread: z.array(count),
  /** The most frequent first; `problem` is null where the server gave no reason. */
  failures: z.array(z.object({ problem: problem.nullable(), count })),
  /** The busiest first, at most 20, by what contacts carry now. */
  tags: z.array(z.object({ tag: z.string(), received: count, sent: count })),
  /** Contacts without a time of creation: in no day. */
  undatedContacts: count,
});
export type Insights = z.infer<typeof insights>;

export const insightRoutes = {
  /**
   * From the local store alone. A reader that asks again gets the newer answer only: the older one ends as STOPPING. `timeZone`
   * is an IANA name; days and hours are told in it.
   */
  'insights.read': route(
    z.object({
      accountId,
      readerId: z.string().min(1).max(128),
      timeZone: z.string().max(100).refine(isTimeZone, { message: 'There is no such time zone.' }),
      period: insightPeriod,
      before: insightPeriod,
    }),
    insights,
  ),
  /** The reader wants no answer any more. */
  'insights.leave': route(z.object({ readerId: z.string().min(1).max(128) }), z.object({})),
};

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
