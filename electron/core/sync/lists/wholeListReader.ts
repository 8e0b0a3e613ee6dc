import type { InloboClient, RequestOptions } from '#core/inlobo/client.ts';
import type { WholeListQuery } from '#core/inlobo/endpoints/wholeList.ts';
import type { Answer, ApiFailure } from '#core/inlobo/outcome.ts';
import type { Clock } from '#core/ports.ts';
import type { ListPage } from '#core/records.ts';
import type { Store, WholeList } from '#core/store/store.ts';
import type { Step } from './listPart.ts';
import { NOTHING_READ, takePage, type WholeReading } from './wholeReading.ts';

export type ListName = 'groups' | 'autoReplies' | 'templates';

export interface ReadList<T> {
  readonly name: ListName;
  read(client: InloboClient, query: WholeListQuery, options: RequestOptions): Promise<Answer<ListPage<T>>>;
  /** How many are here. */
  count(): Promise<number>;
  replace(list: WholeList<T>): Promise<unknown>;
  keyOf(row: T): string;
}

export interface WholeListReader {
  readonly step: (signal: AbortSignal) => Promise<Step>;
  readonly restart: () => void;
}

/** A reading that was broken off longer ago begins anew: its first pages say too little of now. */
const RESUME_WITHIN_MS = 5 * 60_000;

/** Reads one list page by page and takes it in once it is whole and believable. */
export function createWholeListReader<T extends { readonly raw: unknown }>(
  deps: { readonly store: Store; readonly client: InloboClient; readonly clock: Clock },
  list: ReadList<T>,
): WholeListReader {
  const { store, client, clock } = deps;
  let underWay: { begunAt: number; touchedAt: number; reading: WholeReading<T> } | null = null;
  /** What the last reading brought that was not believed; the same a second time is. */
  let doubted: string | null = null;

  function begunOrResumed(): { readonly begunAt: number; readonly reading: WholeReading<T> } {
    const now = clock.now();
    const sinceMs = underWay ? now - underWay.touchedAt : Infinity;
    const isResumed = sinceMs >= 0 && sinceMs <= RESUME_WITHIN_MS;
    return underWay && isResumed ? underWay : { begunAt: now, reading: NOTHING_READ };
  }

  async function step(signal: AbortSignal): Promise<Step> {
    const { begunAt, reading } = begunOrResumed();
    const { pages, pageSize } = reading;
    const query = { page: pages + 1, ...(pages > 0 && { pageSize }) };
    const answer = await list.read(client, query, { signal });
    if (!answer.ok) {
      return isBeyondTheEnd(answer.outcome, reading)
        ? takeIn(reading, begunAt)
        : { kind: 'failed', failure: answer.outcome };
    }
    const taken = takePage(reading, answer.value);
    switch (taken.kind) {
      case 'more': {
        underWay = { begunAt, touchedAt: clock.now(), reading: taken.reading };
        const { rows, unreadable, total } = taken.reading;
        return { kind: 'going-on', progress: { done: rows.length + unreadable.length, total } };
      }
      case 'whole':
        return takeIn(taken.reading, begunAt);
      case 'broken':
        underWay = null;
        return { kind: 'doubted' };
    }
  }

  async function takeIn({ rows, unreadable }: WholeReading<T>, begunAt: number): Promise<Step> {
    underWay = null;
    if (!(await isBelieved(rows, unreadable))) return { kind: 'doubted' };
    await list.replace({ rows, unreadable, requestedAt: begunAt });
    return { kind: 'ended' };
  }

  /**
   * What would take away much of what is here and looks like a mistake (nothing at all, rows that can't be read, a row
   * twice and so perhaps another one missing) is believed when it comes a second time.
   */
  async function isBelieved(rows: readonly T[], unreadable: readonly unknown[]): Promise<boolean> {
    const [here, known] = await Promise.all([list.count(), store.unreadable.counts()]);
    const keys = rows.map((row) => list.keyOf(row)).sort();
    const isOdd =
      rows.length === 0 || unreadable.length > known[list.name] || new Set(keys).size < keys.length;
    const isSame = doubted === JSON.stringify([keys, unreadable.length]);
    doubted = null;
    if (here === 0 || !isOdd) return true;
    // Not one row that could be read: not the list, but how it is written, has changed.
    const isForeign = rows.length === 0 && unreadable.length > 0;
    if (isSame && !isForeign) return true;
    doubted = JSON.stringify([keys, unreadable.length]);
    return false;
  }

  return {
    step,
    restart() {
      underWay = null;
    },
  };
}

/** A server that does not page may refuse a page that it never promised. */
function isBeyondTheEnd(failure: ApiFailure, { pages, isMorePromised }: WholeReading<unknown>): boolean {
  const isRefused = failure.kind === 'refused' && [400, 404, 422].includes(failure.status);
  return pages > 0 && !isMorePromised && isRefused;
}
