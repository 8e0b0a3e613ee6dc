import type { InloboClient } from '#core/inlobo/client.ts';
import { isNotFound, type ApiFailure } from '#core/inlobo/outcome.ts';
import type { Clock } from '#core/ports.ts';
import type { ContactsApplied, Store } from '#core/store/store.ts';
import { createContactPages } from './contactPages.ts';
import { isPastEnd, PAGE_SIZE } from './contactPass.ts';
import { createPageParts } from './pageParts.ts';

/** Reads who is in one group, a page a step. */
export interface MemberReading {
  readonly groupId: string;
  /** A page that failed is read again at the next step. */
  step(signal: AbortSignal): Promise<MemberStep>;
}

export type MemberStep =
  | { readonly kind: 'going-on' }
  | ReadMembers
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly failure: ApiFailure };

export interface ReadMembers {
  readonly kind: 'read';
  readonly isWhole: boolean;
  /** Fewer were seen than the server says there are, or some rows could not be read. */
  readonly isShort: boolean;
  /** Nobody is left, where there were some. */
  readonly isEmptied: boolean;
  /** Who was not seen is no member any more. */
  end(): Promise<void>;
}

export interface MemberReadingDeps {
  readonly store: Store;
  readonly client: InloboClient;
  readonly clock: Clock;
  /** Members are contacts, and some may be new here. */
  readonly onApplied: (applied: ContactsApplied) => void;
}

export function createMemberReading(
  deps: MemberReadingDeps,
  group: { readonly id: string; readonly memberCount: number },
): MemberReading {
  const { store, client, clock, onApplied } = deps;
  const groupId = group.id;
  const pages = createContactPages(PAGE_SIZE, []);
  const parts = createPageParts({ client, clock }, { groupId });
  const seen = new Set<string>();
  let unread = 0;
  let generation: number | null = null;

  function ended(of: number): MemberStep {
    const end = pages.end();
    if (!end) return { kind: 'going-on' };
    return {
      kind: 'read',
      isWhole: end.isWhole,
      isShort: unread > 0 || (end.leastTotal !== null && seen.size < end.leastTotal),
      isEmptied: seen.size === 0 && group.memberCount > 0,
      end: async () => {
        await store.groups.endMembers(groupId, of, clock.now(), true);
      },
    };
  }

  return {
    groupId,
    async step(signal) {
      generation ??= await store.groups.beginMembers(groupId);
      const number = pages.next();
      if (number === null) return ended(generation);
      const answer = await parts.ask(number, pages.size(), signal);
      if (answer.kind === 'more') {
        pages.released(number);
        return { kind: 'going-on' };
      }
      if (answer.kind === 'failed') {
        if (isPastEnd(number, answer.failure)) {
          pages.answered(number, { rows: 0, total: null, hasMore: false });
          return ended(generation);
        }
        pages.failed(number);
        return isNotFound(answer.failure) ? { kind: 'gone' } : { kind: 'failed', failure: answer.failure };
      }
      const { rows, unreadable, requestedAt, ...said } = answer.page;
      const before = seen.size;
      try {
        onApplied(await store.groups.applyMembers(groupId, generation, { rows, unreadable, requestedAt }));
      } catch (error) {
        pages.failed(number);
        throw error;
      }
      for (const { phone } of rows) seen.add(phone);
      unread += unreadable.length;
      pages.answered(number, { ...said, rows: rows.length + unreadable.length });
      if (rows.length + unreadable.length > 0) pages.applied([number], seen.size > before);
      return ended(generation);
    },
  };
}
