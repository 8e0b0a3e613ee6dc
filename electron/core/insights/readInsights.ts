import type { InsightPeriod, Insights } from '#contract/routes/insights.ts';
import type { HourCounts, Store } from '#core/store/store.ts';
import { foldHours } from './messageFigures.ts';
import { readChatsBegun, readTags, readWaits } from './pieces.ts';
import { responseFigures, responsesByDay, responseSpread } from './responses.ts';
import { clockSpans, dateOf, daysOf, type ClockSpan } from './zone.ts';

export type InsightStore = Pick<Store, 'insights' | 'meta'>;

export interface InsightQuery {
  readonly timeZone: string;
  readonly period: InsightPeriod;
  readonly before: InsightPeriod;
}

/** Everything the screen shows, read piece by piece; rejects with the signal's reason once that is aborted. */
export async function readInsights(
  { insights: queries, meta }: InsightStore,
  { timeZone, period, before }: InsightQuery,
  signal: AbortSignal,
): Promise<Insights> {
  const spans = clockSpans(period.from, period.to, timeZone);
  const days = daysOf(spans);
  const hours = foldHours(await readHours(spans));
  // Where the hours of the clock don't matter, one clock will do.
  const hoursBefore = foldHours(await readHours([{ ...before, shiftMs: 0 }]));
  const waits = await readWaits(queries, period, signal);
  const waitsBefore = await readWaits(queries, before, signal);
  const failures = await queries.failures(period);
  signal.throwIfAborted();
  const { begun, incomplete } = await readChatsBegun(queries, [period, before], signal);
  const tags = await readTags(queries, period, signal);
  const contacts = await contactsByDay();
  const [undated, oldestAt, asOf] = await Promise.all([
    queries.contactsUndated(),
    queries.oldestAt(),
    meta.get('conversations.asOf'),
  ]);
  const responses = responsesByDay(waits, days);

  return {
    asOf: asOf === null ? null : Number(asOf),
    oldestAt,
    incompleteChats: incomplete,
    totals: { ...hours.totals, ...responseFigures(waits), begun: begun[0] ?? 0 },
    before: { ...hoursBefore.totals, ...responseFigures(waitsBefore), begun: begun[1] ?? 0 },
    days: days.map((day, index) => ({
      date: dateOf(day.number),
      ...hours.ofDay(day.number),
      ...(responses[index] ?? responseFigures([])),
      ...(contacts[index] ?? { contacts: 0, optedIn: 0 }),
    })),
    hours: hours.hours,
    responseSpread: responseSpread(waits),
    failures,
    tags,
    undatedContacts: undated.contacts,
  };

  async function readHours(clocks: readonly ClockSpan[]): Promise<HourCounts[]> {
    const pieces: HourCounts[] = [];
    for (const { shiftMs, ...span } of clocks) {
      pieces.push(await queries.hours(span, shiftMs));
      signal.throwIfAborted();
    }
    return pieces;
  }

  /** As it stood at the end of each day, of those who are contacts now. */
  async function contactsByDay() {
    const [earlier, ...created] = await queries.contactsCreated([{ from: 0, to: period.from }, ...days]);
    let sum = earlier ?? { contacts: 0, optedIn: 0 };
    return created.map((more) => {
      sum = { contacts: sum.contacts + more.contacts, optedIn: sum.optedIn + more.optedIn };
      return sum;
    });
  }
}
