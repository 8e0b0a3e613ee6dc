import type { InsightPeriod, Insights } from '#contract/routes/insights.ts';
import type { ChatsBegun, Store, TaggedMessages, TagPlace, Waits } from '#core/store/store.ts';
import { DAY_MS } from './zone.ts';

type Queries = Store['insights'];

/** So much at once that others who ask the store meanwhile wait some hundredths of a second at most. */
const WAIT_DAYS = 30;
const CHATS_AT_ONCE = 10_000;
const TAGGED_AT_ONCE = 5_000;
const MOST_TAGS = 20;

/** The waits that began in the period, in the order of time. */
export async function readWaits(
  queries: Queries,
  { from, to }: InsightPeriod,
  signal: AbortSignal,
): Promise<Waits[]> {
  const pieces: Waits[] = [];
  for (let at = from; at < to; at += WAIT_DAYS * DAY_MS) {
    pieces.push(await queries.waits({ from: at, to: Math.min(to, at + WAIT_DAYS * DAY_MS) }));
    signal.throwIfAborted();
  }
  return pieces;
}

/** How many chats began in each of the periods, and of how many that is not known. */
export async function readChatsBegun(
  queries: Queries,
  periods: readonly InsightPeriod[],
  signal: AbortSignal,
): Promise<{ begun: number[]; incomplete: number }> {
  const begun = periods.map(() => 0);
  let incomplete = 0;
  for (let after: number | null = 0; after !== null;) {
    const piece: ChatsBegun = await queries.chatsBegun(periods, after, CHATS_AT_ONCE);
    signal.throwIfAborted();
    piece.begun.forEach((count, index) => (begun[index] = (begun[index] ?? 0) + count));
    incomplete += piece.incomplete;
    after = piece.next;
  }
  return { begun, incomplete };
}

/** The busiest tags of the period. */
export async function readTags(
  queries: Queries,
  period: InsightPeriod,
  signal: AbortSignal,
): Promise<Insights['tags']> {
  const sums = new Map<string, { received: number; sent: number }>();
  for (let after: TagPlace | null = { tagId: 0, personId: 0 }; after !== null;) {
    const piece: TaggedMessages = await queries.taggedMessages(period, after, TAGGED_AT_ONCE);
    signal.throwIfAborted();
    for (const { tag, received, sent } of piece.tags) {
      const sum = sums.get(tag) ?? { received: 0, sent: 0 };
      sums.set(tag, { received: sum.received + received, sent: sum.sent + sent });
    }
    after = piece.next;
  }
  const busyness = ({ received, sent }: { received: number; sent: number }) => received + sent;
  return [...sums]
    .map(([tag, sum]) => ({ tag, ...sum }))
    .filter((row) => busyness(row) > 0)
    .toSorted((one, other) => busyness(other) - busyness(one) || (one.tag < other.tag ? -1 : 1))
    .slice(0, MOST_TAGS);
}
