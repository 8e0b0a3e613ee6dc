import type { InloboClient } from '#core/inlobo/client.ts';
import { isNotFound, type ApiFailure } from '#core/inlobo/outcome.ts';
import type { Clock } from '#core/ports.ts';
import {
  packContacts,
  type ContactPage,
  type ContactPassState,
  type ContactsApplied,
  type Store,
} from '#core/store/store.ts';
import { isSearchable } from './contactCheck.ts';
import { createContactPages, type PagesEnd } from './contactPages.ts';
import { createPageParts, type WholePage } from './pageParts.ts';

/** The most the API gives on a page. */
export const PAGE_SIZE = 100;
/** Pages taken in together: a transaction costs about the same for one and for many, but others wait for it. */
const MOST_TOGETHER = 40;
const FEW_TOGETHER = 4;
const LONGEST_HELD_MS = 500;
/** Reading waits for the store where more is held. */
const MOST_HELD = 80;

/** One pass over the server's whole contact list: pages in parallel, taken in together. */
export interface ContactPass {
  readonly generation: number;
  readonly beganAt: number;
  hasNext(): boolean;
  /** The next request, if one is due. Gives the failure, or null; throws what the store throws. */
  next(): ((signal: AbortSignal) => Promise<ApiFailure | null>) | null;
  /** Different contacts seen so far. */
  seen(): number;
  /** Rows so far that could not be read. */
  unread(): number;
  total(): number | null;
  /** The phone of somebody it saw, who can be searched for; null: nobody. */
  someone(): string | null;
  /** Some row told when something last happened with its contact. */
  tellsActivity(): boolean;
  /** null while a page is to be asked for, under way, or not taken in. */
  end(): PagesEnd | null;
}

export interface ContactPassDeps {
  readonly store: Store;
  readonly client: InloboClient;
  readonly clock: Clock;
  readonly onApplied: (applied: ContactsApplied) => void;
}

export function createContactPass(deps: ContactPassDeps, state: ContactPassState): ContactPass {
  const { store, client, clock, onApplied } = deps;
  const { generation, beganAt } = state;
  const pages = createContactPages(PAGE_SIZE, state.pages);
  const parts = createPageParts({ client, clock });
  /** Answers that are not taken in yet. */
  const held: ContactPage[] = [];
  /** Pages with rows. */
  const filled = new Set<number>();
  let underWay = 0;
  let isTakingIn = false;
  let takingIn: Promise<void> = Promise.resolve();
  let { seen } = state;
  let unread = 0;
  let someone: string | null = null;
  let tellsActivity = false;

  async function read(page: number, signal: AbortSignal): Promise<ApiFailure | null> {
    const failure = await ask(page, signal);
    if (!isTakingIn) await (takingIn = takeIn());
    else if (held.length >= MOST_HELD) await takingIn.catch(() => undefined);
    return failure;
  }

  async function ask(page: number, signal: AbortSignal): Promise<ApiFailure | null> {
    underWay += 1;
    try {
      const answer = await parts.ask(page, pages.size(), signal);
      if (answer.kind === 'failed' && !isPastEnd(page, answer.failure)) {
        pages.failed(page);
        return answer.failure;
      }
      if (answer.kind === 'more') pages.released(page);
      else hold(page, answer.kind === 'page' ? answer.page : EMPTY);
      return null;
    } catch (error) {
      pages.failed(page);
      throw error;
    } finally {
      underWay -= 1;
    }
  }

  function hold(page: number, { rows, unreadable, requestedAt, ...said }: WholePage): void {
    pages.answered(page, { ...said, rows: rows.length + unreadable.length });
    if (rows.length + unreadable.length > 0) filled.add(page);
    held.push({ page, rows: packContacts(rows), unreadable, requestedAt });
    unread += unreadable.length;
    someone ??= rows.find((row) => isSearchable(row.phone))?.phone ?? null;
    tellsActivity ||= rows.some(({ lastActivityAt }) => lastActivityAt !== null);
  }

  /** Takes in what is held, as long as there is enough of it or nothing more to wait for. */
  async function takeIn(): Promise<void> {
    isTakingIn = true;
    try {
      while (held.length > 0 && (underWay === 0 || isEnough())) await apply(held.splice(0, MOST_TOGETHER));
    } finally {
      isTakingIn = false;
    }
  }

  function isEnough(): boolean {
    // Without a total, only what was taken in shows that the server repeats itself.
    const enough = pages.total() === null ? FEW_TOGETHER : MOST_TOGETHER;
    return held.length >= enough || clock.now() - (held[0]?.requestedAt ?? 0) >= LONGEST_HELD_MS;
  }

  async function apply(batch: readonly ContactPage[]): Promise<void> {
    try {
      const applied = await store.contacts.applyPages(generation, batch);
      const some = batch.map(({ page }) => page).filter((page) => filled.has(page));
      pages.applied(some, applied.seen > seen);
      seen = Math.max(seen, applied.seen);
      onApplied(applied);
    } catch (error) {
      for (const { page } of batch) pages.failed(page);
      throw error;
    }
  }

  return {
    generation,
    beganAt,
    hasNext: () => pages.hasNext(),
    next() {
      const page = pages.next();
      return page === null ? null : (signal) => read(page, signal);
    },
    seen: () => seen,
    unread: () => unread,
    total: () => pages.total(),
    someone: () => someone,
    tellsActivity: () => tellsActivity,
    end: () => (held.length === 0 && !isTakingIn ? pages.end() : null),
  };
}

/** Some servers have no page after the last. */
export function isPastEnd(page: number, failure: ApiFailure): boolean {
  return page > 1 && isNotFound(failure);
}

const EMPTY: WholePage = { rows: [], unreadable: [], total: null, hasMore: false, requestedAt: 0 };
